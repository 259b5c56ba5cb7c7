import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './source-files.js';

/**
 * A package that a test can do without, as its module; null where it is not installed. One that package.json names is no
 * longer optional: then a test must not pass by being skipped.
 */
export async function loadOptional(name: string): Promise<unknown> {
  try {
    return await import(/* @vite-ignore */ name);
  } catch (error) {
    const manifest: unknown = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    if (JSON.stringify(manifest).includes(`"${name}":`)) throw error;
    return null;
  }
}
