import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareValues } from '../../../src/expression/compare-values.js';
import { evaluate } from '../../../src/expression/evaluate.js';
import { EvaluationError } from '../../../src/expression/evaluation-error.js';
import { formatExpression } from '../../../src/expression/format-expression.js';
import type { Typed } from '../../../src/expression/typed.js';
import type { Value } from '../../../src/expression/value.js';
import { createLogic } from '../../../src/logic/create-logic.js';
import { boundaryRows } from '../../support/boundary-rows.js';
import { type SampleRow, sampleRows, values } from '../../support/expression-arbitrary.js';
import { checked, parsed } from '../../support/expression-tree.js';
import { Random } from '../../support/random.js';
import { VALUE_RULES } from '../../support/rewrites/values.js';
import { asRow } from '../../support/sample-row.js';

const SEED = Number(process.env.ACCORD_SEED ?? Date.now() % 2_000_000_000);
const NOW = 1_795_305_600_123_456n;

function computed(typed: Typed, row: SampleRow): Value | 'stops' {
  try {
    return evaluate(typed, asRow(row), { timestamp: NOW });
  } catch (error) {
    if (error instanceof EvaluationError) return 'stops';
    throw error;
  }
}

function differ(left: Value | 'stops', right: Value | 'stops'): boolean {
  if (left === 'stops' || right === 'stops') return false;
  return left === null || right === null ? left !== right : compareValues(left, right) !== 0;
}

test('values with one key are equal for every record', () => {
  const random = new Random(SEED);
  const logic = createLogic();
  const samples = fc.sample(sampleRows, { numRuns: 15, seed: SEED });
  const groups = new Map<string, { readonly text: string; readonly typed: Typed }>();
  let shared = 0;
  for (const expression of fc.sample(values(1), { numRuns: 1500, seed: SEED })) {
    const write = random.pick(Object.values(VALUE_RULES));
    for (const text of [formatExpression(expression), write(expression, random)]) {
      const typed = text === null ? null : checked(parsed(text));
      const key = typed && logic.valueKey('lead', typed);
      if (text === null || typed === null || key === null) continue;
      const first = groups.get(key);
      if (!first) {
        groups.set(key, { text, typed });
        continue;
      }
      if (first.text === text) continue;
      shared += 1;
      const rows = [...samples, ...boundaryRows([first.typed, typed], samples, NOW, random)];
      const row = rows.find((each) => differ(computed(first.typed, each), computed(typed, each)));
      expect(row, `${first.text}\n${text}\nseed ${SEED}`).toBeUndefined();
    }
  }
  console.info(`${groups.size} keys, ${shared} times one for two texts, seed ${SEED}`);
  expect(groups.size).toBeGreaterThan(300);
  expect(shared).toBeGreaterThan(50);
});
