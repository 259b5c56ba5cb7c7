import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listYamlFiles } from '../../../src/workspace/git/list-yaml-files.js';
import { ObjectReader } from '../../../src/workspace/git/object-reader.js';
import { openRepository } from '../../../src/workspace/git/repository.js';
import { readYamlFiles } from '../../../src/workspace/read-files.js';
import { makeRepository, plainEnvironment, type ScratchRepository } from './support/scratch-repository.js';

const environment = plainEnvironment();

/** What git and what the working folder hold, as `path → text`. */
async function readBoth(at: ScratchRepository, folder: string, except: readonly string[] = []) {
  const repository = await openRepository(at.path, { environment });
  const objects = new ObjectReader(repository);
  try {
    const listed = await listYamlFiles(objects, String(repository.head), folder, except);
    const texts = await objects.texts(listed?.files.values() ?? []);
    const committed = [...(listed?.files ?? [])].map(([path, id]) => [path, texts.get(id)]);
    const root = join(at.path, folder);
    const working = readYamlFiles(root, '.', except).map(({ path, text }) => [path, text]);
    return { committed, working, elsewhere: listed?.elsewhere };
  } finally {
    objects.close();
  }
}

describe('listYamlFiles', () => {
  it('lists what the working folder lists, whatever the names', async () => {
    const repository = makeRepository();
    const names = [
      'a b.yml',
      'line\nfeed.yaml',
      'größe 客户.yml',
      '-x.yml',
      '"q".yml',
      'deep/er/c.yml',
      '*.yml',
    ];
    const others = [
      '.hidden.yml',
      '.h/x.yml',
      'node_modules/n.yml',
      'a/node_modules/n.yml',
      'UP.YML',
      'a.json',
    ];
    repository.commit(Object.fromEntries([...names, ...others].map((name) => [`defs/${name}`, name])));
    const { committed, working } = await readBoth(repository, 'defs');
    expect(committed).toEqual(working);
    expect(committed.map(([path]) => path)).toEqual([...names].sort());
  });

  it('reads bytes that are no UTF-8, and a byte order mark, as the working folder does', async () => {
    const repository = makeRepository();
    repository.commit({
      'latin.yml': Buffer.from([0x67, 0x72, 0xfc, 0x6e]),
      'bom.yml': Buffer.from([0xef, 0xbb, 0xbf, 0x61]),
      'binary.yml': Buffer.from([0, 1, 2, 255]),
      'empty.yml': '',
    });
    const { committed, working } = await readBoth(repository, '');
    expect(committed).toEqual(working);
    expect(new Map(committed as [string, string][]).get('latin.yml')).toBe('gr\uFFFDn');
  });

  it('leaves out what it is told to, and everything else stays', async () => {
    const repository = makeRepository();
    repository.commit({ 'accord.yml': '', 'model/m.yml': 'm', 'models.yml': 'd', 'sub/accord.yml': 'd' });
    const { committed, working } = await readBoth(repository, '', ['accord.yml', 'model']);
    expect(committed).toEqual(working);
    expect(committed.map(([path]) => path)).toEqual(['models.yml', 'sub/accord.yml']);
  });

  it('follows links as the working folder does, and never in circles', async () => {
    const repository = makeRepository();
    repository.write('defs/a/x.yml', 'x');
    repository.write('other/sub/s.yml', 's');
    repository.write('defs/dir.yml/inner.yml', 'i');
    repository.link('defs/link', '../other');
    repository.link('defs/file.yml', './../other//sub/s.yml');
    repository.link('defs/a/loop', '..');
    repository.link('defs/self.yml', 'self.yml');
    repository.link('defs/nowhere.yml', 'missing.yml');
    repository.link('other/sub/back', '../../defs/a');
    repository.commit();
    const { committed, working, elsewhere } = await readBoth(repository, 'defs');
    expect(committed).toEqual(working);
    expect(committed.map(([path]) => path)).toEqual(['a/x.yml', 'dir.yml/inner.yml', 'file.yml']);
    expect(elsewhere).toEqual([]);
  });

  it('lists once what several paths lead to: without a link, else by the first', async () => {
    const repository = makeRepository();
    repository.link('defs/again', 'real');
    repository.link('defs/b', '../shared');
    repository.link('defs/a.yml', '../shared/s.yml');
    repository.link('defs/hidden', '.kept');
    repository.commit({
      'defs/real/x.yml': 'x',
      'shared/s.yml': 's',
      'shared/t.yml': 't',
      'defs/.kept/h.yml': 'h',
    });
    const { committed, working } = await readBoth(repository, 'defs');
    expect(committed).toEqual(working);
    expect(committed.map(([path]) => path)).toEqual(['a.yml', 'b/t.yml', 'hidden/h.yml', 'real/x.yml']);
  });

  it.each([
    ['a link and back up from where it leads', '../to/..'],
    ['folders and back up', '../one/../one/two/..'],
    ['a link at the end of a way with one', '../one/../to'],
  ])('follows %s', async (_, target) => {
    const repository = makeRepository();
    repository.link('to', 'one/two');
    repository.link('defs/link', target);
    repository.commit({ 'one/x.yml': 'x', 'one/two/y.yml': 'y' });
    const { committed, working } = await readBoth(repository, 'defs');
    expect(committed).toEqual(working);
    expect(committed.map(([path]) => path)).toContain(
      target.endsWith('to') ? 'link/y.yml' : 'link/two/y.yml',
    );
  });

  it('takes folders for two whose names begin alike', async () => {
    const repository = makeRepository();
    repository.link('defs/one', '../shared');
    repository.link('shared/two', '../shared2');
    repository.commit({ 'shared/a.yml': 'a', 'shared2/b.yml': 'b' });
    const { committed, working } = await readBoth(repository, 'defs');
    expect(committed).toEqual(working);
    expect(committed.map(([path]) => path)).toEqual(['one/a.yml', 'one/two/b.yml']);
  });

  it('tells what leads out of the repository', async () => {
    const repository = makeRepository();
    repository.link('defs/out', '../../elsewhere');
    repository.link('defs/absolute.yml', '/etc/hosts');
    repository.commit({ 'defs/a.yml': 'a' });
    const submodule = makeRepository();
    submodule.commit({ 'x.yml': 'x' });
    repository.git(
      '-c',
      'protocol.file.allow=always',
      'submodule',
      '--quiet',
      'add',
      submodule.path,
      'defs/sub',
    );
    repository.commit();
    const { committed, elsewhere } = await readBoth(repository, 'defs');
    expect(committed).toEqual([['a.yml', 'a']]);
    expect(elsewhere).toEqual(['absolute.yml', 'out', 'sub']);
  });

  it('finds nothing where there is no such folder', async () => {
    const repository = makeRepository();
    repository.commit({ 'a.yml': 'a' });
    expect(await readBoth(repository, 'defs')).toEqual({ committed: [], working: [], elsewhere: undefined });
    expect((await readBoth(repository, '')).committed).toEqual([['a.yml', 'a']]);
  });

  it('lists what the working folder lists, on trees made at random', async () => {
    const name = fc.constantFrom('a', 'b', '.c', 'node_modules', 'd.yml', 'e.yaml', 'f.txt');
    const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('/'));
    const ups = fc.nat({ max: 2 }).map((count) => '../'.repeat(count));
    const target = fc
      .tuple(ups, fc.array(fc.oneof(name, fc.constantFrom('..', '.')), { maxLength: 4 }))
      .map(([up, names]) => `./${up}${names.join('/')}`);
    const linked = fc.tuple(path, target);
    const folder = fc.record({
      files: fc.array(path, { maxLength: 8 }),
      links: fc.array(linked, { maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(folder, { minLength: 1, maxLength: 30 }), async (folders) => {
        const repository = makeRepository();
        folders.forEach(({ files, links }, index) => {
          for (const file of files) attempt(() => repository.write(`${index}/${DEEP}/${file}`, file));
          for (const [link, to] of links) attempt(() => repository.link(`${index}/${DEEP}/${link}`, to));
        });
        repository.commit();
        for (const index of folders.keys()) {
          const { committed, working } = await readBoth(repository, `${index}/${DEEP}`);
          expect(committed).toEqual(working);
        }
      }),
      { numRuns: 4 },
    );
  });
});

/** Deep enough that no chain of the links made at random leads out of the folder they are made for. */
const DEEP = '1/2/3/4/5/6/7/8/9/10/11/12';

/** Names made at random may ask for a file where there is a folder already. */
function attempt(make: () => void): void {
  try {
    make();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!['EEXIST', 'EISDIR', 'ENOTDIR', 'ELOOP', 'ENOENT'].includes(code)) throw error;
  }
}
