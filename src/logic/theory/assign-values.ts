import {
  add,
  divide,
  multiply,
  negate,
  type Rational,
  rational,
  subtract,
  ZERO,
} from '../number/rational.js';
import { chooseValues, FIRST_PREFERRED, type Style } from './choose-value.js';
import type { Elimination } from './eliminate.js';
import { EVERYTHING, intersect, isEmpty, liesAbove, scale, shift, tightenToWhole } from './interval.js';
import type { Interval } from './linear-problem.js';
import type { Row } from './linear-system.js';
import { firstNotBelow, narrowRange, type PieceRange, type Pieces } from './pieces.js';
import type { Prepared, Union } from './prepare.js';
import type { StepBudget } from './step-budget.js';

/** A value between the pieces of a union: any solution has it in those before `piece` or from there on. */
export interface Gap {
  readonly union: number;
  readonly piece: number;
}

export type Assignment =
  | { readonly kind: 'found'; readonly values: readonly Rational[] }
  /** Satisfies the rows, but lies between the pieces of a union. */
  | { readonly kind: 'gap'; readonly gap: Gap }
  /** No whole numbers; `proven` when every one that can be was tried. */
  | { readonly kind: 'none'; readonly proven: boolean };

/**
 * Gives the columns values in the reverse order of their elimination.
 * @param relevant indices of the unions that have to hold
 * @throws OutOfSteps
 */
export function assignValues(
  prepared: Prepared,
  eliminations: readonly Elimination[],
  ranges: readonly PieceRange[],
  relevant: readonly number[],
  styles: readonly Style[],
  budget: StepBudget,
): Assignment {
  const { columns, unions } = prepared;
  const values: Rational[] = columns.map(() => ZERO);
  let proven = true;
  const assigned = place(eliminations.length - 1);
  return assigned ?? { kind: 'none', proven };

  /** Null: no value for this column or for a later one fits. */
  function place(position: number): Assignment | null {
    const step = eliminations[position];
    if (step === undefined) return checkUnions();
    switch (step.kind) {
      case 'equality': {
        const rest = evaluate(step.row.coefficients, values, step.column);
        const coefficient = rational(step.row.coefficients[step.column] ?? 1n);
        values[step.column] = divide(subtract(step.value, rest), coefficient);
        return place(position - 1);
      }
      case 'transform': {
        const before = values[step.column] ?? ZERO;
        values[step.column] = subtract(before, evaluate(step.quotients, values, step.column));
        const result = place(position - 1);
        values[step.column] = before;
        return result;
      }
      case 'range':
        return placeInRange(step.column, step.rows, step.plain, position);
      default:
        return step satisfies never;
    }
  }

  function placeInRange(
    index: number,
    rows: readonly Row[],
    plain: boolean,
    position: number,
  ): Assignment | null {
    const column = columns[index];
    if (column === undefined) return place(position - 1);
    const interval = intervalLeft(rows, values, index, column.whole);
    if (isEmpty(interval)) return null;
    const pieces = (plain ? unions[index]?.pieces : undefined) ?? [EVERYTHING];
    const allowed = plain ? ranges[index] : undefined;
    const range = narrowRange(pieces, allowed ?? { from: 0, to: 0 }, interval);
    if (range === null) {
      return { kind: 'gap', gap: { union: index, piece: firstAfter(pieces, interval) } };
    }
    const named = plain ? column : { ...column, preferred: [] };
    const candidates = chooseValues(named, pieces, range, interval, styles[index] ?? FIRST_PREFERRED);
    for (;;) {
      const next = candidates.next();
      if (next.done === true) {
        // Fractions are eliminated exactly: when one value leads nowhere, it is not for its sake.
        if (column.whole && !next.value) proven = false;
        return null;
      }
      budget.spend(1);
      values[index] = next.value;
      const result = place(position - 1);
      if (result !== null) return result;
    }
  }

  function checkUnions(): Assignment {
    for (const index of relevant) {
      const gap = gapAt(unions[index], index, values);
      if (gap !== null) return { kind: 'gap', gap };
    }
    return { kind: 'found', values: [...values] };
  }
}

/** Of pieces none of which meets the interval. */
function firstAfter(pieces: Pieces, { low }: Interval): number {
  if (low === null) return 0;
  const piece = firstNotBelow(pieces, low.value);
  const touching = pieces[piece];
  const isBefore = touching !== undefined && isEmpty(intersect(touching, { low, high: null }));
  return isBefore ? piece + 1 : piece;
}

function gapAt(union: Union | undefined, index: number, values: readonly Rational[]): Gap | null {
  if (union === undefined) return null;
  const value = evaluate(union.coefficients, values, -1);
  const piece = firstNotBelow(union.pieces, value);
  const next = union.pieces[piece];
  return next === undefined || liesAbove(next.low, value) ? { union: index, piece } : null;
}

/** The sum of coefficient times value, without one column. */
function evaluate(coefficients: readonly bigint[], values: readonly Rational[], without: number): Rational {
  let total = ZERO;
  coefficients.forEach((coefficient, index) => {
    if (coefficient !== 0n && index !== without)
      total = add(total, multiply(rational(coefficient), values[index] ?? ZERO));
  });
  return total;
}

function intervalLeft(
  rows: readonly Row[],
  values: readonly Rational[],
  column: number,
  whole: boolean,
): Interval {
  let left = EVERYTHING;
  for (const { coefficients, interval } of rows) {
    const rest = evaluate(coefficients, values, column);
    const own = rational(1n, coefficients[column] ?? 1n);
    left = intersect(left, scale(shift(interval, negate(rest)), own));
  }
  return whole ? tightenToWhole(left) : left;
}
