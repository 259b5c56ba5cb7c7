import { expect } from 'vitest';
import { GitError, type GitErrorKind } from '../../../../src/workspace/git/git-error.js';

/** The error of this kind that a promise ends with. */
export async function expectGitError(promise: Promise<unknown>, kind: GitErrorKind): Promise<GitError> {
  const error = await promise.then(
    (value) => expect.fail(`expected ${kind}, got ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  );
  if (!(error instanceof GitError)) throw error;
  expect(`${error.kind}: ${error.message}`).toMatch(new RegExp(`^${kind}: `));
  return error;
}
