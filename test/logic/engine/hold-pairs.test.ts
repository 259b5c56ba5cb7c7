import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Logic } from '../../../src/logic/logic.js';
import { type ConditionPair, sampleConditionPairs, sideOf } from '../../support/condition-pairs.js';
import { sampleRows } from '../../support/expression-arbitrary.js';
import { openDuckdb } from '../../support/expression-databases.js';
import { parsed } from '../../support/expression-tree.js';
import { holdPairs } from './support/hold-pairs.js';
import { samplingLogic } from './support/sampling-logic.js';

const NOW = 1_700_000_000_000_000n;

function pair(a: string, b: string, how: ConditionPair['how'] = 'independent'): ConditionPair {
  return { a: sideOf(parsed(a)), b: sideOf(parsed(b)), how, rules: [] };
}

/** The engine that looks through rows, with one of its answers bent. */
function bent(change: (logic: Logic) => Partial<Logic>): Logic {
  const logic = samplingLogic(fc.sample(sampleRows, { numRuns: 300, seed: 5 }), NOW);
  return { ...logic, ...change(logic) };
}

test('an engine that is right for a pair passes, in the database too', async () => {
  const duckdb = await openDuckdb();
  const pairs = [pair('consent', 'NOT consent'), pair('account.large', 'account.unsized')];
  const { failures } = await holdPairs(
    bent(() => ({})),
    pairs,
    [duckdb],
    1,
  );
  await duckdb.close();
  expect(failures).toEqual([]);
});

test.each([
  ['a record is overlooked', () => ({}), pair('score = 4711', 'score >= 4711')],
  [
    'a record is not what was asked for',
    (logic: Logic) => ({ find: () => logic.find({ inside: [], outside: [] }) }),
    pair('score > 59', 'score >= 80'),
  ],
  [
    'equal keys are given to different conditions',
    (logic: Logic) => ({
      condition: (entity: string, conditions: Parameters<Logic['condition']>[1]) => ({
        ...logic.condition(entity, conditions),
        key: 'same',
      }),
    }),
    pair('score > 59', 'score > 60'),
  ],
  ['a rewrite is none', () => ({}), pair('score > 59', 'score > 60', 'rewrite')],
])('it is told when %s', async (_, change, wrong) => {
  const { failures } = await holdPairs(bent(change), [wrong], [], 1);
  expect(failures).toHaveLength(1);
  expect(failures[0]).toContain('seed 1');
});

test('looking through 30 rows is not enough for what people write', async () => {
  const rows = fc.sample(sampleRows, { numRuns: 30, seed: 9 });
  const { failures } = await holdPairs(samplingLogic(rows, NOW), sampleConditionPairs(60, 9), [], 9);
  expect(failures.length).toBeGreaterThan(5);
});
