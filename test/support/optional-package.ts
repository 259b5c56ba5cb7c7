import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
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

/**
 * The folder of a package that is too large to be installed for everybody; null where it is not installed. It is looked for
 * beside the project's packages, and below the folder that ACCORD_TEST_PACKAGES names (where `npm install` was run).
 */
export function findOptional(name: string): string | null {
  const elsewhere = process.env.ACCORD_TEST_PACKAGES;
  const starts = [
    import.meta.url,
    ...(elsewhere ? [pathToFileURL(join(elsewhere, 'package.json')).href] : []),
  ];
  const folders = starts.flatMap((start) => createRequire(start).resolve.paths(name) ?? []);
  const folder = folders.find((each) => existsSync(join(each, name, 'package.json')));
  return folder === undefined ? null : join(folder, name);
}
