import type { DateField } from '../../expression/syntax.js';
import type { Rational } from './rational.js';

/**
 * What is applied to one number, never NULL. Exact sums and factors are not here: they are linear forms.
 * Dates are days, timestamps microseconds since 1970-01-01. All mean what PostgreSQL computes.
 */
export type NumberFunction =
  | { readonly kind: 'abs' }
  | { readonly kind: 'floor' | 'ceil' }
  /** To so many digits after the point, half away from zero: decimals. */
  | { readonly kind: 'round'; readonly digits: number }
  /** To whole numbers, half to even: doubles. */
  | { readonly kind: 'round-even' }
  /** Integer division, towards zero. `by` is not 0. */
  | { readonly kind: 'divide-whole'; readonly by: bigint }
  /** A quotient of decimals that is no short decimal; rounded after at least 16 significant digits. `by` is not 0. */
  | { readonly kind: 'quotient'; readonly by: Rational }
  /** An exact number to the nearest double, half to even. */
  | { readonly kind: 'to-double' }
  /** Rounded operations on doubles: x + by, by - x, x * by, x / by. */
  | {
      readonly kind: 'double-add' | 'double-subtract-from' | 'double-multiply' | 'double-divide';
      readonly by: number;
    }
  /** A double's first 15 significant digits, then rounded half away from zero to a scale. */
  | { readonly kind: 'double-to-decimal'; readonly scale: number }
  /** Microseconds to the day they are in. */
  | { readonly kind: 'day-of' }
  /** Microseconds to the beginning of their year, quarter, month, week (Monday), day, hour … */
  | { readonly kind: 'truncate'; readonly unit: DateField }
  /** Microseconds to a part of the calendar; `second` has six digits after the point. */
  | { readonly kind: 'extract'; readonly field: DateField }
  /** Microseconds moved by whole months; a day that the month has not becomes its last. */
  | { readonly kind: 'add-months'; readonly months: number };

export function keyOfFunction(fn: NumberFunction): string {
  const { kind, ...rest } = fn;
  const [parameter] = Object.values(rest);
  if (parameter === undefined) return kind;
  return `${kind}(${typeof parameter === 'object' ? `${parameter.numerator}/${parameter.denominator}` : parameter})`;
}
