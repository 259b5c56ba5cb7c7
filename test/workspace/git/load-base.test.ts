import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type BaseProject, loadBase } from '../../../src/load-base.js';
import { loadProject } from '../../../src/load-project.js';
import { WorkspaceError } from '../../../src/workspace/workspace-error.js';
import { expectGitError } from './support/expect-git-error.js';
import { makeRepository, plainEnvironment, scratchFolder } from './support/scratch-repository.js';

beforeEach(() => {
  const plain = plainEnvironment();
  for (const name of Object.keys(process.env)) if (!(name in plain)) vi.stubEnv(name, undefined);
  for (const name of ['GIT_CONFIG_GLOBAL', 'GIT_CONFIG_SYSTEM']) vi.stubEnv(name, plain[name]);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const texts = ({ sources }: Pick<BaseProject, 'sources'>) => sources.map(({ path, text }) => [path, text]);

describe('loadBase', () => {
  it('reads a project in a folder of the repository as loadProject reads it from disk', async () => {
    const repository = makeRepository();
    const commit = repository.commit({
      'metrics/accord.yml': 'name: Metrics\n',
      'metrics/definitions/sales/lead.yml': 'a',
      'metrics/definitions/deal.yaml': 'b',
      'metrics/model/lead.yml': 'model',
      'other/definitions/x.yml': 'x',
    });
    const folder = join(repository.path, 'metrics');
    const onDisk = loadProject(folder);
    repository.commit({ 'metrics/definitions/deal.yaml': 'changed', 'metrics/definitions/new.yml': 'n' });
    const base = await loadBase(folder, 'HEAD~1');
    expect(base).toMatchObject({ ref: 'HEAD~1', commit, config: { name: 'Metrics' }, configProblems: [] });
    expect(base.sources).toEqual(onDisk.sources);
    expect(base.definitionsFolder).toBe(onDisk.definitionsFolder);
  });

  it('goes by the configuration of the base, not of today', async () => {
    const repository = makeRepository();
    repository.commit({
      'accord.yml': 'definitions: ./old/\n',
      'old/a.yml': 'a',
      'definitions/no.yml': 'no',
    });
    repository.git('mv', 'old', 'new');
    repository.commit({ 'accord.yml': 'definitions: new\n' });
    expect(texts(await loadBase(repository.path, 'HEAD~1'))).toEqual([['old/a.yml', 'a']]);
    expect(texts(await loadBase(repository.path, 'HEAD'))).toEqual([['new/a.yml', 'a']]);
  });

  it.each([
    ['a bare folder', { 'a.yml': 'a', 'sub/b.yml': 'b', 'model/m.yml': 'm' }],
    ['definitions beside the configuration', { 'accord.yml': 'name: X\n', 'a.yml': 'a', 'model/m.yml': 'm' }],
    [
      'a model folder of another name',
      { 'accord.yml': 'model: cube\ndefinitions: .\n', 'a.yml': 'a', 'cube/m.yml': 'm' },
    ],
    [
      'definitions outside the project folder',
      { 'p/accord.yml': 'definitions: ../shared\n', 'shared/a.yml': 'a' },
    ],
    ['a bare folder called definitions', { 'definitions/a.yml': 'a', 'b.yml': 'b' }],
  ])('reads %s as from disk', async (_, files) => {
    const repository = makeRepository();
    repository.commit(files);
    const folder = 'p/accord.yml' in files ? join(repository.path, 'p') : repository.path;
    const base = await loadBase(folder, 'HEAD');
    expect(base.sources).toEqual(loadProject(folder).sources);
    expect(base.sources.length).toBeGreaterThan(0);
  });

  it('reads a linked definitions folder as from disk', async () => {
    const repository = makeRepository();
    repository.link('project/definitions', '../shared');
    repository.commit({ 'project/accord.yml': 'name: X\n', 'shared/a.yml': 'a' });
    const folder = join(repository.path, 'project');
    expect((await loadBase(folder, 'HEAD')).sources).toEqual(loadProject(folder).sources);
  });

  it('reads nothing where the project did not exist yet', async () => {
    const repository = makeRepository();
    repository.commit({ 'README.md': 'text' });
    repository.commit({ 'metrics/accord.yml': 'name: X\n', 'metrics/definitions/a.yml': 'a' });
    const base = await loadBase(join(repository.path, 'metrics'), 'HEAD~1');
    expect([base.sources, base.config, base.elsewhere]).toEqual([[], {}, []]);
  });

  it('takes no other YAML of the repository for definitions where the project did not exist yet', async () => {
    const repository = makeRepository();
    repository.commit({ 'docker-compose.yml': 'services: {}\n', '.github/workflows/ci.yml': 'on: push\n' });
    repository.commit({ 'accord.yml': 'name: X\n', 'definitions/a.yml': 'a' });
    const base = await loadBase(repository.path, 'HEAD~1');
    expect([base.sources, base.config, base.configSource]).toEqual([[], {}, null]);
  });

  it('reads the definitions that a new accord.yml finds there already', async () => {
    const repository = makeRepository();
    repository.commit({ 'metrics/a.yml': 'a', 'docker-compose.yml': 'services: {}\n' });
    repository.commit({
      'accord.yml': 'definitions: ./metrics/\ntimezone: Asia/Tokyo\n',
      'metrics/b.yml': 'b',
    });
    const base = await loadBase(repository.path, 'HEAD~1');
    expect(texts(base)).toEqual([['metrics/a.yml', 'a']]);
    expect([base.config, base.definitionsFolder]).toEqual([{}, 'metrics']);
  });

  it('leaves out what stands beside definitions for a new accord.yml, too', async () => {
    const repository = makeRepository();
    repository.commit({ 'a.yml': 'a', 'cube/m.yml': 'm' });
    repository.commit({ 'accord.yml': 'model: cube\n' });
    expect(texts(await loadBase(repository.path, 'HEAD~1'))).toEqual([['a.yml', 'a']]);
  });

  it('finds a project that was moved, by the settings it had', async () => {
    const repository = makeRepository();
    repository.commit({
      'old/place/accord.yml': 'name: X\ndefinitions: terms\n',
      'old/place/terms/a.yml': 'a',
      'old/place/terms/b.yml': 'b',
      'other/accord.yml': 'name: Y\n',
      'other/definitions/a.yml': 'y',
    });
    repository.git('mv', 'old/place', 'metrics');
    repository.commit({ 'metrics/accord.yml': 'name: X\ndefinitions: definitions\n' });
    repository.git('mv', 'metrics/terms', 'metrics/definitions');
    repository.commit();
    const base = await loadBase(join(repository.path, 'metrics'), 'HEAD~2');
    expect(base.config).toEqual({ name: 'X', definitions: 'terms' });
    expect(texts(base)).toEqual([
      ['terms/a.yml', 'a'],
      ['terms/b.yml', 'b'],
    ]);
  });

  it('takes of several projects that are gone the one that is most like it', async () => {
    const repository = makeRepository();
    repository.commit({
      'one/accord.yml': 'name: One\n',
      'one/definitions/x.yml': 'x',
      'two/accord.yml': 'name: Two\n',
      'two/definitions/a.yml': 'a',
    });
    repository.git('rm', '-rq', 'one', 'two');
    repository.commit({ 'accord.yml': 'name: New\n', 'definitions/a.yml': 'new', 'definitions/c.yml': 'c' });
    expect((await loadBase(repository.path, 'HEAD~1')).config).toEqual({ name: 'Two' });
  });

  it('tells what the base’s configuration does not say clearly, and reads the rest', async () => {
    const repository = makeRepository();
    repository.commit({ 'accord.yml': 'name: X\nmodle: m\n', 'definitions/a.yml': 'a' });
    const base = await loadBase(repository.path, 'HEAD');
    expect(base.configProblems.map(({ message }) => message).join()).toContain('modle');
    expect(texts(base)).toEqual([['definitions/a.yml', 'a']]);
  });

  it('reads a shallow and a partial clone', async () => {
    const origin = makeRepository();
    origin.commit({ 'definitions/a.yml': '1', 'accord.yml': 'name: X\n' });
    origin.commit({ 'definitions/a.yml': '2', 'definitions/b.yml': '2' });
    const shallow = origin.clone('--depth=1');
    expect(texts(await loadBase(shallow.path, 'origin/main'))).toHaveLength(2);
    await expectGitError(loadBase(shallow.path, 'HEAD~1'), 'shallow-history');
    const partial = origin.clone('--filter=blob:none');
    expect(texts(await loadBase(partial.path, 'HEAD~1'))).toEqual([['definitions/a.yml', '1']]);
  });

  it('refuses definitions that are read today and are no part of the base', async () => {
    const submodule = makeRepository();
    submodule.commit({ 'x.yml': 'x' });
    const repository = makeRepository();
    repository.commit({ 'accord.yml': 'name: X\n', 'definitions/a.yml': 'a' });
    repository.git(
      '-c',
      'protocol.file.allow=always',
      'submodule',
      '--quiet',
      'add',
      submodule.path,
      'definitions/shared',
    );
    repository.commit();
    const error = await expectGitError(loadBase(repository.path, 'HEAD'), 'unversioned');
    expect(error.message).toContain('definitions/shared');
    rmSync(join(repository.path, 'definitions/shared/x.yml'));
    expect(texts(await loadBase(repository.path, 'HEAD'))).toEqual([['definitions/a.yml', 'a']]);
  });

  it('refuses a file behind a link out of the repository only while there is one', async () => {
    const repository = makeRepository();
    const outside = scratchFolder();
    repository.link('definitions/out.yml', join(outside, 'x.yml'));
    repository.commit({ 'accord.yml': 'name: X\n', 'definitions/a.yml': 'a' });
    expect(texts(await loadBase(repository.path, 'HEAD'))).toEqual([['definitions/a.yml', 'a']]);
    repository.write('definitions/out.yml', 'x');
    await expectGitError(loadBase(repository.path, 'HEAD'), 'unversioned');
  });

  it('throws what the command line tells with exit code 2', async () => {
    await expect(loadBase(scratchFolder(), 'main')).rejects.toBeInstanceOf(WorkspaceError);
    await expect(loadBase(join(scratchFolder(), 'none'), 'main')).rejects.toThrow('there is no folder');
  });
});
