import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BASE } from '../support/check-marked.js';
import { runCommand } from '../support/run-command.js';
import {
  makeRepository,
  plainEnvironment,
  type ScratchRepository,
} from '../workspace/git/support/scratch-repository.js';

beforeEach(() => {
  const plain = plainEnvironment();
  for (const name of Object.keys(process.env)) if (!(name in plain)) vi.stubEnv(name, undefined);
  for (const name of ['GIT_CONFIG_GLOBAL', 'GIT_CONFIG_SYSTEM']) vi.stubEnv(name, plain[name]);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const term = (least: number) =>
  `terms:\n  - {name: large_deal, owners: [sales_ops], entity: deal, where: amount >= ${least}}\n`;

/** A remote with a pull request into main that narrows a term, and the merge that the forge makes of the two. */
function makeRemote(): ScratchRepository {
  const desk = makeRepository();
  desk.commit({
    'accord.yml': 'name: Test\n',
    'definitions/base.yml': BASE,
    'definitions/t.yml': term(1000),
  });
  desk.git('branch', '-M', 'main');
  desk.git('switch', '--quiet', '--create', 'narrow');
  desk.commit({ 'definitions/t.yml': term(5000) });
  desk.git('switch', '--quiet', 'main');
  desk.commit({ 'README.md': 'meanwhile' });
  desk.git('switch', '--quiet', '--detach');
  desk.git('merge', '--quiet', '--no-ff', '--message=Merge', 'narrow');
  const bare = makeRepository('--bare');
  desk.git('push', '--quiet', bare.path, 'main', 'narrow', 'HEAD:refs/pull/7/merge');
  return bare;
}

/** What actions/checkout leaves by default: the merge commit, detached, one commit deep. */
function checkout(remote: ScratchRepository): ScratchRepository {
  const here = makeRepository();
  here.git('remote', 'add', 'origin', `file://${remote.path}`);
  const ref = 'refs/remotes/pull/7/merge';
  here.git('fetch', '--quiet', '--no-tags', '--depth=1', 'origin', `+refs/pull/7/merge:${ref}`);
  here.git('checkout', '--quiet', '--force', ref);
  return here;
}

async function check(path: string, ref: string) {
  const { code, stdout, stderr } = await runCommand(
    'check',
    path,
    '--against',
    ref,
    '--format=json',
    '--no-cache',
  );
  const rules = stdout === '' ? [] : JSON.parse(stdout).findings.map((each: { rule: string }) => each.rule);
  return { code, stderr, rules };
}

describe('accord check --against in a checkout that is one commit deep', () => {
  const remote = makeRemote();

  it.each([
    ['origin/main', ['origin/main']],
    ['main', ['FETCH_HEAD']],
    ['HEAD^1', ['HEAD^1']],
    // First the branch, then the history that the two have in common.
    ['origin/main...', ['origin/main...', 'origin/main...']],
  ])('%s: cannot compare, and what it says to run works as it stands', async (ref, later) => {
    const here = checkout(remote);
    vi.stubEnv('GITHUB_ACTIONS', 'true');
    let result = await check(here.path, ref);
    for (const next of later) {
      expect(result).toMatchObject({ code: 2, rules: [] });
      expect(result.stderr).toContain('set `fetch-depth: 0` for actions/checkout; or run `git fetch ');
      const command = /or run `(git fetch [^`]*)`/.exec(result.stderr)?.[1] ?? 'false';
      execFileSync('sh', ['-c', command], { cwd: here.path, stdio: 'ignore' });
      result = await check(here.path, next);
    }
    expect(result).toMatchObject({ code: 1, rules: ['meaning-changed'] });
  });
});
