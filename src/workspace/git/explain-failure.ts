import { GitError } from './git-error.js';
import type { GitPlace } from './run-git.js';

/** What git's own words for a failure mean, and what to do about it. */
export function explainFailure(stderr: string, place: GitPlace): GitError {
  if (/dubious ownership|is owned by someone else/.test(stderr)) {
    const folder = /--add safe\.directory (\S.*)$/m.exec(stderr)?.[1] ?? place.directory;
    return new GitError(
      'unsafe-directory',
      'git does not trust this repository: its folder belongs to another user',
      `git config --global --add safe.directory ${folder}`,
    );
  }
  if (/not a git repository/.test(stderr)) {
    const named = place.environment.GIT_DIR;
    return named === undefined
      ? new GitError('no-repository', `${place.directory} is not in a git repository`)
      : new GitError('no-repository', `GIT_DIR names ${named}, which is not a git repository`);
  }
  if (/must be run in a work tree/.test(stderr)) {
    return new GitError('no-repository', `${place.directory} is in a bare repository, without files`);
  }
  if (/could not fetch|promisor remote|lazy fetching disabled/.test(stderr)) {
    return new GitError(
      'missing-object',
      `this clone is partial, and what is missing could not be fetched (${firstReason(stderr)})`,
      'make the remote reachable with credentials, or clone without `--filter`',
    );
  }
  return new GitError('git-failed', `git failed: ${firstReason(stderr)}`);
}

/** The first line that gives a reason, without its label. */
export function firstReason(stderr: string): string {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  const line = lines.find((each) => /^(fatal|error): /.test(each)) ?? lines[0] ?? 'it gave no reason';
  return line.replace(/^(fatal|error): /, '').trim();
}
