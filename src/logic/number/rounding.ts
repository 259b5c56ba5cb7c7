import type { Cut } from './cut.js';
import { ceiling, divide, floor, multiply, type Rational, rational } from './rational.js';

const HALF = rational(1n, 2n);

/** The unit of so many digits after the point. */
export function unitOfDigits(digits: number): Rational {
  return digits >= 0 ? rational(1n, 10n ** BigInt(digits)) : rational(10n ** BigInt(-digits));
}

/** The least whole number above a cut. */
export function leastWhole({ value, after }: Cut): bigint {
  return after ? floor(value) + 1n : ceiling(value);
}

export function roundHalfAway(value: Rational): bigint {
  const { numerator, denominator } = value;
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * magnitude + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}

export function roundHalfEven({ numerator, denominator }: Rational): bigint {
  const below = floor({ numerator, denominator });
  const rest = 2n * (numerator - below * denominator);
  const up = rest > denominator || (rest === denominator && below % 2n !== 0n);
  return up ? below + 1n : below;
}

/** Above it lie the numbers whose whole part, towards minus infinity, lies above the cut. */
export function cutOfFloor(cut: Cut): Cut {
  return { value: rational(leastWhole(cut)), after: false };
}

export function cutOfCeiling(cut: Cut): Cut {
  return { value: rational(leastWhole(cut) - 1n), after: true };
}

/** Above it lie the numbers that round, half away from zero, to a multiple of the unit above the cut. */
export function cutOfRound({ value, after }: Cut, unit: Rational): Cut {
  const least = leastWhole({ value: divide(value, unit), after });
  // -1/2 rounds to -1, but 1/2 to 1.
  return { value: halfBelow(least, unit), after: least <= 0n };
}

export function cutOfRoundHalfEven(cut: Cut): Cut {
  const least = leastWhole(cut);
  return { value: halfBelow(least, rational(1n)), after: least % 2n !== 0n };
}

function halfBelow(units: bigint, unit: Rational): Rational {
  return multiply(multiply(rational(2n * units - 1n), HALF), unit);
}

/** Above it lie the numbers whose quotient, towards zero, by a positive divisor is at least so much. */
export function cutOfDivision(least: bigint, by: bigint): Cut {
  return least > 0n
    ? { value: rational(least * by), after: false }
    : { value: rational((least - 1n) * by), after: true };
}
