import { columnsReadBy } from '../../expression/columns.js';
import { evaluate } from '../../expression/evaluate.js';
import type { Row } from '../../expression/row.js';
import type { FieldInfo, Typed } from '../../expression/typed.js';
import type { Value } from '../../expression/value.js';
import type { JoinKey } from '../logic-options.js';
import { keyOfRational } from '../number/rational.js';
import { type Assignment, numberOfValue } from './assignment.js';
import { evaluateSimple } from './evaluate-term.js';

/** What a record is held against. */
export interface Claim {
  readonly entity: string;
  /** Every one is TRUE … */
  readonly inside: readonly Typed[];
  /** … and of each of these at least one is not. */
  readonly outside: readonly (readonly Typed[])[];
  readonly keysOf: (entity: string, path: readonly string[]) => readonly JoinKey[];
}

/** 2026-06-30 12:00:00, where the present moment does not matter. */
const SOME_MOMENT = 1_782_820_800_000_000n;

/**
 * Whether the evaluator of src/expression, which shares nothing with this engine, says the same of a record. Fields
 * that were not chosen are filled in: once with NULL, where it may be, and once with something.
 */
export function isConfirmed(claim: Claim, assignment: Assignment): boolean {
  if (![...assignment.columns.values()].every(({ column, value }) => isDeclared(column.field, value)))
    return false;
  return [true, false].every((withNulls) => isConfirmedWith(claim, assignment, withNulls));
}

/** A record keeps what is declared: no other value than a closed list has, no NULL where there is none. */
function isDeclared({ type, nullable }: FieldInfo, value: Value): boolean {
  if (value === null) return nullable;
  if (type.kind === 'string' && type.values)
    return value.kind === 'string' && type.values.includes(value.value);
  if (type.kind === 'integer' && type.values)
    return value.kind === 'integer' && type.values.includes(value.value);
  return true;
}

function isConfirmedWith(claim: Claim, assignment: Assignment, withNulls: boolean): boolean {
  const row = rowOf(claim, assignment, withNulls);
  const moment = { timestamp: assignment.now ?? SOME_MOMENT };
  const calls = [...assignment.calls.values()].map(({ call, value }) => ({
    name: call.declared.name,
    value,
    arguments: call.arguments.map((argument, index) =>
      evaluateSimple(argument, assignment, call.declared.arguments[index] ?? { kind: 'null' }),
    ),
  }));
  if (contradicts(calls)) return false;
  const isTrue = (typed: Typed): boolean => {
    const value = evaluate(typed, row, moment, (declared, given) => {
      const known = calls.find((call) => call.name === declared.name && same(call.arguments, given));
      return known ? known.value : null;
    });
    return value?.kind === 'boolean' && value.value;
  };
  try {
    return claim.inside.every(isTrue) && claim.outside.every((all) => !all.every(isTrue));
  } catch {
    // The record stops the query, so it shows nothing.
    return false;
  }
}

/** One function cannot give two things for the same arguments. */
function contradicts(
  calls: readonly { readonly name: string; readonly arguments: readonly Value[]; readonly value: Value }[],
): boolean {
  return calls.some((call, index) =>
    calls
      .slice(index + 1)
      .some(
        (other) =>
          other.name === call.name &&
          same(other.arguments, call.arguments) &&
          keyOf(other.value) !== keyOf(call.value),
      ),
  );
}

function same(left: readonly Value[], right: readonly Value[]): boolean {
  return (
    left.length === right.length && left.every((value, index) => keyOf(value) === keyOf(right[index] ?? null))
  );
}

/** The same for the same value: 1000 and 1000.00 are one. */
function keyOf(value: Value): string {
  const number = numberOfValue(value);
  if (number)
    return `${value?.kind === 'date' || value?.kind === 'timestamp' ? value.kind : ''}${keyOfRational(number)}`;
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part));
}

function rowOf(claim: Claim, assignment: Assignment, withNulls: boolean): Row {
  const keyAt = (path: readonly string[], name: string) => [claim.entity, ...path, name].join('.');
  const fields = new Map<string, FieldInfo>();
  const read = (path: readonly string[], name: string): Value => {
    const chosen = assignment.columns.get(keyAt(path, name));
    if (chosen) return chosen.value;
    const join =
      path.length > 0 ? claim.keysOf(claim.entity, path).find((key) => key.there === name) : undefined;
    if (join) return read(path.slice(0, -1), join.here.name);
    const field = fields.get(keyAt(path, name));
    if (field && withNulls && field.nullable) return null;
    return field ? somethingOf(field, withNulls ? SOMETHING_ELSE : SOMETHING) : null;
  };
  const exists = (path: readonly string[]): boolean => {
    if (path.length === 0) return true;
    const chosen = assignment.exists.get([claim.entity, ...path].join('.'));
    if (chosen && !chosen.isThere) return false;
    if (!exists(path.slice(0, -1))) return false;
    return claim.keysOf(claim.entity, path).every(({ here }) => {
      fields.set(keyAt(path.slice(0, -1), here.name), here);
      return here.expression !== null || read(path.slice(0, -1), here.name) !== null;
    });
  };
  for (const typed of [...claim.inside, ...claim.outside.flat()]) {
    for (const { path, field } of columnsReadBy(typed)) fields.set(keyAt(path, field.name), field);
  }
  return { field: read, exists };
}

const SOMETHING: Readonly<Record<FieldInfo['type']['kind'], Value>> = {
  string: { kind: 'string', value: 'x' },
  integer: { kind: 'integer', value: 7n },
  decimal: { kind: 'decimal', value: { units: 7n, scale: 0 } },
  number: { kind: 'number', value: 7 },
  boolean: { kind: 'boolean', value: true },
  date: { kind: 'date', value: 20_000 },
  timestamp: { kind: 'timestamp', value: SOME_MOMENT },
  interval: null,
  null: null,
};

const SOMETHING_ELSE: typeof SOMETHING = {
  string: { kind: 'string', value: 'Something else' },
  integer: { kind: 'integer', value: 104_729n },
  decimal: { kind: 'decimal', value: { units: 10_472_937n, scale: 2 } },
  number: { kind: 'number', value: 104_729.5 },
  boolean: { kind: 'boolean', value: false },
  date: { kind: 'date', value: 14_321 },
  timestamp: { kind: 'timestamp', value: 1_237_373_737_373_737n },
  interval: null,
  null: null,
};

/** The second time something else, so that a record is not confirmed by chance. */
function somethingOf({ type }: FieldInfo, values: typeof SOMETHING): Value {
  const place = values === SOMETHING ? 0 : -1;
  if (type.kind === 'string' && type.values) return { kind: 'string', value: type.values.at(place) ?? '' };
  if (type.kind === 'integer' && type.values) return { kind: 'integer', value: type.values.at(place) ?? 0n };
  return values[type.kind];
}
