import type { Rational } from '../number/rational.js';

export interface Bound {
  readonly value: Rational;
  /** The value itself does not belong. */
  readonly open: boolean;
}

/** A bound that is null lies at infinity. */
export interface Interval {
  readonly low: Bound | null;
  readonly high: Bound | null;
}

export interface LinearVariable {
  /** For messages only. */
  readonly name: string;
  /** The variable is a multiple of it; null: any fraction. Above 0. */
  readonly step: Rational | null;
  /** A union of intervals, sorted and disjoint; none: no value is possible. */
  readonly allowed: readonly Interval[];
  /** Readable values, tried first and in this order. */
  readonly preferred: readonly Rational[];
  /** Multiples of these read better than round decimals, of the first best: days and hours for microseconds. */
  readonly grids?: readonly Rational[];
}

/** The sum of coefficient × variable lies in one of the intervals (sorted and disjoint; `<>` makes two). */
export interface LinearConstraint {
  readonly terms: readonly { readonly variable: number; readonly coefficient: Rational }[];
  readonly allowed: readonly Interval[];
}

export interface LinearProblem {
  readonly variables: readonly LinearVariable[];
  readonly constraints: readonly LinearConstraint[];
}
