import type { Cut } from './cut.js';
import { locateDouble, rationalAtPlace } from './double.js';
import { add, multiply, rational } from './rational.js';

/**
 * Above it lie the fractions whose nearest double lies above the cut. A fraction that rounds beyond the greatest
 * double counts as greater than all: no value comes of it, because PostgreSQL stops with an error.
 */
export function cutOfNearestDouble({ value, after }: Cut): Cut {
  const { below, exact } = locateDouble(value);
  const least = exact && !after ? below : below + 1n;
  const middle = multiply(add(rationalAtPlace(least - 1n), rationalAtPlace(least)), rational(1n, 2n));
  return { value: middle, after: least % 2n !== 0n };
}
