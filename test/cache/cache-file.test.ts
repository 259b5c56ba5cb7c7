import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cacheFileOf } from '../../src/cache/cache-file.js';

const root = mkdtempSync(join(tmpdir(), 'accord-place-'));
afterAll(() => rmSync(root, { recursive: true }));

describe('where the cache is', () => {
  it('is in the cache folder that the environment names, a file a project', () => {
    const file = cacheFileOf(join(root, 'a'), { XDG_CACHE_HOME: '/caches' });
    expect(dirname(file ?? '')).toBe(join('/caches', 'accord'));
    expect(cacheFileOf(join(root, 'a', '..', 'a'), { XDG_CACHE_HOME: '/caches' })).toBe(file);
    expect(cacheFileOf(join(root, 'b'), { XDG_CACHE_HOME: '/caches' })).not.toBe(file);
  });

  it('is never inside the project where it has no node_modules', () => {
    expect(cacheFileOf(root, {})?.startsWith(root)).toBe(false);
  });

  it('is in node_modules where there is one', () => {
    mkdirSync(join(root, 'c', 'node_modules'), { recursive: true });
    const file = cacheFileOf(join(root, 'c'), { XDG_CACHE_HOME: '/caches' });
    expect(dirname(file ?? '')).toBe(join(root, 'c', 'node_modules', '.cache', 'accord'));
  });

  it.each(['off', 'OFF', 'false', '0', 'no'])('is nowhere with ACCORD_CACHE=%s', (value) => {
    expect(cacheFileOf(root, { ACCORD_CACHE: value })).toBeNull();
  });
});
