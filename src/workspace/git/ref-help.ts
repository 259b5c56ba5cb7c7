import { suggestNearest } from '../../diagnostic/suggest.js';
import type { Repository } from './repository.js';
import { runGit } from './run-git.js';

/** The nearest ref that exists: the same branch here or on a remote first, then one spelled alike; else null. */
export async function suggestRef(repository: Repository, written: string): Promise<string | null> {
  const listed = await runGit(repository, [
    'for-each-ref',
    '--format=%(refname)',
    'refs/heads',
    'refs/remotes',
    'refs/tags',
  ]);
  const refs = listed.stdout
    .split('\n')
    .map((ref) => ref.replace(/^refs\/(heads|remotes|tags)\//, ''))
    .filter((ref) => ref !== '' && !ref.endsWith('/HEAD'));
  const remotes = await remotesOf(repository);
  const { branch } = splitRemote(written, remotes);
  const withoutRemote = written.slice(written.indexOf('/') + 1);
  const sameBranch = [branch, withoutRemote, ...remotes.map((remote) => `${remote}/${branch}`)];
  return sameBranch.find((ref) => ref !== written && refs.includes(ref)) ?? suggestNearest(written, refs);
}

/** How to get a ref that is not in this clone; undefined where there is no remote to get it from. */
export async function fetchHelp(repository: Repository, written: string): Promise<string | undefined> {
  const remotes = await remotesOf(repository);
  const { remote, branch } = splitRemote(written, remotes);
  if (remote === undefined) return undefined;
  const here = written === branch ? '' : `:refs/remotes/${remote}/${branch}`;
  const use = here === '' ? ', then compare with FETCH_HEAD' : '';
  const what = `${remote} ${quoted(`${branch}${here}`)}`;
  // In a complete clone `--depth` would cut off the history that is there already.
  if (!repository.isShallow) return `run \`git fetch ${what}\`${use}`;
  return withServers(`\`git fetch --depth=1 ${what}\`${use}`, repository.environment);
}

/** As a shell takes it: a ref may hold characters that mean something there. */
function quoted(word: string): string {
  return /^[\w./:@+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** How to get the commits that a shallow clone left out. */
export function historyHelp(repository: Repository): string {
  return withServers('`git fetch --unshallow` (or `git fetch --deepen=N`)', repository.environment);
}

/** On a build server only its own setting lasts; elsewhere people may be writing the configuration of one. */
function withServers(command: string, environment: NodeJS.ProcessEnv): string {
  const github = 'set `fetch-depth: 0` for actions/checkout';
  const gitlab = 'set the variable `GIT_DEPTH: 0`';
  if (environment.GITHUB_ACTIONS === 'true') return `${github}; or run ${command}`;
  if (environment.GITLAB_CI === 'true') return `${gitlab}; or run ${command}`;
  return `run ${command}; in GitHub Actions ${github}, in GitLab ${gitlab}`;
}

async function remotesOf(repository: Repository): Promise<readonly string[]> {
  const { stdout } = await runGit(repository, ['remote']);
  return stdout.split('\n').filter((remote) => remote !== '');
}

/** `origin/main` is the branch `main` of the remote `origin`; a name without a remote belongs to the first. */
function splitRemote(
  ref: string,
  remotes: readonly string[],
): { readonly remote: string | undefined; readonly branch: string } {
  const named = remotes.find((remote) => ref.startsWith(`${remote}/`));
  if (named !== undefined) return { remote: named, branch: ref.slice(named.length + 1) };
  return { remote: remotes.find((remote) => remote === 'origin') ?? remotes[0], branch: ref };
}
