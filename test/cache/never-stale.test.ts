import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { StoredMemory } from '../../src/cache/stored-memory.js';
import { checkDefinitions } from '../../src/check.js';
import type { Finding } from '../../src/diagnostic/finding.js';
import { EDITS, type EditedProject, STARTED } from './edits.js';

const folder = mkdtempSync(join(tmpdir(), 'accord-cache-'));
afterAll(() => rmSync(folder, { recursive: true }));

const TODAY = '2026-06-30';
const seed = Number(process.env.FC_SEED ?? Date.now() % 2 ** 31);

function check(project: EditedProject, memory?: StoredMemory): readonly Finding[] {
  const sources = Object.entries(project.files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, text]) => ({ path, text }));
  const config = structuredClone(project.config) as Parameters<typeof checkDefinitions>[0]['config'];
  return checkDefinitions({ config, sources, today: TODAY, memory }).findings;
}

/** Findings as people see them, so that what is only made when it is read is made. */
function told(findings: readonly Finding[]): unknown {
  return JSON.parse(JSON.stringify(findings));
}

describe(`a check with a cache (seed ${seed})`, () => {
  it('finds the same as one without, whatever was edited in between', () => {
    let files = 0;
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...EDITS), { minLength: 2, maxLength: 9 }),
        fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
        (edits, reopenings) => {
          files += 1;
          const file = join(folder, `store-${files}`);
          let memory = new StoredMemory(file, 'code');
          let project = STARTED;
          check(project, memory);
          edits.forEach((edit, step) => {
            if (reopenings[step]) {
              memory.save();
              memory = new StoredMemory(file, 'code');
            }
            project = edit.apply(project);
            const fresh = check(project);
            expect(told(check(project, memory)), edit.name).toEqual(told(fresh));
            expect(memory.isDistrusted).toBe(false);
          });
        },
      ),
      { seed, numRuns: 14 },
    );
  });

  it('takes each edit alone and back again', () => {
    const memory = new StoredMemory(join(folder, 'alone'), 'code');
    const before = told(check(STARTED, memory));
    const seenFindings = new Set<string>();
    for (const edit of EDITS) {
      const edited = edit.apply(STARTED);
      const fresh = check(edited);
      for (const { rule } of fresh) seenFindings.add(rule);
      expect(told(check(edited, memory)), edit.name).toEqual(told(fresh));
      expect(told(check(STARTED, memory)), `${edit.name}, undone`).toEqual(before);
    }
    // The edits must be able to show something: rules that ask the engine, and the reader.
    for (const rule of ['syntax', 'never-true', 'always-true', 'dead-branch', 'shadowed-term', 'handoff-gap'])
      expect(seenFindings).toContain(rule);
    for (const rule of ['claim-drift', 'segments-gap', 'name-collision'])
      expect(seenFindings).toContain(rule);
  });
});
