import { compareCuts } from './cut.js';
import { doubleToRational, locateDouble, nearestDouble, rationalAtPlace } from './double.js';
import type { Bound, NumberInterval } from './ordered-set.js';
import {
  add,
  ceiling,
  divide,
  floor,
  multiply,
  negate,
  ONE,
  type Rational,
  rational,
  ZERO,
} from './rational.js';
import { unitOfDigits } from './rounding.js';
import type { Space } from './space.js';

/** More digits than any decimal has. */
const MAX_DIGITS = 40;
/** The end of an unbounded interval is taken where it has no more digits than this. */
const SHORT_DIGITS = 3;

export function isInside(value: Rational, { low, high }: NumberInterval): boolean {
  if (low !== null && compareCuts({ value, after: false }, { value: low.value, after: low.open }) < 0)
    return false;
  return high === null || compareCuts({ value, after: true }, { value: high.value, after: !high.open }) <= 0;
}

export function mirrorInterval({ low, high }: NumberInterval): NumberInterval {
  const mirror = (bound: Bound | null) => bound && { value: negate(bound.value), open: bound.open };
  return { low: mirror(high), high: mirror(low) };
}

/**
 * The number of an interval that people would take: 0, 1, else that with the fewest digits, a positive one if there
 * is any. Null where no number so short is a point of the space.
 */
export function pickNumber(interval: NumberInterval, space: Space): Rational | null {
  const decimals = space.kind === 'double' ? widenToDecimals(interval) : interval;
  const picked = pickDecimal(decimals);
  if (picked === null) return null;
  switch (space.kind) {
    case 'dense':
      return picked;
    case 'lattice':
      return divide(picked, space.step).denominator === 1n ? picked : null;
    case 'double': {
      const nearest = nearestDouble(picked);
      return nearest === null ? null : doubleToRational(nearest);
    }
  }
}

/** The decimals whose nearest double is in the interval: 0.1 is no double, but a readable name of one. */
function widenToDecimals({ low, high }: NumberInterval): NumberInterval {
  return { low: low && halfway(low.value, -1n), high: high && halfway(high.value, 1n) };
}

function halfway(value: Rational, step: bigint): Bound {
  if (hasFewDigits(value)) return { value, open: false };
  const place = locateDouble(value).below;
  const neighbour = rationalAtPlace(place + step);
  return { value: multiply(add(value, neighbour), rational(1n, 2n)), open: place % 2n !== 0n };
}

function pickDecimal(interval: NumberInterval): Rational | null {
  if (isInside(ZERO, interval)) return ZERO;
  const { low } = interval;
  if (low !== null && low.value.numerator >= 0n) return pickPositive(low, interval);
  const mirrored = mirrorInterval(interval);
  const picked = mirrored.low === null ? null : pickPositive(mirrored.low, mirrored);
  return picked === null ? null : negate(picked);
}

function pickPositive(low: Bound, interval: NumberInterval): Rational | null {
  if (isInside(ONE, interval)) return ONE;
  const { high } = interval;
  if (high === null && !low.open && hasFewDigits(low.value)) return low.value;
  if (high !== null) {
    const power = powerBelow(high);
    if (power.denominator > 1n && isInside(power, interval)) return power;
  }
  return low.value.numerator === 0n ? null : fewestDigits(low, interval);
}

/** The greatest power of ten that is not above the end. */
function powerBelow(high: Bound): Rational {
  const exponent = exponentOf(high.value);
  const power = unitOfDigits(-exponent);
  return high.open && compareCuts({ value: power, after: false }, { value: high.value, after: false }) === 0
    ? unitOfDigits(1 - exponent)
    : power;
}

function fewestDigits(low: Bound, interval: NumberInterval): Rational | null {
  const exponent = exponentOf(low.value);
  for (let digits = 0; digits < MAX_DIGITS; digits += 1) {
    const unit = unitOfDigits(digits - exponent);
    const units = divide(low.value, unit);
    const candidate = multiply(rational(low.open ? floor(units) + 1n : ceiling(units)), unit);
    if (isInside(candidate, interval)) return candidate;
  }
  return null;
}

function hasFewDigits(value: Rational): boolean {
  if (value.numerator === 0n) return true;
  const magnitude = value.numerator < 0n ? negate(value) : value;
  return divide(value, unitOfDigits(SHORT_DIGITS - 1 - exponentOf(magnitude))).denominator === 1n;
}

/** The place of the first digit of a positive number: 0 for 1 to 9. */
function exponentOf({ numerator, denominator }: Rational): number {
  const estimate = numerator.toString().length - denominator.toString().length;
  const unit = unitOfDigits(-estimate);
  return numerator * unit.denominator >= unit.numerator * denominator ? estimate : estimate - 1;
}
