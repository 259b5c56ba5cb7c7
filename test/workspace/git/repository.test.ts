import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openRepository } from '../../../src/workspace/git/repository.js';
import { expectGitError } from './support/expect-git-error.js';
import { makeRepository, plainEnvironment, scratchFolder } from './support/scratch-repository.js';

const environment = plainEnvironment();
const origin = makeRepository();
const head = origin.commit({ 'metrics/definitions/a.yml': 'a' });
origin.commit({ 'metrics/definitions/b.yml': 'b' });

describe('openRepository', () => {
  it('tells the top, the way down to the folder, and the commit checked out', async () => {
    const repository = await openRepository(join(origin.path, 'metrics'), { environment });
    expect(repository).toMatchObject({
      directory: origin.path,
      prefix: 'metrics',
      head: origin.git('rev-parse', 'HEAD'),
      isShallow: false,
      promisors: [],
      idLength: 20,
    });
    expect((await openRepository(origin.path, { environment })).prefix).toBe('');
  });

  it('knows a shallow and a partial clone', async () => {
    const shallow = await openRepository(origin.clone('--depth=1').path, { environment });
    expect([shallow.isShallow, shallow.promisors]).toEqual([true, []]);
    const partial = await openRepository(origin.clone('--filter=blob:none').path, { environment });
    expect([partial.isShallow, partial.promisors]).toEqual([false, ['origin']]);
  });

  it('knows a repository of SHA-256 ids, and one without a commit', async () => {
    const repository = await openRepository(makeRepository('--object-format=sha256').path, { environment });
    expect([repository.idLength, repository.head]).toEqual([32, null]);
  });

  it('opens a linked worktree with a detached HEAD', async () => {
    const path = join(scratchFolder(), 'tree with spaces');
    origin.git('worktree', 'add', '--quiet', '--detach', path, head);
    const repository = await openRepository(join(path, 'metrics'), { environment });
    expect(repository).toMatchObject({ directory: path, prefix: 'metrics', head });
  });

  it('opens a folder whose name holds a line feed', async () => {
    const folder = join(origin.path, 'odd\nname');
    mkdirSync(folder);
    expect((await openRepository(folder, { environment })).prefix).toBe('odd\nname');
  });

  it('takes a relative GIT_DIR from where the command was started, as in a hook', async () => {
    const from = { environment: { ...environment, GIT_DIR: '.git' }, folder: origin.path };
    const repository = await openRepository('metrics', from);
    expect(repository).toMatchObject({ directory: origin.path, prefix: 'metrics' });
    expect(repository.head).toBe(origin.git('rev-parse', 'HEAD'));
  });

  it('refuses a folder outside the repository that GIT_DIR names', async () => {
    const from = { environment: { ...environment, GIT_DIR: '.git' }, folder: origin.path };
    const error = await expectGitError(openRepository(scratchFolder(), from), 'outside-repository');
    expect(error.help).toContain('GIT_DIR');
  });

  it('says when there is no repository', async () => {
    const folder = scratchFolder();
    const error = await expectGitError(openRepository(folder, { environment }), 'no-repository');
    expect(error.message).toBe(`${folder} is not in a git repository`);
  });

  it('says when GIT_DIR names none', async () => {
    const from = { environment: { ...environment, GIT_DIR: 'nowhere' }, folder: origin.path };
    const error = await expectGitError(openRepository('.', from), 'no-repository');
    expect(error.message).toBe(
      `GIT_DIR names ${join(origin.path, 'nowhere')}, which is not a git repository`,
    );
  });

  it('says when the repository holds no files', async () => {
    const path = origin.clone('--bare').path;
    const error = await expectGitError(openRepository(path, { environment }), 'no-repository');
    expect(error.message).toContain('bare');
  });

  it('says when git is not installed', async () => {
    const from = { environment: { ...environment, PATH: scratchFolder() } };
    const error = await expectGitError(openRepository(origin.path, from), 'no-git');
    expect(error.help).toContain('install git');
  });

  it('says how to trust a folder that belongs to another user', async () => {
    const from = { environment: { ...environment, GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' } };
    const error = await expectGitError(openRepository(origin.path, from), 'unsafe-directory');
    expect(error.help).toBe(`git config --global --add safe.directory ${origin.path}`);
  });
});
