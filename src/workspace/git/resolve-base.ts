import { GitError } from './git-error.js';
import { fetchHelp, historyHelp, suggestRef } from './ref-help.js';
import { expectSuccess, type Repository } from './repository.js';
import { runGit } from './run-git.js';

export interface Base {
  /** The ref as people wrote it. */
  readonly ref: string;
  /** The full id of the commit it names. */
  readonly commit: string;
}

/**
 * The commit that `ref` names: a branch, tag, commit or any other revision git knows (`HEAD~2`, `main@{1.day.ago}`).
 *
 * A ref is taken as it is, not as the point where the two histories parted: what is to be merged is compared with what
 * is there today, which is what a pull request's merge commit and the branch it goes into need. `REF...` (three dots, as
 * in `git diff`) compares with the last commit that REF and HEAD have in common, for a branch that is behind.
 *
 * Throws GitError when there is no such commit in this clone.
 */
export async function resolveBase(repository: Repository, ref: string): Promise<Base> {
  const parting = /^(.+?)\.\.\.(?:HEAD)?$/s.exec(ref)?.[1];
  if (parting === undefined) return { ref, commit: await resolveCommit(repository, ref) };
  const commit = await resolveCommit(repository, parting);
  return { ref, commit: await mergeBase(repository, parting, commit) };
}

async function resolveCommit(repository: Repository, ref: string): Promise<string> {
  const id = await resolveId(repository, ref);
  const peeled = await runGit(repository, ['rev-parse', '--verify', '--quiet', `${id}^{commit}`]);
  if (peeled.code === 0) return peeled.stdout.trim();
  const type = await runGit(repository, ['cat-file', '-t', id]);
  if (type.code !== 0) {
    // A full id is accepted before anyone looks whether there is such an object.
    if (ref === id) throw await unknownRef(repository, ref);
    const message = `\`${ref}\` names ${id}, which is missing from this repository`;
    throw new GitError('missing-object', message, '`git fsck` tells what is damaged');
  }
  throw new GitError('not-a-commit', `\`${ref}\` names a ${type.stdout.trim()}, not a commit`);
}

async function resolveId(repository: Repository, ref: string): Promise<string> {
  if (ref === '' || ref.includes('\0')) throw new GitError('unknown-ref', 'the ref to compare with is empty');
  const found = await runGit(repository, ['rev-parse', '--verify', '--end-of-options', ref]);
  if (/^warning: refname .* is ambiguous/m.test(found.stderr)) {
    throw new GitError(
      'ambiguous-ref',
      `\`${ref}\` is the name of a branch and of a tag`,
      `write \`refs/heads/${ref}\` or \`refs/tags/${ref}\``,
    );
  }
  if (/is ambiguous/.test(found.stderr)) {
    throw new GitError(
      'ambiguous-ref',
      `\`${ref}\` is the beginning of more than one id`,
      'write more of it',
    );
  }
  if (found.code !== 0) throw await unknownRef(repository, ref);
  return found.stdout.trim();
}

async function unknownRef(repository: Repository, ref: string): Promise<GitError> {
  if (repository.head === null) return new GitError('unknown-ref', 'this repository has no commit yet');
  const [start = ''] = ref.split(/[~^@:]/, 1);
  if (repository.isShallow && start !== ref) {
    const known = await runGit(repository, [
      'rev-parse',
      '--verify',
      '--quiet',
      '--end-of-options',
      start || 'HEAD',
    ]);
    if (known.code === 0) {
      const message = `\`${ref}\` lies before the history of this shallow clone begins`;
      return new GitError('shallow-history', message, historyHelp(repository));
    }
  }
  const near = await suggestRef(repository, ref);
  const help = await fetchHelp(repository, start);
  const question = near === null ? '' : `; did you mean \`${near}\`?`;
  return repository.isShallow
    ? new GitError('shallow-history', `there is no \`${ref}\` in this shallow clone${question}`, help)
    : new GitError('unknown-ref', `there is no branch, tag or commit \`${ref}\` here${question}`, help);
}

async function mergeBase(repository: Repository, ref: string, commit: string): Promise<string> {
  const { head } = repository;
  if (head === null) throw new GitError('no-merge-base', 'this repository has no commit yet');
  const found = await runGit(repository, ['merge-base', commit, head]);
  if (found.code === 0) return found.stdout.split('\n', 1)[0]?.trim() ?? '';
  if (found.code !== 1) expectSuccess(found, repository);
  const message = `\`${ref}\` and HEAD have no commit in common`;
  if (repository.isShallow) {
    throw new GitError('shallow-history', `${message} in this shallow clone`, historyHelp(repository));
  }
  throw new GitError('no-merge-base', message, `compare with \`${ref}\` itself, without the dots`);
}
