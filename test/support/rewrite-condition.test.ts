import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate } from '../../src/expression/evaluate.js';
import { EvaluationError } from '../../src/expression/evaluation-error.js';
import type { Typed } from '../../src/expression/typed.js';
import { boundaryRows } from './boundary-rows.js';
import { type ConditionPair, sampleConditionPairs } from './condition-pairs.js';
import { type SampleRow, sampleRows } from './expression-arbitrary.js';
import { Random } from './random.js';
import { GENERIC_RULES, SPECIAL_RULES, TRUTH_RULES } from './rewrite-condition.js';
import { asRow } from './sample-row.js';

const SEED = Number(process.env.ACCORD_SEED ?? Date.now() % 2_000_000_000);
const NOW = 1_795_305_600_123_456n;
const PAIRS = 600;

function isTrue(typed: Typed, row: SampleRow): boolean | 'stops' {
  try {
    const value = evaluate(typed, asRow(row), { timestamp: NOW });
    return value?.kind === 'boolean' && value.value;
  } catch (error) {
    if (error instanceof EvaluationError) return 'stops';
    throw error;
  }
}

function differ({ a, b }: ConditionPair, row: SampleRow): boolean {
  const [left, right] = [isTrue(a.typed, row), isTrue(b.typed, row)];
  return left !== 'stops' && right !== 'stops' && left !== right;
}

test('a rewrite is TRUE for the same records, a near miss often is not', () => {
  const samples = fc.sample(sampleRows, { numRuns: 40, seed: SEED });
  const pairs = sampleConditionPairs(PAIRS, SEED);
  const used = new Map<string, number>();
  let differing = 0;
  for (const [index, pair] of pairs.entries()) {
    const rows = [
      ...samples.slice(0, 20),
      ...boundaryRows([pair.a.typed, pair.b.typed], samples, NOW, new Random(SEED + index)),
    ];
    const row = rows.find((each) => differ(pair, each));
    if (row) differing += 1;
    if (pair.how !== 'rewrite') continue;
    for (const rule of pair.rules) used.set(rule, (used.get(rule) ?? 0) + 1);
    const told = `${pair.a.text}\n${pair.b.text}\n${pair.rules.join(', ')}; seed ${SEED}`;
    expect(row, told).toBeUndefined();
  }
  console.info(`${differing} of ${pairs.length} pairs differ, ${used.size} rules used, seed ${SEED}`);
  const rules = Object.keys({ ...SPECIAL_RULES, ...GENERIC_RULES, ...TRUTH_RULES });
  expect(differing).toBeGreaterThan(PAIRS / 10);
  expect(used.size).toBeGreaterThan(rules.length / 2);
});
