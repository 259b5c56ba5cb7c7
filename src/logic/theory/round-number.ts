import {
  add,
  ceiling,
  compare,
  divide,
  floor,
  multiply,
  negate,
  type Rational,
  rational,
  ZERO,
} from '../number/rational.js';
import { contains, EVERYTHING, intersect, pointOf, scale } from './interval.js';
import type { Interval } from './linear-problem.js';
import type { Column } from './prepare.js';

const MINUS_ONE = rational(-1n);

/**
 * The value with the most zeros at its end, the nearest to 0 of those; in units of the column, as the interval is.
 * The interval is not empty, on a whole column its ends are whole.
 */
export function roundestIn(
  interval: Interval,
  { whole, unit, grids = [] }: Pick<Column, 'whole' | 'unit'> & Partial<Pick<Column, 'grids'>>,
): Rational {
  const only = pointOf(interval);
  if (only !== null) return only;
  for (const grid of grids) {
    const found = multipleIn(scale(interval, unit), grid);
    if (found !== null) return divide(found, unit);
  }
  if (contains(interval, ZERO)) return ZERO;
  const { high } = interval;
  if (high !== null && compare(high.value, ZERO) <= 0)
    return negate(roundestIn(scale(interval, MINUS_ONE), { whole, unit }));
  const actual = intersect(scale(interval, unit), nearby(scale(interval, unit), unit));
  const top = floor(actual.high?.value ?? ZERO).toString().length;
  // Below that the grid of a whole column grows no finer, and its lower end is as round as any.
  const bottom = -unit.denominator.toString(2).length;
  for (let exponent = top; !whole || exponent >= bottom; exponent -= 1) {
    const power = powerOfTen(exponent);
    const found = firstMultiple(actual, whole ? leastCommonMultiple(power, unit) : power);
    if (found !== null) return divide(found, unit);
  }
  return interval.low?.value ?? ZERO;
}

/** Far numbers are not rounder: at most about twice the lower end. */
function nearby({ low }: Interval, unit: Rational): Interval {
  if (low === null) return EVERYTHING;
  const { value } = low;
  const double = rational(2n * value.numerator, value.denominator);
  const least = add(value, add(unit, unit));
  return { low: null, high: { value: compare(double, least) > 0 ? double : least, open: false } };
}

function powerOfTen(exponent: number): Rational {
  return exponent < 0
    ? { numerator: 1n, denominator: 10n ** BigInt(-exponent) }
    : rational(10n ** BigInt(exponent));
}

function leastCommonMultiple(left: Rational, right: Rational): Rational {
  const a = left.numerator * right.denominator;
  const b = right.numerator * left.denominator;
  const ratio = rational(a, b);
  return rational(a * ratio.denominator, left.denominator * right.denominator);
}

/** From whichever end there is. */
function multipleIn(interval: Interval, grid: Rational): Rational | null {
  if (interval.low !== null) return firstMultiple(interval, grid);
  const mirrored = firstMultiple(scale(interval, MINUS_ONE), grid);
  return mirrored === null ? null : negate(mirrored);
}

function firstMultiple(interval: Interval, grid: Rational): Rational | null {
  const { low } = interval;
  if (low === null) return null;
  const quotient = divide(low.value, grid);
  const steps = low.open ? floor(quotient) + 1n : ceiling(quotient);
  const value = multiply(grid, rational(steps));
  return contains(interval, value) ? value : null;
}
