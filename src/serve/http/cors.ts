import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { isLoopback } from '../auth.js';

export type OriginCheck = (origin: string) => boolean;

/** In the demo pages of this machine may ask; otherwise exactly the listed origins, and none by default. */
export function allowOrigins(origins: readonly string[], demo: boolean): OriginCheck {
  const listed = new Set(origins);
  return (origin) =>
    listed.has(origin) || (demo && URL.canParse(origin) && isLoopback(new URL(origin).hostname));
}

export function answerCors(isAllowed: OriginCheck): RequestHandler {
  return (request, response, next) => {
    response.vary('Origin');
    const { origin } = request.headers;
    if (origin !== undefined && isAllowed(origin)) {
      response.setHeader('Access-Control-Allow-Origin', origin);
      response.setHeader('Access-Control-Expose-Headers', 'x-request-id');
      if (request.method === 'OPTIONS') {
        response.setHeader('Access-Control-Allow-Methods', 'GET,POST,DELETE');
        response.setHeader('Access-Control-Allow-Headers', 'authorization,content-type,x-request-id');
        response.setHeader('Access-Control-Max-Age', '600');
      }
    }
    if (request.method === 'OPTIONS') response.status(204).end();
    else next();
  };
}

/**
 * Browsers apply no CORS to WebSockets, so a page anywhere could open one. Programs send no Origin; a page of this very
 * server has its host.
 */
export function isSocketOriginAllowed(request: IncomingMessage, isAllowed: OriginCheck): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  return isAllowed(origin) || (URL.canParse(origin) && new URL(origin).host === host);
}
