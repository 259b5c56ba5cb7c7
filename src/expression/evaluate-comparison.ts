import { compareValues } from './compare-values.js';
import { multiplyDecimals } from './decimal.js';
import { commonUnit, isElapsed, microsPerUnit } from './elapsed.js';
import { elapsedMicros } from './evaluate-date.js';
import { booleanValue, type Evaluating } from './evaluating.js';
import type { TypedOf } from './expression-of.js';
import type { ComparisonOperator } from './syntax.js';
import type { Typed } from './typed.js';
import type { Value } from './value.js';
import { toDecimal, widenTo } from './widen.js';

/** Null where either is NULL. */
export function compareAll(left: Value, right: Value): number | null {
  return left === null || right === null ? null : compareValues(left, right);
}

const HOLDS: Readonly<Record<ComparisonOperator, (difference: number) => boolean>> = {
  '=': (difference) => difference === 0,
  '<>': (difference) => difference !== 0,
  '<': (difference) => difference < 0,
  '<=': (difference) => difference <= 0,
  '>': (difference) => difference > 0,
  '>=': (difference) => difference >= 0,
};

export function evaluateCompare(
  evaluating: Evaluating,
  { operator, left, right }: TypedOf<'compare'>,
): Value {
  const [a = null, b = null] = evaluateOperands(evaluating, [left, right]);
  const difference = compareAll(a, b);
  return booleanValue(difference === null ? null : HOLDS[operator](difference));
}

export function evaluateDistinct(
  evaluating: Evaluating,
  { negated, left, right }: TypedOf<'distinct'>,
): Value {
  const [a = null, b = null] = evaluateOperands(evaluating, [left, right]);
  const same = a === null || b === null ? a === b : compareValues(a, b) === 0;
  return booleanValue(same === negated);
}

export function evaluateIn(evaluating: Evaluating, { negated, operand, items }: TypedOf<'in'>): Value {
  const [subject = null, ...list] = evaluateOperands(evaluating, [operand, ...items]);
  const differences = list.map((item) => compareAll(subject, item));
  if (differences.includes(0)) return booleanValue(!negated);
  return booleanValue(differences.includes(null) ? null : negated);
}

/** Two comparisons joined by AND: one that is FALSE decides, whatever the other end is. */
export function evaluateBetween(evaluating: Evaluating, typed: TypedOf<'between'>): Value {
  const { negated, operand, low, high } = typed;
  const [subject = null, from = null, to = null] = evaluateOperands(evaluating, [operand, low, high]);
  const above = compareAll(subject, from);
  const below = compareAll(subject, to);
  if ((above !== null && above < 0) || (below !== null && below > 0)) return booleanValue(negated);
  return booleanValue(above === null || below === null ? null : !negated);
}

/** Elapsed times beside exact numbers are compared in microseconds: nothing is divided, nothing rounded. */
function evaluateOperands(evaluating: Evaluating, operands: readonly Typed[]): readonly Value[] {
  const unit = commonUnit(operands);
  if (unit === null) {
    const values = operands.map((operand) => evaluating.evaluate(operand));
    // One double among them makes doubles of all, as in PostgreSQL's lists.
    const double = operands.some((operand) => operand.type.kind === 'number');
    return double ? values.map((value) => widenTo(value, { kind: 'number' })) : values;
  }
  const factor = { units: microsPerUnit(unit), scale: 0 };
  return operands.map((operand) => {
    if (isElapsed(operand))
      return elapsedMicros(operand.arguments.map((argument) => evaluating.evaluate(argument)));
    const value = evaluating.evaluate(operand);
    return value && { kind: 'decimal', value: multiplyDecimals(toDecimal(value), factor) };
  });
}
