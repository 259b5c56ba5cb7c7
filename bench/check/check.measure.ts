import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { generateProject, writeProject } from '../support/generate-project.js';
import { build, type Finished, median, run } from '../support/run-process.js';

const RUNS = Number(process.env.ACCORD_BENCH_RUNS ?? 3);
const BENCH = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'accord-bench-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let built = '';
beforeAll(() => {
  built = build();
  for (const definitions of [1_000, 10_000]) {
    writeProject(join(folder, String(definitions)), generateProject({ definitions, seed: 1 }));
  }
});

/** From the start of the process to its end. */
function check(definitions: number, cache: 'off' | 'on' = 'off'): Finished {
  const environment = { ACCORD_CACHE: cache, XDG_CACHE_HOME: join(folder, 'cache') };
  const done = run(join(built, 'cli/main.js'), ['check', join(folder, String(definitions))], environment);
  expect(done.output, done.output.slice(-2000)).toContain(`${definitions} definitions`);
  expect(done.status).toBe(0);
  return done;
}

interface Compiled extends Finished {
  /** Milliseconds without loading the packages. */
  readonly compiled: number;
}

/** Null where the package is not installed. */
function compile(script: string, sources: number): Compiled | null {
  const done = run(join(built, 'bench/check', script), [String(sources), BENCH]);
  const text = /^(?:\{.*\}|null)$/m.exec(done.output)?.[0];
  if (text === undefined) throw new Error(done.output.slice(-2000));
  const printed: unknown = JSON.parse(text);
  if (!isCompiled(printed)) return null;
  expect(printed.made).toBe(sources);
  return { ...done, compiled: printed.compiled };
}

function isCompiled(value: unknown): value is { compiled: number; made: number } {
  return typeof value === 'object' && value !== null && 'compiled' in value && 'made' in value;
}

type Clock = 'milliseconds' | 'processor';

function seconds(runs: readonly Finished[], clock: Clock): number {
  return median(runs.map((each) => each[clock])) / 1000;
}

function show(what: string, runs: readonly Finished[]): void {
  const memory = String(Math.round(median(runs.map((each) => each.memory))));
  const [wall, processor] = [seconds(runs, 'milliseconds'), seconds(runs, 'processor')].map((each) =>
    each.toFixed(1).padStart(6),
  );
  console.log(`${what.padEnd(48)} ${wall} s, processor ${processor} s, ${memory.padStart(5)} MB`);
}

function ratio(what: string, over: readonly Finished[], under: readonly Finished[]): void {
  const [wall, processor] = (['milliseconds', 'processor'] as const).map((clock) =>
    (seconds(over, clock) / seconds(under, clock)).toFixed(3),
  );
  console.log(`${what}: ${wall}, processor ${processor}`);
}

it('checks 10,000 definitions beside Cube and Malloy compiling 10,000 measures', () => {
  const small: Finished[] = [];
  const large: Finished[] = [];
  const cube: Compiled[] = [];
  const malloy: Compiled[] = [];
  // In turns, so that a slow moment of the machine hits all of them.
  for (let index = 0; index < RUNS; index++) {
    small.push(check(1_000));
    large.push(check(10_000));
    cube.push(...[compile('compile-in-cube.js', 1_000)].filter((each) => each !== null));
    malloy.push(...[compile('compile-in-malloy.js', 1_000)].filter((each) => each !== null));
  }
  show('accord check, 1,000 definitions, no cache', small);
  show('accord check, 10,000 definitions, no cache', large);
  show('Cube compiles 1,000 cubes of 10 measures', cube);
  if (malloy.length > 0) show('Malloy translates 1,000 sources of 10 measures', malloy);
  else console.log('Malloy is not installed: npm install in bench/');
  const compiling = median(cube.map(({ compiled }) => compiled)) / 1000;
  console.log(`of Cube, ${compiling.toFixed(1)} s are compiling`);
  ratio('check / Cube', large, cube);
  if (malloy.length > 0) ratio('check / Malloy', large, malloy);
  ratio('10,000 / 1,000 definitions', large, small);
});

it('checks again after one edit', () => {
  const cold: Finished[] = [];
  const first: Finished[] = [];
  const again: Finished[] = [];
  for (let index = 0; index < RUNS; index++) {
    rmSync(join(folder, 'cache'), { recursive: true, force: true });
    cold.push(check(10_000));
    first.push(check(10_000, 'on'));
    edit(index);
    again.push(check(10_000, 'on'));
  }
  show('accord check, 10,000 definitions, no cache', cold);
  show('accord check, filling the cache', first);
  show('accord check, again after one edit', again);
  ratio('again / no cache', again, cold);
});

/** Another threshold in one term. */
function edit(round: number): void {
  const { files } = generateProject({ definitions: 10_000, seed: 1 });
  const file = files.find(({ text }) => THRESHOLD.test(text));
  if (!file) throw new RangeError('No term to edit.');
  const path = join(folder, '10000', file.path);
  writeFileSync(path, readFileSync(path, 'utf8').replace(THRESHOLD, `where: score >= ${97 + round}`));
}

const THRESHOLD = /where: score >= \d+$/m;
