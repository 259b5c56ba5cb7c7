import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { generateProject, writeProject } from '../support/generate-project.js';
import type { ProjectFile } from '../support/project-plan.js';
import { build, type Finished, run } from '../support/run-process.js';
import { EDITS } from './edits.js';
import { waiversFor, withUnknownOwners } from './known-findings.js';

const RUNS = Number(process.env.ACCORD_BENCH_RUNS ?? 2);
const SIZES = (process.env.ACCORD_BENCH_SIZES ?? '1000 10000').split(' ').map(Number);
const folder = mkdtempSync(join(tmpdir(), 'accord-bench-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let built = '';
beforeAll(() => {
  built = build();
});

function check(words: readonly string[], expected: number): Finished {
  const done = run(join(built, 'cli/main.js'), ['check', '--format', 'json', ...words], {
    ACCORD_CACHE: 'off',
  });
  expect(done.output.slice(0, 20), done.output.slice(-2000)).toContain('{');
  expect(done.status, done.output.slice(-2000)).toBe(expected);
  return done;
}

/** The least of all runs: other work on the machine only ever adds. */
function least(runs: readonly Finished[]): number {
  return Math.min(...runs.map(({ processor }) => processor)) / 1000;
}

function show(what: string, over: readonly Finished[], under: readonly Finished[]): void {
  const [more, plain] = [least(over), least(under)];
  console.log(
    `${what.padEnd(56)} ${more.toFixed(1).padStart(6)} s, plain ${plain.toFixed(1).padStart(6)} s: ${(more / plain).toFixed(2)}`,
  );
}

it.each(SIZES)('compares %d definitions with a base', (definitions) => {
  const project = generateProject({ definitions, seed: 1 });
  const base = join(folder, `${definitions}-base`);
  writeProject(base, project);
  for (const [what, edit] of Object.entries(EDITS)) {
    const head = join(folder, `${definitions}-head`);
    rmSync(head, { recursive: true, force: true });
    writeProject(head, { ...project, files: edit(project.files) });
    const [against, plain]: [Finished[], Finished[]] = [[], []];
    for (let index = 0; index < RUNS; index++) {
      const status = STATUS[what] ?? [0, 0];
      plain.push(check([head], status[0]));
      against.push(check([head, '--against-dir', base], status[1]));
    }
    show(`${definitions} definitions, ${what}`, against, plain);
  }
});

/** How a check ends without a base, and with it. */
const STATUS: Readonly<Record<string, readonly [number, number]>> = {
  'nothing changed': [0, 0],
  'one term changed': [0, 1],
  'a field changed that a tenth rests on': [0, 1],
  'every threshold changed': [1, 1],
  'half of all terms renamed': [0, 0],
  'one file deleted': [1, 1],
};

it.each(SIZES)('knows half of %d definitions by a baseline, and a twentieth by waivers', (definitions) => {
  const project = generateProject({ definitions, seed: 1 });
  const write = (name: string, files: readonly ProjectFile[]) => {
    const root = join(folder, `${definitions}-${name}`);
    writeProject(root, { ...project, files });
    return root;
  };
  const [many, some] = [definitions / 2, definitions / 20].map((count) =>
    withUnknownOwners(project.files, count),
  );
  if (!many || !some) throw new RangeError('Nothing is known.');
  const told = { many: write('many', many.files), some: write('some', some.files) };
  const known = { recorded: write('recorded', many.files), waived: write('waived', waiversFor(some)) };
  record(known.recorded);
  const seen: Record<keyof typeof told | keyof typeof known, Finished[]> = {
    many: [],
    some: [],
    recorded: [],
    waived: [],
  };
  for (let index = 0; index < RUNS; index++) {
    seen.many.push(check([told.many], 1));
    seen.recorded.push(check([known.recorded], 0));
    seen.some.push(check([told.some], 1));
    seen.waived.push(check([known.waived], 0));
  }
  show(`${definitions} definitions, ${definitions / 2} findings in the baseline`, seen.recorded, seen.many);
  show(`${definitions} definitions, ${definitions / 20} findings waived`, seen.waived, seen.some);
});

function record(root: string): void {
  const done = run(join(built, 'cli/main.js'), ['check', '--baseline', root], { ACCORD_CACHE: 'off' });
  expect(done.status, done.output.slice(-2000)).toBe(0);
}
