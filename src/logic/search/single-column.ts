import type { Value } from '../../expression/value.js';
import type { Compiler } from '../compile/compiler.js';
import type { ValueSet } from '../diagram/value-set.js';
import { DAY_MICROS } from '../number/calendar.js';
import { startOfNextUnit } from '../number/calendar-function.js';
import { hasNumber } from '../number/ordered-set.js';
import { rational } from '../number/rational.js';
import { type ColumnSource, keyOfColumn } from '../term/term.js';
import { hasText } from '../text/text-set.js';
import { type Assignment, numberOfValue, valueOfNumber } from './assignment.js';
import { demandsOnOneColumn } from './demands.js';
import { meets } from './meets.js';
import type { Decision } from './paths.js';
import { sampleValues } from './sample-values.js';

const SAMPLES = 24;

/** 2026-01-01 and, from there, months, days, hours, minutes and seconds. */
const START = 1_767_225_600_000_000n;
/** 2028-02-29. */
const LEAP_DAY = 1_835_395_200_000_000n;
const STRIDES = [
  ['month', 40],
  ['day', 70],
  ['hour', 24],
  ['minute', 60],
  ['second', 60],
] as const;

/**
 * What is computed of one column and not followed (the month of a date, a square) is tried: the column gets a value
 * that meets all that the path asks of it.
 */
export function settleSingleColumns(
  compiler: Compiler,
  decisions: readonly Decision[],
  assignment: Assignment,
): void {
  for (const [column, demands] of demandsOnOneColumn(decisions)) {
    const variable = compiler.variables.column(column);
    const own = decisions.find((decision) => decision.variable === variable);
    const held = compiler.sets.values(own?.set ?? variable.full);
    const belongs = (value: Value): boolean => {
      if (value === null || !isIn(held, value)) return false;
      assignment.columns.set(keyOfColumn(column), { column, value });
      return demands.every((demand) => meets(compiler, demand, assignment) !== false);
    };
    const chosen = assignment.columns.get(keyOfColumn(column));
    if (chosen && belongs(chosen.value)) continue;
    const samples = sampleValues(held, variable.domain, column.field.type, SAMPLES);
    if (samples.some(belongs) || otherTexts(samples).some(belongs)) continue;
    if (calendarValues(column, startOf(held)).some(belongs)) continue;
    if (chosen) assignment.columns.set(keyOfColumn(column), chosen);
  }
}

function isIn(held: ValueSet, value: NonNullable<Value>): boolean {
  if (held.kind === 'text') return value.kind === 'string' && hasText(held.set, value.value);
  const number = numberOfValue(value);
  return held.kind !== 'number' || (number !== null && hasNumber(held.set, number));
}

/** In capitals, in small letters, with spaces around: what LOWER, UPPER and TRIM tell apart. */
function otherTexts(samples: readonly Value[]): readonly Value[] {
  return samples.flatMap((value) => {
    if (value?.kind !== 'string') return [];
    const text = value.value;
    return [
      text.toUpperCase(),
      text.toLowerCase(),
      ` ${text}`,
      `${text} `,
      text.slice(0, 2).toUpperCase(),
      ` ${text} `,
    ].map((other) => ({ kind: 'string', value: other }) as const);
  });
}

/** Where the set begins, if it does; else the year 2026, and a leap day is looked at in any case. */
function startOf(held: ValueSet): bigint | null {
  const first = held.kind === 'number' ? held.set.cuts[0] : undefined;
  return first?.value.denominator === 1n && held.kind === 'number' && !held.set.from
    ? first.value.numerator
    : null;
}

function calendarValues({ field }: ColumnSource, first: bigint | null): readonly Value[] {
  const { type } = field;
  if (type.kind !== 'date' && type.kind !== 'timestamp') return [];
  const own = first === null ? [] : [type.kind === 'date' ? first * DAY_MICROS : first];
  const values: Value[] = [];
  for (const start of [...own, START, LEAP_DAY]) {
    for (const [unit, count] of STRIDES) {
      let moment = start;
      for (let step = 0; step < count; step += 1) {
        const number = type.kind === 'date' ? rational(moment, DAY_MICROS) : rational(moment);
        values.push(valueOfNumber(number, type));
        moment = startOfNextUnit(unit, moment);
      }
    }
  }
  return values.filter((value) => value !== null);
}
