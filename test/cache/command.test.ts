import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeFolder, runCommand } from '../support/run-command.js';
import { STARTED } from './edits.js';

let caches: string;
let project: ReturnType<typeof makeFolder>;
beforeEach(() => {
  caches = mkdtempSync(join(tmpdir(), 'accord-caches-'));
  project = makeFolder(STARTED.files);
  vi.stubEnv('XDG_CACHE_HOME', caches);
  vi.stubEnv('ACCORD_CACHE', undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(caches, { recursive: true });
  project.remove();
});

const stores = () => (existsSync(join(caches, 'accord')) ? readdirSync(join(caches, 'accord')) : []);

describe('accord check with a cache', () => {
  it('says the same a second time, and with the cache broken', async () => {
    const first = await runCommand('check', project.path);
    expect(first.stdout).toContain('dead-branch');
    const [store, ...others] = stores();
    expect(others).toEqual([]);
    expect(await runCommand('check', project.path)).toEqual(first);
    writeFileSync(join(caches, 'accord', store ?? ''), 'accord nothing\nbroken');
    expect(await runCommand('check', project.path)).toEqual(first);
  });

  it('keeps nothing when it is turned off', async () => {
    const first = await runCommand('check', project.path, '--no-cache');
    expect(stores()).toEqual([]);
    vi.stubEnv('ACCORD_CACHE', 'off');
    expect(await runCommand('check', project.path)).toEqual(first);
    expect(stores()).toEqual([]);
  });

  it('works where no cache can be written', async () => {
    const first = await runCommand('check', project.path, '--no-cache');
    rmSync(caches, { recursive: true });
    writeFileSync(caches, 'a file');
    expect(await runCommand('check', project.path)).toEqual(first);
  });
});
