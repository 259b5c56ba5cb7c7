import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkDefinitions } from '../../src/check.js';
import { generateProject, writeProject } from './generate-project.js';

const FOLDER = process.env.ACCORD_BENCH_FOLDER ?? join(tmpdir(), 'accord-bench');

it.each([1_000, 10_000])('%d definitions without an error', (definitions) => {
  const project = generateProject({ definitions, seed: 1 });
  const folder = join(FOLDER, `${definitions / 1_000}k`);
  rmSync(folder, { recursive: true, force: true });
  writeProject(folder, project);
  console.log(`${definitions} definitions in ${folder}`);
  const sources = project.files
    .filter(({ path }) => path !== 'accord.yml')
    .map(({ path, text }) => ({ path, text }));
  const result = checkDefinitions({ config: {}, sources, today: '2026-06-30' });
  const counts = new Map<string, number>();
  for (const { rule, severity, message } of result.findings) {
    const key = `${severity} ${rule}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count <= 3) console.log(`${key}: ${message}`);
  }
  console.log(Object.fromEntries(counts));
  expect(result.definitions).toBe(definitions);
  expect(result.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});
