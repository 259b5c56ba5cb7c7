import { cacheFileOf } from './cache-file.js';
import { codeDigest } from './code-digest.js';
import { StoredMemory } from './stored-memory.js';

/** What earlier checks of the project at `root` found out; undefined when the cache is turned off. */
export function openMemory(root: string): StoredMemory | undefined {
  const file = cacheFileOf(root);
  return file === null ? undefined : new StoredMemory(file, codeDigest());
}
