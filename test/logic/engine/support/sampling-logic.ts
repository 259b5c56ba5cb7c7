import { evaluate } from '../../../../src/expression/evaluate.js';
import type { Value } from '../../../../src/expression/value.js';
import type { Example } from '../../../../src/logic/answer.js';
import type { Condition, Logic } from '../../../../src/logic/logic.js';
import type { SampleRow } from '../../../support/expression-arbitrary.js';
import { ACCOUNT_FIELDS, LEAD_FIELDS } from '../../../support/expression-schema.js';
import { asRow } from '../../../support/sample-row.js';

/** An engine that only looks through some rows, and takes what it does not find there for impossible. */
export function samplingLogic(rows: readonly SampleRow[], now: bigint): Logic {
  const isMember = ({ conditions }: Condition, row: SampleRow) =>
    conditions.every((typed) => {
      const value: Value = evaluate(typed, asRow(row), { timestamp: now });
      return value?.kind === 'boolean' && value.value;
    });
  return {
    condition: (_, conditions) => ({ conditions, key: null, canonical: false, undecided: null }),
    valueKey: () => null,
    normalForm: () => null,
    find({ inside, outside }) {
      const row = rows.find(
        (each) => inside.every((one) => isMember(one, each)) && !outside.some((one) => isMember(one, each)),
      );
      return row
        ? { found: 'record', example: exampleOf(row, now), assumptions: [] }
        : { found: 'none', assumptions: [] };
    },
  };
}

function exampleOf(row: SampleRow, timestamp: bigint): Example {
  const isMissing = (row['account.account_id'] ?? null) === null;
  const related = isMissing ? [] : ACCOUNT_FIELDS;
  return {
    fields: [
      ...LEAD_FIELDS.map((field) => ({ path: [], field, value: row[field.name] ?? null })),
      ...related.map((field) => ({ path: ['account'], field, value: row[`account.${field.name}`] ?? null })),
    ],
    missing: isMissing ? [['account']] : [],
    now: { timestamp, precision: 'timestamp' },
    calls: [],
  };
}
