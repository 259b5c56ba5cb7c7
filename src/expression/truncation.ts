import { childrenOf } from './children.js';
import { truncateTimestamp } from './evaluate-date.js';
import { dateField } from './evaluate-function.js';
import { EvaluationError } from './evaluation-error.js';
import type { TypedOf } from './expression-of.js';
import type { DateField } from './syntax.js';
import { isDateLike } from './type-rules.js';
import type { Typed } from './typed.js';
import { toTimestamp } from './widen.js';

/** The units whose beginnings are, ever, the beginnings of such a unit too. */
const COARSER: Readonly<Record<DateField, readonly DateField[]>> = {
  year: ['year'],
  quarter: ['year', 'quarter'],
  month: ['year', 'quarter', 'month'],
  week: ['week'],
  day: ['year', 'quarter', 'month', 'week', 'day'],
  hour: ['year', 'quarter', 'month', 'week', 'day', 'hour'],
  minute: ['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute'],
  second: ['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute', 'second'],
};

/** A truncation and what it is compared with: the same for every row, and not known to begin the truncation's unit. */
export interface UnevenComparison {
  readonly truncation: Typed;
  readonly constant: Typed;
}

/** Null for any other comparison. */
export function findUnevenComparison({ left, right }: TypedOf<'compare'>): UnevenComparison | null {
  if (!isDateLike(left.type) || !isDateLike(right.type)) return null;
  for (const [truncation, constant] of [
    [left, right],
    [right, left],
  ] as const) {
    if (!isConstant(constant)) continue;
    if (unitsOf(truncation).some((unit) => !begins(unit, constant))) return { truncation, constant };
  }
  return null;
}

/** Of the truncations whose value an expression may have. */
function unitsOf(typed: Typed): readonly DateField[] {
  if (typed.kind === 'column') return typed.field.expression ? unitsOf(typed.field.expression) : [];
  if (typed.kind === 'case') return childrenOf(typed).flatMap(unitsOf);
  if (typed.kind !== 'function') return [];
  return unitOf(typed) ?? typed.arguments.flatMap(unitsOf);
}

function unitOf({ name, arguments: [unit] }: TypedOf<'function'>): readonly DateField[] | null {
  if (name !== 'date_trunc') return null;
  if (unit?.kind !== 'literal' || unit.value?.kind !== 'string') return null;
  return [dateField(unit.value.value)];
}

function isConstant(typed: Typed): boolean {
  return typed.kind !== 'column' && typed.kind !== 'term' && childrenOf(typed).every(isConstant);
}

function begins(unit: DateField, constant: Typed): boolean {
  if (constant.kind === 'literal')
    return constant.value === null || isBeginning(unit, toTimestamp(constant.value));
  const sources = constant.kind === 'function' ? unitOf(constant) : null;
  if (sources) return sources.every((source) => COARSER[unit].includes(source));
  return constant.type.kind === 'date' && COARSER[unit].includes('day');
}

function isBeginning(unit: DateField, moment: bigint): boolean {
  try {
    return truncateTimestamp(unit, moment) === moment;
  } catch (error) {
    // What begins before the first timestamp there is.
    if (error instanceof EvaluationError) return false;
    throw error;
  }
}
