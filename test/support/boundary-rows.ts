import { MICROS_PER_DAY, splitTimestamp } from '../../src/expression/calendar.js';
import { childrenOf } from '../../src/expression/children.js';
import type { DataType } from '../../src/expression/data-type.js';
import type { FieldInfo, Typed } from '../../src/expression/typed.js';
import type { Value } from '../../src/expression/value.js';
import type { SampleRow } from './expression-arbitrary.js';
import { ACCOUNT_FIELDS, LEAD_FIELDS } from './expression-schema.js';
import type { Random } from './random.js';

const FIELDS: ReadonlyMap<string, FieldInfo> = new Map([
  ...LEAD_FIELDS.map((field) => [field.name, field] as const),
  ...ACCOUNT_FIELDS.map((field) => [`account.${field.name}`, field] as const),
]);

/** The constants of conditions, by what can be compared with each other. */
interface Constants {
  /** In hundredths: every column but `ratio` has at most two digits after the point. */
  readonly hundredths: Set<bigint>;
  readonly doubles: Set<number>;
  readonly texts: Set<string>;
  readonly micros: Set<bigint>;
}

interface Reading {
  readonly constants: Constants;
  readonly columns: Set<string>;
}

function read(typed: Typed, base: readonly string[], reading: Reading): void {
  const { constants, columns } = reading;
  if (typed.kind === 'column') {
    if (typed.field.expression) read(typed.field.expression, [...base, ...typed.path], reading);
    else columns.add([...base, ...typed.path, typed.field.name].join('.'));
  }
  if (typed.kind === 'term') {
    columns.add([...base, ...typed.path, 'account_id'].join('.'));
    read(typed.term.condition, [...base, ...typed.path], reading);
  }
  if (typed.kind === 'literal') readConstant(typed.value, constants);
  if (typed.kind === 'like' && typed.pattern.kind === 'literal' && typed.pattern.value?.kind === 'string') {
    const pattern = typed.pattern.value.value;
    for (const filling of ['', 'a', '👍'])
      constants.texts.add(pattern.replaceAll(/[%_]/g, filling).replaceAll('\\', ''));
  }
  for (const part of childrenOf(typed)) read(part, base, reading);
}

function readConstant(value: Value, constants: Constants): void {
  switch (value?.kind) {
    case 'integer':
      constants.hundredths.add(value.value * 100n);
      break;
    case 'decimal': {
      const { units, scale } = value.value;
      constants.hundredths.add(
        scale <= 2 ? units * 10n ** BigInt(2 - scale) : units / 10n ** BigInt(scale - 2),
      );
      constants.doubles.add(Number(units) / 10 ** scale);
      break;
    }
    case 'number':
      constants.doubles.add(value.value);
      if (Math.abs(value.value) < 1e9) constants.hundredths.add(BigInt(Math.round(value.value * 100)));
      break;
    case 'string':
      constants.texts.add(value.value);
      break;
    case 'date':
      constants.micros.add(BigInt(value.value) * MICROS_PER_DAY);
      break;
    case 'timestamp':
      constants.micros.add(value.value);
      break;
    default:
  }
}

/**
 * Rows at and beside the constants of conditions, with equal columns, NULLs and missing related rows. `samples` fill
 * what the conditions do not read.
 */
export function boundaryRows(
  conditions: readonly Typed[],
  samples: readonly SampleRow[],
  now: bigint,
  random: Random,
): readonly SampleRow[] {
  const reading: Reading = {
    constants: {
      hundredths: new Set([0n]),
      doubles: new Set([0]),
      texts: new Set(['']),
      micros: new Set([now]),
    },
    columns: new Set(),
  };
  for (const condition of conditions) read(condition, [], reading);
  return samples.map((sample) => boundaryRow(sample, reading, random));
}

function boundaryRow(sample: SampleRow, { constants, columns }: Reading, random: Random): SampleRow {
  const row: Record<string, Value> = { ...sample };
  const touchesAccount = [...columns].some((column) => column.startsWith('account.'));
  const missing = touchesAccount ? random.chance(0.15) : row['account.account_id'] === null;
  // All columns of a row at one constant: that is where comparisons between columns turn.
  const shared = random.chance(0.4) ? random : null;
  const anchor = {
    hundredths: random.pick([...constants.hundredths]),
    micros: random.pick([...constants.micros]),
  };
  for (const column of columns) {
    const field = FIELDS.get(column);
    if (!field || column === 'lead_id' || column === 'account.account_id') continue;
    if (field.nullable && random.chance(0.15)) row[column] = null;
    else row[column] = valueAt(field.type, constants, shared ? anchor : null, random);
  }
  for (const column of FIELDS.keys()) {
    if (!column.startsWith('account.')) continue;
    if (missing) row[column] = null;
    else if (row[column] === null && !FIELDS.get(column)?.nullable)
      row[column] = { kind: 'string', value: 'x' };
  }
  return row;
}

interface Anchor {
  readonly hundredths: bigint;
  readonly micros: bigint;
}

function valueAt(type: DataType, constants: Constants, anchor: Anchor | null, random: Random): Value {
  const hundredths = anchor?.hundredths ?? random.pick([...constants.hundredths]);
  const micros = anchor?.micros ?? random.pick([...constants.micros]);
  switch (type.kind) {
    case 'string': {
      const values = type.values ?? [...constants.texts].flatMap(textsBeside);
      return { kind: 'string', value: random.pick(values) };
    }
    case 'integer': {
      if (type.values) return { kind: 'integer', value: random.pick(type.values) };
      const scale = random.pick([100n, 100n, 100n, 200n]);
      return { kind: 'integer', value: hundredths / scale + BigInt(random.integer(-1, 1)) };
    }
    case 'decimal': {
      const units = hundredths + random.pick([-100n, -1n, 0n, 0n, 1n, 50n]);
      return { kind: 'decimal', value: { units, scale: 2 } };
    }
    case 'number': {
      const value = random.pick([...constants.doubles, Number(hundredths) / 100]);
      return { kind: 'number', value: value + random.pick([0, 0, Math.abs(value) * 2 ** -52, -0.5]) };
    }
    case 'boolean':
      return { kind: 'boolean', value: random.chance(0.5) };
    case 'date':
      return { kind: 'date', value: splitTimestamp(micros).days + random.integer(-1, 1) };
    case 'timestamp': {
      const step = random.pick([-1n, 0n, 0n, 1n, MICROS_PER_DAY - 1n, MICROS_PER_DAY, -MICROS_PER_DAY]);
      return { kind: 'timestamp', value: (random.chance(0.5) ? micros : startOfDay(micros)) + step };
    }
    case 'interval':
    case 'null':
      return null;
  }
}

function startOfDay(micros: bigint): bigint {
  return micros - splitTimestamp(micros).time;
}

function textsBeside(text: string): readonly string[] {
  return [text, `${text}a`, text.toUpperCase(), ` ${text}`, [...text].slice(1).join('')];
}

/** A row that differs from another in one of some columns, by as little as the column's type allows. */
export function neighbourOf(row: SampleRow, columns: readonly string[], random: Random): SampleRow {
  const column = random.pick(columns);
  const field = FIELDS.get(column);
  if (!field || column.endsWith('_id')) return row;
  const before = row[column] ?? null;
  const value = field.nullable && random.chance(0.2) ? null : stepFrom(before, field.type, random);
  return { ...row, [column]: value };
}

function stepFrom(value: Value, type: DataType, random: Random): Value {
  const step = random.chance(0.5) ? 1 : -1;
  switch (value?.kind) {
    case 'string':
      if (type.kind === 'string' && type.values) return { kind: 'string', value: random.pick(type.values) };
      return { kind: 'string', value: random.pick(textsBeside(value.value)) };
    case 'integer':
      if (type.kind === 'integer' && type.values) return { kind: 'integer', value: random.pick(type.values) };
      return { kind: 'integer', value: value.value + BigInt(step) };
    case 'decimal': {
      const { units, scale } = value.value;
      return { kind: 'decimal', value: { units: units * 10n ** BigInt(2 - scale) + BigInt(step), scale: 2 } };
    }
    case 'number':
      return { kind: 'number', value: value.value * (1 + step * 2 ** -52) };
    case 'boolean':
      return { kind: 'boolean', value: !value.value };
    case 'date':
      return { kind: 'date', value: value.value + step };
    case 'timestamp':
      return { kind: 'timestamp', value: value.value + BigInt(step) };
    default:
      return null;
  }
}
