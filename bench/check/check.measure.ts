import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { generateProject, writeProject } from '../support/generate-project.js';
import { build, type Finished, median, run } from '../support/run-process.js';

const RUNS = 3;
const folder = mkdtempSync(join(tmpdir(), 'accord-bench-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let built = '';
beforeAll(() => {
  built = build();
  for (const definitions of [1_000, 10_000]) {
    writeProject(join(folder, String(definitions)), generateProject({ definitions, seed: 1 }));
  }
});

/** From the start of the process to its end; without the cache unless it is said. */
function check(definitions: number, cache = 'off'): Finished {
  const done = run(join(built, 'cli/main.js'), ['check', join(folder, String(definitions))], {
    ACCORD_CACHE: cache,
  });
  expect(done.output, done.output.slice(-2000)).toContain(`${definitions} definitions`);
  expect(done.status).toBe(0);
  return done;
}

function compileInCube(cubes: number): Finished & { readonly compiled: number } {
  const done = run(join(built, 'bench/check/compile-in-cube.js'), [String(cubes)]);
  const printed: unknown = JSON.parse(/^\{.*\}$/m.exec(done.output)?.[0] ?? 'null');
  if (!isCompiled(printed)) throw new Error(done.output);
  expect(printed.cubes).toBe(cubes);
  return { ...done, compiled: printed.compiled };
}

function isCompiled(value: unknown): value is { compiled: number; cubes: number } {
  return typeof value === 'object' && value !== null && 'compiled' in value && 'cubes' in value;
}

function seconds(runs: readonly Finished[]): number {
  return median(runs.map(({ milliseconds }) => milliseconds)) / 1000;
}

function show(what: string, runs: readonly Finished[]): void {
  const memory = Math.round(median(runs.map((each) => each.memory)));
  console.log(
    `${what.padEnd(58)} ${seconds(runs).toFixed(2).padStart(7)} s  ${String(memory).padStart(5)} MB`,
  );
}

it('checks 10,000 definitions beside Cube compiling 10,000 measures', () => {
  const small: Finished[] = [];
  const large: Finished[] = [];
  const cube: (Finished & { readonly compiled: number })[] = [];
  // In turns, so that a slow moment of the machine hits all of them.
  for (let index = 0; index < RUNS; index++) {
    small.push(check(1_000));
    large.push(check(10_000));
    cube.push(compileInCube(1_000));
  }
  show('accord check, 1,000 definitions, process, no cache', small);
  show('accord check, 10,000 definitions, process, no cache', large);
  show('Cube, 1,000 cubes of 10 measures, process', cube);
  console.log(`  of which compiling: ${(median(cube.map(({ compiled }) => compiled)) / 1000).toFixed(2)} s`);
  console.log(`check / Cube: ${(seconds(large) / seconds(cube)).toFixed(3)}`);
  console.log(`10,000 / 1,000 definitions: ${(seconds(large) / seconds(small)).toFixed(1)}`);
});

it('checks again after one edit', () => {
  const cold: Finished[] = [];
  const again: Finished[] = [];
  for (let index = 0; index < RUNS; index++) {
    cold.push(check(10_000));
    check(10_000, 'on');
    edit(index);
    again.push(check(10_000, 'on'));
  }
  show('accord check, 10,000 definitions, no cache', cold);
  show('accord check, again after one edit', again);
  console.log(`again / no cache: ${(seconds(again) / seconds(cold)).toFixed(3)}`);
});

/** Another threshold in one term. */
function edit(round: number): void {
  const { files } = generateProject({ definitions: 10_000, seed: 1 });
  const file = files.find(({ text }) => /where: score >= \d+$/m.test(text));
  if (!file) throw new RangeError('No term to edit.');
  const path = join(folder, '10000', file.path);
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace(/where: score >= \d+$/m, `where: score >= ${97 + round}`));
}
