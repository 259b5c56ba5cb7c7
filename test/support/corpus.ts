import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Source } from '../../src/diagnostic/source.js';

const FOLDER = join(import.meta.dirname, '../fixtures/corpus');

/** A small company's definitions, of every kind and in every style of YAML, without a mistake. */
export function readCorpus(): Source[] {
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yml'))
    .map((name) => name.replaceAll('\\', '/'))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(FOLDER, path), 'utf8') }));
}
