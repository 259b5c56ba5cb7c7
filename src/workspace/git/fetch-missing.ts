import type { Repository } from './repository.js';
import { runGit } from './run-git.js';

/**
 * Gets what a partial clone lacks of `blobs` with one request; git would otherwise make one for each blob.
 * `trees` hold them: git tells what is missing only of trees. When the request fails nothing is said here: whoever
 * reads the blob is told why it cannot be had.
 */
export async function fetchMissing(
  repository: Repository,
  blobs: ReadonlySet<string>,
  trees: Iterable<string>,
): Promise<void> {
  const [remote] = repository.promisors;
  if (remote === undefined) return;
  const listing = ['rev-list', '--objects', '--no-object-names', '--missing=print', '--no-walk', '--stdin'];
  const listed = await runGit(repository, listing, [...trees].map((id) => `${id}\n`).join(''));
  const missing = listed.stdout
    .split('\n')
    .filter((line) => line.startsWith('?') && blobs.has(line.slice(1)))
    .map((line) => `${line.slice(1)}\n`);
  if (missing.length < 2) return;
  // The options git itself fetches missing objects with.
  const fetching = [
    '-c',
    'fetch.negotiationAlgorithm=noop',
    'fetch',
    '--quiet',
    '--no-tags',
    '--no-write-fetch-head',
    '--recurse-submodules=no',
    '--filter=blob:none',
    '--stdin',
    remote,
  ];
  await runGit(repository, fetching, missing.join(''));
}
