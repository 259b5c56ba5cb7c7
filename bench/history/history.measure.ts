import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { generateProject, writeProject } from '../support/generate-project.js';
import type { ProjectFile } from '../support/project-plan.js';
import { build, type Finished, run } from '../support/run-process.js';

const RUNS = Number(process.env.ACCORD_BENCH_RUNS ?? 3);
const COMMITS = 1000;
const DEFINITIONS = 200;

const folder = mkdtempSync(join(tmpdir(), 'accord-bench-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A threshold somewhere in the file, one higher; null where there is none. */
function raised(text: string, at: number): string | null {
  const places = [...text.matchAll(/>= (\d+)/g)];
  const place = places[at % Math.max(1, places.length)];
  if (!place) return null;
  const [written, number] = place;
  return `${text.slice(0, place.index)}>= ${Number(number) + 1}${text.slice(place.index + written.length)}`;
}

/** A repository whose every commit changes one condition, in the language of `git fast-import`. */
function* commits(files: readonly ProjectFile[]): Generator<string> {
  const texts = files.filter(({ text }) => />= \d/.test(text)).map((file) => ({ ...file }));
  for (let index = 0; index < COMMITS; index++) {
    const file = texts[(index * 7) % texts.length];
    if (!file) throw new RangeError('No file has a threshold.');
    const text = raised(file.text, index) ?? file.text;
    file.text = text;
    yield `commit refs/heads/main\ncommitter Ada <ada@example.com> ${1_700_000_000 + (index + 1) * 3600} +0000\n`;
    yield `data 5\nraise\n${index === 0 ? 'from refs/heads/main^0\n' : ''}`;
    yield `M 100644 inline ${file.path}\ndata ${Buffer.byteLength(text)}\n${text}\n`;
  }
}

it(`tells ${COMMITS} commits of ${DEFINITIONS} definitions`, () => {
  const built = build();
  const project = generateProject({ definitions: DEFINITIONS, seed: 1 });
  writeProject(folder, project);
  const git = (words: readonly string[], input?: string) =>
    execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', ...words], {
      cwd: folder,
      input,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
  git(['init', '-q', '-b', 'main']);
  git(['add', '-A']);
  git(['commit', '-q', '-m', 'begin']);
  git(['fast-import', '--quiet', '--force'], [...commits(project.files)].join(''));
  git(['reset', '-q', '--hard']);

  const command = join(built, 'cli/main.js');
  const [all, check]: [Finished[], Finished[]] = [[], []];
  for (let index = 0; index < RUNS; index++) {
    check.push(run(command, ['check', folder, '--format', 'json'], { ACCORD_CACHE: 'off' }));
    all.push(
      run(command, ['history', '--all', '--format', 'json', '--dir', folder], { ACCORD_CACHE: 'off' }),
    );
  }
  expect(all.map(({ status }) => status)).toEqual(all.map(() => 0));
  const least = (runs: readonly Finished[]) => Math.min(...runs.map(({ processor }) => processor)) / 1000;
  const told = JSON.parse(/\{[\s\S]*\}/.exec(all[0]?.output ?? '')?.[0] ?? 'null') as unknown;
  expect(JSON.stringify(told).length).toBeGreaterThan(COMMITS * 50);
  console.log(
    `history of ${COMMITS} commits ${least(all).toFixed(1)} s, one check ${least(check).toFixed(1)} s: ${(least(all) / least(check)).toFixed(1)} checks`,
  );
});
