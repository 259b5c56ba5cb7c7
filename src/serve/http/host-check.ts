import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { isLoopback } from '../auth.js';

/**
 * Whether the request was meant for this machine. A web page can make a browser send requests here under its own name
 * (DNS rebinding); the Host header then holds that name.
 */
export function isForLoopback(request: IncomingMessage): boolean {
  const host = request.headers.host;
  return (
    host !== undefined && URL.canParse(`http://${host}`) && isLoopback(new URL(`http://${host}`).hostname)
  );
}

export const requireLoopbackHost: RequestHandler = (request, response, next) => {
  if (isForLoopback(request)) next();
  else response.status(403).json({ error: 'The demo answers only at localhost.' });
};
