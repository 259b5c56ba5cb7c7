import { splitTimestamp } from '../../../../src/expression/calendar.js';
import type { CallDeclared } from '../../../../src/expression/row.js';
import type { FieldInfo } from '../../../../src/expression/typed.js';
import type { Value } from '../../../../src/expression/value.js';
import type { Example } from '../../../../src/logic/answer.js';
import type { SampleRow } from '../../../support/expression-arbitrary.js';
import { ACCOUNT_FIELDS } from '../../../support/expression-schema.js';
import type { Random } from '../../../support/random.js';

/** A whole record at some moment. */
export interface Instance {
  readonly row: SampleRow;
  readonly now: bigint;
}

/** What is wrong with an example by itself, as a record of the schema; empty when nothing is. */
export function faultsOf(example: Example): readonly string[] {
  const missing = new Set(example.missing.map((path) => path.join('.')));
  return example.fields.flatMap(({ path, field, value }) => {
    const name = [...path, field.name].join('.');
    const faults: string[] = [];
    if (missing.has(path.join('.'))) faults.push(`${name} has a value, and its row is missing`);
    if (field.expression) faults.push(`${name} is computed`);
    if (value === null) return field.nullable ? faults : [...faults, `${name} is never NULL`];
    return isOf(field, value) ? faults : [...faults, `${name} cannot be that`];
  });
}

function isOf({ type }: FieldInfo, value: NonNullable<Value>): boolean {
  if (type.kind !== value.kind) return false;
  switch (value.kind) {
    case 'string':
      if (/[\0\p{Surrogate}]/u.test(value.value)) return false;
      return type.kind !== 'string' || (type.values?.includes(value.value) ?? true);
    case 'integer':
      if (value.value >= 2n ** 63n || value.value < -(2n ** 63n)) return false;
      return type.kind !== 'integer' || (type.values?.includes(value.value) ?? true);
    case 'decimal':
      return type.kind !== 'decimal' || type.scale === null || value.value.scale <= type.scale;
    case 'number':
      return Number.isFinite(value.value);
    default:
      return true;
  }
}

/**
 * The example as a record, with what it does not tell taken from a sample. A related row that is not among the missing
 * ones is there, though none of its fields may matter.
 */
export function instanceOf(example: Example, sample: Instance, random: Random): Instance {
  const row: Record<string, Value> = { ...sample.row };
  for (const { path, field, value } of example.fields) row[[...path, field.name].join('.')] = value;
  const isMissing = example.missing.some((path) => path.join('.') === 'account');
  if (isMissing) for (const { name } of ACCOUNT_FIELDS) row[`account.${name}`] = null;
  else {
    row['account.account_id'] ??= { kind: 'string', value: 'an account' };
    row['account.name'] ??= { kind: 'string', value: 'a name' };
  }
  return { row, now: momentOf(example, sample.now, random) };
}

/** Where only the day is told, any time of that day. */
function momentOf({ now }: Example, otherwise: bigint, random: Random): bigint {
  if (now === null) return otherwise;
  if (now.precision === 'timestamp') return now.timestamp;
  const { time } = splitTimestamp(now.timestamp);
  return now.timestamp - time + random.pick([0n, 1n, 43_200_000_000n, 86_399_999_999n]);
}

/** What the example says a call gives, and for every other call something that only hangs on the arguments. */
export function callsOf(example: Example | null, seed: number): CallDeclared {
  const told = new Map(
    (example?.calls ?? []).map((call) => [keyOf(call.declared.name, call.arguments), call.value]),
  );
  return (declared, given) => {
    const key = keyOf(declared.name, given);
    const value = told.get(key);
    if (value !== undefined) return value;
    const hash = [...`${seed}${key}`].reduce(
      (sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) | 0,
      7,
    );
    const choice = Math.abs(hash) % 5;
    if (choice === 4) return null;
    if (declared.result.kind === 'integer') return { kind: 'integer', value: BigInt(2023 + choice) };
    return { kind: 'string', value: ['emea', 'apac', 'amer', ''][choice] ?? '' };
  };
}

function keyOf(name: string, given: readonly Value[]): string {
  return JSON.stringify([name, given], (_, value) => (typeof value === 'bigint' ? `${value}n` : value));
}
