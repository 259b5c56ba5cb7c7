import { WarehouseError } from './data-source.js';

const DEFAULT_SECONDS = 600;

/** How long one query may run, in milliseconds: ACCORD_QUERY_TIMEOUT in seconds, else 10 minutes. */
export function readQueryTimeout(env: NodeJS.ProcessEnv = process.env): number {
  const text = env.ACCORD_QUERY_TIMEOUT;
  if (text === undefined || text === '') return DEFAULT_SECONDS * 1000;
  const seconds = Number(text);
  if (!Number.isFinite(seconds) || seconds <= 0) {
    throw new WarehouseError(`ACCORD_QUERY_TIMEOUT is a number of seconds above 0, not "${text}".`);
  }
  return seconds * 1000;
}
