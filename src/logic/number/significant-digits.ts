import type { Cut } from './cut.js';
import { type Rational, rational, signOf } from './rational.js';
import { roundHalfEven } from './rounding.js';

/** A double becomes a decimal by its first 15 digits; `printf`, which PostgreSQL has do it, rounds half to even. */
const DIGITS = 15;
const LEAST = 10n ** BigInt(DIGITS - 1);
const LIMIT = LEAST * 10n;

export function toSignificantDigits(value: Rational): Rational {
  if (value.numerator === 0n) return value;
  const { scaled, exponent } = normalise(value);
  return atExponent(roundHalfEven(scaled), exponent);
}

/** Above it lie the numbers whose first 15 digits are a number above the cut, which is not at 0. */
export function cutOfSignificantDigits({ value, after }: Cut): Cut {
  const { scaled, exponent } = normalise(value);
  const whole = scaled.numerator / scaled.denominator;
  const exact = whole * scaled.denominator === scaled.numerator;
  if (signOf(value) > 0) {
    const least = exact && !after ? whole : whole + 1n;
    // Below a power of ten the neighbour is ten times as near.
    const middle =
      least === LEAST
        ? atExponent(20n * least - 1n, exponent - 1, 2n)
        : atExponent(2n * least - 1n, exponent, 2n);
    return { value: middle, after: least % 2n !== 0n };
  }
  const nearer = exact && after ? whole + 1n : whole;
  if (nearer > -LEAST) return { value: atExponent(1n - 2n * LIMIT, exponent - 1, 2n), after: true };
  return { value: atExponent(2n * nearer - 1n, exponent, 2n), after: nearer % 2n !== 0n };
}

/** value = scaled * 10^exponent, with 15 digits before the point of `scaled`. */
function normalise(value: Rational): { scaled: Rational; exponent: number } {
  const magnitude = value.numerator < 0n ? -value.numerator : value.numerator;
  let exponent = magnitude.toString().length - value.denominator.toString().length - DIGITS;
  let scaled = atExponent(value.numerator, -exponent, value.denominator);
  while (scaled.numerator >= LIMIT * scaled.denominator || scaled.numerator <= -LIMIT * scaled.denominator) {
    exponent += 1;
    scaled = atExponent(value.numerator, -exponent, value.denominator);
  }
  return { scaled, exponent };
}

function atExponent(units: bigint, exponent: number, divisor = 1n): Rational {
  return exponent >= 0
    ? rational(units * 10n ** BigInt(exponent), divisor)
    : rational(units, divisor * 10n ** BigInt(-exponent));
}
