import { realpathSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { explainFailure } from './explain-failure.js';
import { gitEnvironment } from './git-environment.js';
import { GitError } from './git-error.js';
import { type GitOutput, type GitPlace, runGit } from './run-git.js';

/** A repository with files, seen from a folder in it. */
export interface Repository extends GitPlace {
  /** The top folder of its files; absolute. Git runs here. */
  readonly directory: string;
  /** The folder it was opened from, relative to the top, `/` separated; `''` for the top itself. */
  readonly prefix: string;
  /** The commit checked out; null before the first. */
  readonly head: string | null;
  readonly isShallow: boolean;
  /** The remotes that hold what a partial clone left out; none where the clone is complete. */
  readonly promisors: readonly string[];
  /** Bytes of an object id: 20 for SHA-1, 32 for SHA-256. */
  readonly idLength: number;
}

interface Surroundings {
  readonly environment?: NodeJS.ProcessEnv;
  /** What relative paths in the environment are relative to, and the files' folder when only GIT_DIR is given. */
  readonly folder?: string;
}

/** The repository that holds a folder. Throws GitError when there is none, or git may not or cannot read it. */
export async function openRepository(directory: string, from: Surroundings = {}): Promise<Repository> {
  const { folder = process.cwd() } = from;
  const outside = {
    directory: resolve(folder, directory),
    environment: gitEnvironment(from.environment, folder),
  };
  const top = await topFolder(outside, folder);
  const prefix = prefixOf(outside.directory, top);
  const environment = pinned(outside.environment, top);
  const place: GitPlace = { directory: top, environment };
  const [facts, head, promisors] = await Promise.all([
    runGit(place, ['rev-parse', '--is-shallow-repository', '--show-object-format']),
    runGit(place, ['rev-parse', '--verify', '--quiet', 'HEAD']),
    runGit(place, [
      'config',
      '-z',
      '--get-regexp',
      String.raw`^(remote\..*\.promisor|extensions\.partialclone)$`,
    ]),
  ]);
  const [shallow, format] = expectSuccess(facts, place).split('\n');
  return {
    ...place,
    prefix,
    head: head.code === 0 ? head.stdout.trim() : null,
    isShallow: shallow === 'true',
    promisors: promisorsIn(promisors.stdout),
    idLength: format === 'sha256' ? 32 : 20,
  };
}

/** What git answered; throws GitError in words when it failed. */
export function expectSuccess(output: GitOutput, place: GitPlace): string {
  if (output.code !== 0) throw explainFailure(output.stderr, place);
  return output.stdout;
}

async function topFolder(place: GitPlace, folder: string): Promise<string> {
  const { GIT_DIR: named, GIT_WORK_TREE: files } = place.environment;
  // With only GIT_DIR given, as in a hook, the files' folder is where the command was started.
  const start = named !== undefined && files === undefined ? { ...place, directory: folder } : place;
  const top = expectSuccess(await runGit(start, ['rev-parse', '--show-toplevel']), start);
  return realpathSync.native(resolve(start.directory, top.replace(/\r?\n$/, '')));
}

/** So that commands run from the top mean the same repository as those run from the folder asked about. */
function pinned(environment: NodeJS.ProcessEnv, top: string): NodeJS.ProcessEnv {
  return environment.GIT_DIR === undefined ? environment : { ...environment, GIT_WORK_TREE: top };
}

function prefixOf(directory: string, top: string): string {
  const prefix = relative(top, realpathSync.native(directory)).replaceAll('\\', '/');
  if (prefix === '..' || prefix.startsWith('../')) {
    throw new GitError(
      'outside-repository',
      `${directory} is not in the repository ${top}`,
      'GIT_DIR and GIT_WORK_TREE choose the repository when they are set',
    );
  }
  return prefix;
}

/** From `key LF value NUL` entries: the remotes marked as promisors, without repetition. */
function promisorsIn(config: string): readonly string[] {
  const remotes = config.split('\0').flatMap((entry) => {
    const [key = '', value = 'true'] = entry.split('\n');
    if (key === 'extensions.partialclone') return [value];
    const remote = /^remote\.(.*)\.promisor$/s.exec(key)?.[1];
    return remote !== undefined && /^(true|yes|on|1)$/i.test(value) ? [remote] : [];
  });
  return [...new Set(remotes)];
}
