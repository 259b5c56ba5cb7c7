import type { RequestHandler } from 'express';
import type { ServeLogger } from '../logger.js';

/** One line a request: never its query string, its body or its headers, which hold tokens and values. */
export function logAccess(logger: ServeLogger): RequestHandler {
  return (request, response, next) => {
    const started = performance.now();
    // A router that answers strips from it what it was mounted at.
    const { path } = request;
    response.once('finish', () => {
      logger('info', 'request', {
        requestId: request.headers['x-request-id'],
        method: request.method,
        path,
        status: response.statusCode,
        ms: Math.round(performance.now() - started),
      });
    });
    next();
  };
}
