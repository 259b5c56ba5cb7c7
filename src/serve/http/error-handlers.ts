import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { ServeLogger } from '../logger.js';

/** A body that is too large or no JSON is the sender's error; Cube would call it an internal one. */
export const answerBodyErrors: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  if (status === 413) response.status(413).json({ error: 'The request body is too large.' });
  else if (typeof status === 'number' && status < 500)
    response.status(status).json({ error: 'The request body is not JSON.' });
  else next(error);
};

export const answerNotFound: RequestHandler = (_request, response) => {
  response.status(404).json({ error: 'Not found' });
};

/** The last one: says nothing about the inside, and keeps Express from printing the stack. */
export function answerFailures(logger: ServeLogger): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const requestId = request.headers['x-request-id'];
    if (response.headersSent) return;
    logger('error', 'request failed', {
      requestId,
      error: error instanceof Error ? error.stack : String(error),
    });
    response
      .status(500)
      .json({ error: `The server could not answer this request. (request ${String(requestId)})` });
  };
}
