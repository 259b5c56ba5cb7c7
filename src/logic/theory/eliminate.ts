import { type Rational, rational } from '../number/rational.js';
import { chooseColumn } from './choose-column.js';
import { pointOf, scale, shift, sum } from './interval.js';
import type { Interval } from './linear-problem.js';
import { LinearSystem, type Row } from './linear-system.js';
import type { Column } from './prepare.js';
import type { StepBudget } from './step-budget.js';

/** How to get a column back once those that were eliminated after it have values. */
export type Elimination =
  /** Anything its rows leave. Not `plain`: the column stands for another number than the variable. */
  | {
      readonly kind: 'range';
      readonly column: number;
      readonly rows: readonly Row[];
      readonly plain: boolean;
    }
  /** The row is an equality with this value: it gives the column. */
  | { readonly kind: 'equality'; readonly column: number; readonly row: Row; readonly value: Rational }
  /** The column stood for itself + Σ quotient · column. */
  | { readonly kind: 'transform'; readonly column: number; readonly quotients: readonly bigint[] };

/**
 * Eliminates the columns one by one, equalities first (Gauss, on whole numbers by Euclid's algorithm), then by
 * Fourier and Motzkin, fractions before whole numbers. Null: no solution, proven. Otherwise the fractions always have
 * a solution; whole numbers too, unless a column was eliminated between two coefficients that are not 1.
 * @param weights how many cases each column has: the greater, the earlier it should get its value
 * @throws OutOfSteps
 */
export function eliminate(
  start: LinearSystem,
  members: readonly number[],
  weights: readonly number[],
  budget: StepBudget,
): readonly Elimination[] | null {
  const done: Elimination[] = [];
  const left = new Set(members);
  const transformed = new Set<number>();
  let system = start;
  while (left.size > 0) {
    if (system.impossible) return null;
    const equality = findEquality(system);
    if (equality !== null) {
      const { row, value } = equality;
      const column = choosePivot(row, system.columns, weights);
      const coefficient = row.coefficients[column] ?? 1n;
      if (system.columns[column]?.whole === true && coefficient !== 1n && coefficient !== -1n) {
        const quotients = row.coefficients.map((other, index) =>
          index === column ? 0n : nearestQuotient(other, coefficient),
        );
        system = transform(system, column, quotients, budget);
        transformed.add(column);
        done.push({ kind: 'transform', column, quotients });
      } else {
        system = substitute(system, row, value, column, budget);
        left.delete(column);
        done.push({ kind: 'equality', column, row, value });
      }
      continue;
    }
    if (system.size > 2 * left.size) system.dropImplied();
    const column = chooseColumn(system, left, weights);
    const rows = [...system.rows].filter((row) => row.coefficients[column] !== 0n);
    system = project(system, column, rows, budget);
    left.delete(column);
    done.push({ kind: 'range', column, rows, plain: !transformed.has(column) });
  }
  return system.impossible ? null : done;
}

function findEquality(system: LinearSystem): { row: Row; value: Rational } | null {
  for (const row of system.rows) {
    const value = pointOf(row.interval);
    if (value !== null) return { row, value };
  }
  return null;
}

/** A fraction if there is one, else the least coefficient; the one with the fewest cases. */
function choosePivot({ coefficients }: Row, columns: readonly Column[], weights: readonly number[]): number {
  let best = -1;
  const rank = (index: number) => {
    const size = magnitude(coefficients[index] ?? 0n);
    return columns[index]?.whole === true ? size : 0n;
  };
  coefficients.forEach((coefficient, index) => {
    if (coefficient === 0n) return;
    const order = best < 0 ? -1n : rank(index) - rank(best);
    if (order < 0n || (order === 0n && (weights[index] ?? 0) <= (weights[best] ?? 0))) best = index;
  });
  return best;
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** So that the remainder is at most half of the divisor. */
function nearestQuotient(value: bigint, divisor: bigint): bigint {
  const quotient = value / divisor;
  const remainder = value - quotient * divisor;
  if (2n * magnitude(remainder) <= magnitude(divisor)) return quotient;
  return remainder < 0n === divisor < 0n ? quotient + 1n : quotient - 1n;
}

function transform(
  system: LinearSystem,
  column: number,
  quotients: readonly bigint[],
  budget: StepBudget,
): LinearSystem {
  const next = new LinearSystem(system.columns);
  for (const { coefficients, interval } of system.rows) {
    budget.spend(1);
    const own = coefficients[column] ?? 0n;
    next.add(
      coefficients.map((coefficient, index) => coefficient - own * (quotients[index] ?? 0n)),
      interval,
    );
  }
  return next;
}

function substitute(
  system: LinearSystem,
  equality: Row,
  value: Rational,
  column: number,
  budget: StepBudget,
): LinearSystem {
  const next = new LinearSystem(system.columns);
  const pivot = equality.coefficients[column] ?? 1n;
  const factor = magnitude(pivot);
  for (const row of system.rows) {
    if (row === equality) continue;
    budget.spend(1);
    const own = row.coefficients[column] ?? 0n;
    if (own === 0n) {
      next.add(row.coefficients, row.interval);
      continue;
    }
    const times = pivot < 0n ? -own : own;
    const moved = rational(-times * value.numerator, value.denominator);
    next.add(
      row.coefficients.map((other, index) => other * factor - (equality.coefficients[index] ?? 0n) * times),
      shift(scale(row.interval, rational(factor)), moved),
    );
  }
  return next;
}

/** What the rows say about the other columns: each pair of them with this column cancelled out. */
function project(
  system: LinearSystem,
  column: number,
  rows: readonly Row[],
  budget: StepBudget,
): LinearSystem {
  const next = new LinearSystem(system.columns);
  for (const row of system.rows) {
    if (row.coefficients[column] === 0n) next.add(row.coefficients, row.interval);
  }
  rows.forEach((left, index) => {
    for (const right of rows.slice(index + 1)) {
      budget.spend(1 + (left.coefficients.length >> 3));
      const a = left.coefficients[column] ?? 1n;
      const b = right.coefficients[column] ?? 1n;
      const interval = sum(times(left.interval, b), times(right.interval, -a));
      if (interval.low === null && interval.high === null) continue;
      next.add(
        left.coefficients.map((value, at) => value * b - (right.coefficients[at] ?? 0n) * a),
        interval,
      );
      if (next.impossible) return;
    }
  });
  return next;
}

function times(interval: Interval, factor: bigint): Interval {
  return scale(interval, rational(factor));
}
