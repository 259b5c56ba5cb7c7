import type { ServeLogger } from './logger.js';

/** What Cube's gateway passes to its one error handler. */
export interface GatewayFailure {
  readonly e: unknown;
  readonly context?: { readonly requestId?: string };
  readonly res: (message: object, options?: { status: number }) => unknown;
}

/** Whether an error of a driver or of Cube's queue says that a query reached its limit. */
export function isTooSlow(text: string): boolean {
  return TOO_SLOW.test(text);
}

const TOO_SLOW = /stopped after|statement timeout|Query execution timeout|canceling statement/i;

/** Errors Cube or we wrote for the person who asks; every other text may be the database's own. */
function isMeantForClient(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const isHandlerError = 'status' in error && typeof error.status === 'number';
  const isUserError = 'type' in error && error.type === 'UserError';
  return isHandlerError || isUserError || isContinueWait(error);
}

function isContinueWait(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'error' in error && error.error === 'Continue wait';
}

/**
 * Database and internal errors go to the log in full, and to the client as a short sentence with the request's id.
 *
 * @returns whether the failure was answered
 */
export function answerSafely(failure: GatewayFailure, logger: ServeLogger): boolean {
  const { e, res, context } = failure;
  if (isMeantForClient(e)) return false;
  const requestId = context?.requestId ?? 'unknown';
  const fromDatabase = typeof e === 'object' && e !== null && 'error' in e;
  const text = readText(fromDatabase ? e.error : e);
  logger('error', fromDatabase ? 'query failed' : 'request failed', { requestId, error: text });
  res(
    { error: `${chooseSentence(fromDatabase, text)} (request ${requestId})` },
    { status: fromDatabase ? 400 : 500 },
  );
  return true;
}

function chooseSentence(fromDatabase: boolean, text: string): string {
  if (isTooSlow(text)) return 'The query took longer than allowed.';
  return fromDatabase
    ? 'The database could not answer this query.'
    : 'The server could not answer this request.';
}

function readText(error: unknown): string {
  if (error instanceof Error) return error.stack ?? error.message;
  return typeof error === 'string' ? error : JSON.stringify(error);
}
