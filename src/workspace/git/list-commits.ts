import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { explainFailure } from './explain-failure.js';
import { expectSuccess, type Repository } from './repository.js';
import { runGit, spawnGit, startFailure } from './run-git.js';

export interface Commit {
  readonly id: string;
  /**
   * The nearest ancestors that are listed, too; several for a merge that is unlike each of them. A meaning changed in
   * a merge only where it differs from the meaning in every parent.
   */
  readonly parents: readonly string[];
  /** As `.mailmap` has it. */
  readonly author: string;
  /** When it was written, ISO 8601 with the author's offset. */
  readonly date: string;
  /** The first line of the message. */
  readonly subject: string;
  /** A shallow clone ends here: what looks new in this commit may be older. */
  readonly isShallowEnd: boolean;
}

export interface CommitRange {
  /** Folders and files relative to the top; only commits that touch one are listed. `''` is everything. */
  readonly paths: readonly string[];
  /** A commit id to start from; default HEAD. */
  readonly from?: string;
  readonly limit?: number;
}

const FIELDS = ['%H', '%P', '%aN', '%aI', '%s'];

/**
 * The commits that touched the paths, newest first and none before its children, over all branches that were merged
 * (a pull request's own commits are where the work is told, its merge is not). A branch whose changes a merge did not
 * take is left out, as `git log -- PATH` does. Renames are not followed: list the folder, not the file.
 * Stopping early ends git. Throws GitError.
 */
export async function* listCommits(repository: Repository, range: CommitRange): AsyncGenerator<Commit> {
  const from = range.from ?? repository.head;
  if (from === null || range.limit === 0) return;
  const ends = await shallowEnds(repository);
  const paths = range.paths.filter((path) => path !== '');
  const args = [
    'log',
    '-z',
    `--format=tformat:${FIELDS.join('%x00')}`,
    '--encoding=UTF-8',
    '--date-order',
    '--parents',
    '--no-patch',
    ...(range.limit === undefined ? [] : [`--max-count=${range.limit}`]),
    '--end-of-options',
    from,
    '--',
    ...(paths.length < range.paths.length ? [] : paths),
  ];
  let fields: string[] = [];
  for await (const field of nullTerminated(repository, args)) {
    fields.push(field);
    if (fields.length < FIELDS.length) continue;
    const [id = '', parents = '', author = '', date = '', subject = ''] = fields;
    fields = [];
    yield {
      id,
      parents: parents.split(' ').filter((parent) => parent !== ''),
      author,
      date,
      subject,
      isShallowEnd: ends.has(id),
    };
  }
}

/** What git writes, cut at NUL. */
async function* nullTerminated(repository: Repository, args: readonly string[]): AsyncGenerator<string> {
  const child = spawnGit(repository, args);
  child.stdin.on('error', () => {}).end();
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = new Promise<Error | null>((done) => {
    child.on('error', (error) => done(startFailure(error, repository)));
    child.on('close', (code) => done(code === 0 ? null : explainFailure(stderr, repository)));
  });
  try {
    let rest = '';
    for await (const text of child.stdout.setEncoding('utf8')) {
      const pieces = `${rest}${text}`.split('\0');
      rest = pieces.pop() ?? '';
      yield* pieces;
    }
    const failure = await ended;
    if (failure) throw failure;
  } finally {
    child.kill();
  }
}

/** The commits whose parents a shallow clone left out. */
async function shallowEnds(repository: Repository): Promise<ReadonlySet<string>> {
  if (!repository.isShallow) return new Set();
  const named = expectSuccess(await runGit(repository, ['rev-parse', '--git-path', 'shallow']), repository);
  const listed = await readFile(resolve(repository.directory, named.replace(/\r?\n$/, '')), 'utf8');
  return new Set(listed.split('\n').filter((id) => id !== ''));
}
