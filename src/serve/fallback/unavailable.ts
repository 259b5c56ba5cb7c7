import { UserError } from './user-error.js';

const HOW =
  "needs Cube's native addon, which is not installed here. On a connected machine run `npm rebuild @cubejs-backend/native` and start again.";

/** A door that only the addon can open: says so, and how to get it. */
export function refuse(what: string): () => never {
  return () => {
    throw new UserError(`${what} ${HOW}`);
  };
}

/** The same for calls whose callers await a promise. */
export function refuseLater(what: string): () => Promise<never> {
  const now = refuse(what);
  return async () => now();
}
