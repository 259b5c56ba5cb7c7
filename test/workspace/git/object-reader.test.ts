import { readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listYamlFiles } from '../../../src/workspace/git/list-yaml-files.js';
import { ObjectReader } from '../../../src/workspace/git/object-reader.js';
import { openRepository } from '../../../src/workspace/git/repository.js';
import { expectGitError } from './support/expect-git-error.js';
import { makeRepository, plainEnvironment, type ScratchRepository } from './support/scratch-repository.js';

async function withReader<Result>(
  at: ScratchRepository,
  use: (objects: ObjectReader) => Promise<Result>,
  maximumBytes?: number,
): Promise<Result> {
  const repository = await openRepository(at.path, { environment: plainEnvironment() });
  const objects = new ObjectReader(repository, maximumBytes);
  try {
    return await use(objects);
  } finally {
    objects.close();
  }
}

const texts = Object.fromEntries(
  Array.from({ length: 30 }, (_, index) => [`d/${index}.yml`, `text ${index}`]),
);

describe('ObjectReader', () => {
  it.each(['sha1', 'sha256'])('reads the objects of a repository with %s ids', async (format) => {
    const repository = makeRepository(`--object-format=${format}`);
    const commit = repository.commit(texts);
    const read = await withReader(repository, async (objects) => {
      const listed = await listYamlFiles(objects, commit, 'd');
      return objects.texts(listed?.files.values() ?? []);
    });
    expect([...read.values()].sort()).toEqual(Object.values(texts).sort());
  });

  it('refuses a file that is too large, and reads on', async () => {
    const repository = makeRepository();
    repository.commit({ 'big.yml': 'x'.repeat(2000), 'small.yml': 'x'.repeat(1000) });
    const [big, small] = ['big.yml', 'small.yml'].map((name) => repository.git('rev-parse', `HEAD:${name}`));
    await withReader(
      repository,
      async (objects) => {
        const error = await expectGitError(objects.text(String(big)), 'too-large');
        expect(error.message).toContain(String(big));
        expect(await objects.text(String(small))).toHaveLength(1000);
      },
      1000,
    );
  });

  it('says when an object is missing', async () => {
    const repository = makeRepository();
    repository.commit({ 'a.yml': 'a' });
    const id = repository.git('rev-parse', 'HEAD:a.yml');
    rmSync(join(repository.path, '.git/objects', id.slice(0, 2), id.slice(2)));
    await withReader(repository, async (objects) => {
      const error = await expectGitError(objects.text(id), 'missing-object');
      expect(error.help).toContain('git fsck');
    });
  });

  it('answers no more once it is closed', async () => {
    const repository = makeRepository();
    const commit = repository.commit({ 'a.yml': 'a' });
    await withReader(repository, async (objects) => {
      await objects.rootOf(commit);
      objects.close();
      await expectGitError(objects.text(repository.git('rev-parse', 'HEAD:a.yml')), 'git-failed');
    });
  });
});

describe('ObjectReader in a partial clone', () => {
  const packs = (at: ScratchRepository) =>
    readdirSync(join(at.path, '.git/objects/pack')).filter((name) => name.endsWith('.pack')).length;

  it('fetches everything that is missing with one request', async () => {
    const origin = makeRepository();
    const commit = origin.commit(texts);
    const partial = origin.clone('--filter=blob:none', '--no-checkout');
    const before = packs(partial);
    await withReader(partial, async (objects) => {
      const files = (await listYamlFiles(objects, commit, 'd'))?.files ?? new Map<string, string>();
      const read = await objects.texts(files.values());
      expect([...files].map(([path, id]) => [`d/${path}`, read.get(id)])).toEqual(
        Object.entries(texts).sort(),
      );
      expect(packs(partial)).toBe(before + 1);
      await objects.texts(files.values());
    });
    expect(packs(partial)).toBe(before + 1);
  });

  it('reads one whose trees are missing, too', async () => {
    const origin = makeRepository();
    const commit = origin.commit({ ...texts, 'other/x.yml': 'x' });
    const partial = origin.clone('--filter=tree:0', '--no-checkout');
    const read = await withReader(partial, async (objects) => {
      const listed = await listYamlFiles(objects, commit, 'd');
      return objects.texts(listed?.files.values() ?? []);
    });
    expect([...read.values()].sort()).toEqual(Object.values(texts).sort());
  });

  it('says that the remote cannot be reached', async () => {
    const origin = makeRepository();
    const commit = origin.commit(texts);
    const partial = origin.clone('--filter=blob:none', '--no-checkout');
    renameSync(join(origin.path, '.git'), join(origin.path, 'moved'));
    await withReader(partial, async (objects) => {
      const files = (await listYamlFiles(objects, commit, 'd'))?.files ?? new Map<string, string>();
      const error = await expectGitError(objects.texts(files.values()), 'missing-object');
      expect(error.message).toContain('does not appear to be a git repository');
      expect(error.help).toContain('credentials');
    });
  });
});
