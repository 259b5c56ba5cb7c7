import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openRepository } from '../../../src/workspace/git/repository.js';
import { resolveBase } from '../../../src/workspace/git/resolve-base.js';
import { expectGitError } from './support/expect-git-error.js';
import { makeRepository, plainEnvironment, type ScratchRepository } from './support/scratch-repository.js';

async function resolve(at: ScratchRepository, ref: string, extra: Readonly<Record<string, string>> = {}) {
  return resolveBase(await openRepository(at.path, { environment: plainEnvironment(extra) }), ref);
}

const origin = makeRepository();
const first = origin.commit({ 'a.yml': '1' });
origin.git('tag', '--annotate', '--message=First', 'v1');
const second = origin.commit({ 'a.yml': '2' });
origin.git('switch', '--quiet', '--create', 'feature', first);
const third = origin.commit({ 'b.yml': '3' });
origin.git('update-ref', 'refs/heads/--output=x', first);

describe('resolveBase', () => {
  it.each([
    ['main', second],
    ['refs/heads/main', second],
    ['v1', first],
    [first.slice(0, 12), first],
    ['HEAD~1', first],
    ['@', third],
    [':/Change', third],
  ])('names a commit: %s', async (ref, commit) => {
    expect(await resolve(origin, ref)).toEqual({ ref, commit });
  });

  it('takes a ref as it is, and with three dots where the histories parted', async () => {
    expect((await resolve(origin, 'main')).commit).toBe(second);
    expect(await resolve(origin, 'main...')).toEqual({ ref: 'main...', commit: first });
    expect((await resolve(origin, 'main...HEAD')).commit).toBe(first);
  });

  it('reads a ref that looks like an option as a ref', async () => {
    expect((await resolve(origin, '--output=x')).commit).toBe(first);
    await expectGitError(resolve(origin, '--git-dir'), 'unknown-ref');
    await expectGitError(resolve(origin, '--output=y'), 'unknown-ref');
    expect(existsSync(join(origin.path, 'y'))).toBe(false);
  });

  it.each(['', 'a\0b', 'main..HEAD', 'no such ref', 'x\ny'])('refuses %j', async (ref) => {
    await expectGitError(resolve(origin, ref), 'unknown-ref');
  });

  it('suggests the nearest ref', async () => {
    const error = await expectGitError(resolve(origin, 'featur'), 'unknown-ref');
    expect(error.message).toBe('there is no branch, tag or commit `featur` here; did you mean `feature`?');
    expect(error.help).toBeUndefined();
  });

  it('suggests the branch of the remote where a checkout has no other, and the other way round', async () => {
    const clone = origin.clone();
    clone.git('checkout', '--quiet', '--detach');
    const missing = await expectGitError(resolve(clone, 'main'), 'unknown-ref');
    expect(missing.message).toContain('did you mean `origin/main`?');
    const error = await expectGitError(resolve(origin, 'origin/main'), 'unknown-ref');
    expect(error.message).toContain('did you mean `main`?');
  });

  it('tells a commit that was never fetched from one that is', async () => {
    await expectGitError(resolve(origin, 'f'.repeat(40)), 'unknown-ref');
  });

  it('tells of a branch whose commit is lost', async () => {
    const damaged = makeRepository();
    const commit = damaged.commit({ 'a.yml': '1' });
    rmSync(join(damaged.path, '.git/objects', commit.slice(0, 2), commit.slice(2)));
    damaged.git('symbolic-ref', 'HEAD', 'refs/heads/other');
    const error = await expectGitError(resolve(damaged, 'main'), 'missing-object');
    expect(error.message).toBe(`\`main\` names ${commit}, which is missing from this repository`);
  });

  it('says what to fetch into a complete clone without cutting off its history', async () => {
    const clone = origin.clone('--single-branch', '--branch=feature');
    const error = await expectGitError(resolve(clone, 'origin/main'), 'unknown-ref');
    expect(error.help).toBe('run `git fetch origin main:refs/remotes/origin/main`');
    clone.git('fetch', '--quiet', 'origin', 'main:refs/remotes/origin/main');
    expect((await resolve(clone, 'origin/main')).commit).toBe(second);
    expect(clone.git('rev-parse', '--is-shallow-repository')).toBe('false');
    const strange = await expectGitError(resolve(clone, "origin/it's $HOME"), 'unknown-ref');
    expect(strange.help).toContain("`git fetch origin 'it'\\''s $HOME:refs/remotes/origin/it'\\''s $HOME'`");
  });

  it('refuses what is no commit', async () => {
    const error = await expectGitError(resolve(origin, 'main:a.yml'), 'not-a-commit');
    expect(error.message).toBe('`main:a.yml` names a blob, not a commit');
  });

  it('refuses a name that is a branch and a tag', async () => {
    const both = makeRepository();
    both.commit({ 'a.yml': '1' });
    both.git('tag', 'main');
    both.commit({ 'a.yml': '2' });
    const error = await expectGitError(resolve(both, 'main'), 'ambiguous-ref');
    expect(error.help).toBe('write `refs/heads/main` or `refs/tags/main`');
    expect((await resolve(both, 'refs/heads/main')).commit).toBe(both.git('rev-parse', 'HEAD'));
  });

  it('says when there is no commit, or none in common', async () => {
    const empty = makeRepository();
    expect((await expectGitError(resolve(empty, 'main'), 'unknown-ref')).message).toContain('no commit yet');
    const apart = makeRepository();
    apart.commit({ 'a.yml': '1' });
    apart.git('switch', '--quiet', '--orphan', 'other');
    apart.commit({ 'b.yml': '1' });
    const error = await expectGitError(resolve(apart, 'main...'), 'no-merge-base');
    expect(error.help).toBe('compare with `main` itself, without the dots');
  });
});

describe('resolveBase in a shallow clone', () => {
  const shallow = origin.clone('--depth=1', '--branch=feature');

  it('says what to fetch, and the command it gives works', async () => {
    const error = await expectGitError(resolve(shallow, 'origin/main'), 'shallow-history');
    expect(error.message).toMatch(/^there is no `origin\/main` in this shallow clone/);
    const command = /`git (fetch [^`]*)`/.exec(error.help ?? '')?.[1] ?? '';
    expect(command).toBe('fetch --depth=1 origin main:refs/remotes/origin/main');
    expect(error.help).toMatch(/fetch-depth: 0.*GIT_DEPTH: 0/);
    const repaired = origin.clone('--depth=1', '--branch=feature');
    repaired.git(...command.split(' '));
    expect((await resolve(repaired, 'origin/main')).commit).toBe(second);
    await expectGitError(resolve(repaired, 'origin/main...'), 'shallow-history');
    repaired.git('fetch', '--quiet', '--unshallow');
    expect((await resolve(repaired, 'origin/main...')).commit).toBe(first);
  });

  it('compares a tag with FETCH_HEAD', async () => {
    const error = await expectGitError(resolve(shallow, 'v1'), 'shallow-history');
    expect(error.help).toContain('`git fetch --depth=1 origin v1`, then compare with FETCH_HEAD');
  });

  it('says what lies beyond its end', async () => {
    const error = await expectGitError(resolve(shallow, 'HEAD~1'), 'shallow-history');
    expect(error.message).toBe('`HEAD~1` lies before the history of this shallow clone begins');
    expect(error.help).toContain('`git fetch --unshallow`');
  });

  it('names the setting of the build server it runs on first', async () => {
    const github = await expectGitError(
      resolve(shallow, 'origin/main', { GITHUB_ACTIONS: 'true' }),
      'shallow-history',
    );
    expect(github.help).toMatch(/^set `fetch-depth: 0` for actions\/checkout/);
    const gitlab = await expectGitError(
      resolve(shallow, 'origin/main', { GITLAB_CI: 'true' }),
      'shallow-history',
    );
    expect(gitlab.help).toMatch(/^set the variable `GIT_DEPTH: 0`/);
  });
});
