import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from './package-root.js';

/** What docs/rules.md, which the package carries, says of each rule; by rule, without its heading. */
export function readRulePages(): ReadonlyMap<string, string> {
  const page = join(packageRoot(), 'docs', 'rules.md');
  if (!existsSync(page)) return new Map();
  const [, ...sections] = readFileSync(page, 'utf8').split(/^## /m);
  return new Map(
    sections.map((section) => {
      const end = section.indexOf('\n');
      return [section.slice(0, end).trim(), section.slice(end).trim()];
    }),
  );
}
