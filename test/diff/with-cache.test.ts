import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { StoredMemory } from '../../src/cache/stored-memory.js';
import { checkDefinitions } from '../../src/check.js';
import { EDITS, type EditedProject, STARTED } from '../cache/edits.js';

const folder = mkdtempSync(join(tmpdir(), 'accord-diff-'));
afterAll(() => rmSync(folder, { recursive: true }));

const seed = Number(process.env.FC_SEED ?? Date.now() % 2 ** 31);

function textsOf({ files, config }: EditedProject) {
  const sources = Object.entries(files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, text]) => ({ path, text }));
  // The edits have what accord.yml may say, as constants.
  return { sources, config: structuredClone(config) as Parameters<typeof checkDefinitions>[0]['config'] };
}

/** Findings as people see them, so that what is only made when it is read is made. */
function told(now: EditedProject, before: EditedProject | null, memory?: StoredMemory): unknown {
  const base = before ? textsOf(before) : undefined;
  const { findings } = checkDefinitions({ ...textsOf(now), base, today: '2026-06-30', memory });
  return JSON.parse(JSON.stringify(findings));
}

describe(`a check against a base (seed ${seed})`, () => {
  it('finds the same with and without what earlier checks found out', () => {
    let files = 0;
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...EDITS), { minLength: 1, maxLength: 5 }),
        fc.nat(4),
        (edits, step) => {
          files += 1;
          const memory = new StoredMemory(join(folder, `store-${files}`), 'code');
          const states = [STARTED];
          for (const edit of edits) states.push(edit.apply(states.at(-1) ?? STARTED));
          const before = states[step % states.length] ?? STARTED;
          const now = states.at(-1) ?? STARTED;
          told(before, null, memory);
          told(now, before, memory);
          expect(told(now, before, memory)).toEqual(told(now, before));
        },
      ),
      { seed, numRuns: 25 },
    );
  });

  it('finds nothing more against itself', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...EDITS), { maxLength: 5 }), (edits) => {
        const now = edits.reduce((project, edit) => edit.apply(project), STARTED);
        expect(told(now, now)).toEqual(told(now, null));
      }),
      { seed, numRuns: 15 },
    );
  });

  it('does not take a computed field for what it used to be', () => {
    const memory = new StoredMemory(join(folder, 'computed'), 'code');
    const at = (score: number): EditedProject => ({
      ...STARTED,
      files: Object.fromEntries(
        Object.entries(STARTED.files).map(([path, text]) => [
          path,
          text.replace('score >= 80', `score >= ${score}`),
        ]),
      ),
    });
    told(at(80), null, memory);
    const found = told(at(70), at(80), memory);
    expect(found).toEqual(told(at(70), at(80)));
    expect(found).toContainEqual(
      expect.objectContaining({ rule: 'meaning-changed', definition: { kind: 'entity', name: 'lead' } }),
    );
  });
});
