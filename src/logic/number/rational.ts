/** An exact fraction in lowest terms; `denominator` > 0. Doubles would make 9007199254740993 equal its neighbour. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const ZERO: Rational = { numerator: 0n, denominator: 1n };
export const ONE: Rational = { numerator: 1n, denominator: 1n };

export function gcd(left: bigint, right: bigint): bigint {
  let a = left < 0n ? -left : left;
  let b = right < 0n ? -right : right;
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

/** @throws RangeError when the denominator is 0 */
export function rational(numerator: bigint, denominator = 1n): Rational {
  if (denominator === 1n) return { numerator, denominator };
  if (denominator === 0n) throw new RangeError('A fraction over 0 is no number.');
  const divisor = gcd(numerator, denominator) * (denominator < 0n ? -1n : 1n);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

export function add(left: Rational, right: Rational): Rational {
  if (left.denominator === 1n && right.denominator === 1n)
    return { numerator: left.numerator + right.numerator, denominator: 1n };
  return rational(
    left.numerator * right.denominator + right.numerator * left.denominator,
    left.denominator * right.denominator,
  );
}

export function negate({ numerator, denominator }: Rational): Rational {
  return { numerator: -numerator, denominator };
}

export function subtract(left: Rational, right: Rational): Rational {
  return add(left, negate(right));
}

export function multiply(left: Rational, right: Rational): Rational {
  if (left.denominator === 1n && right.denominator === 1n)
    return { numerator: left.numerator * right.numerator, denominator: 1n };
  return rational(left.numerator * right.numerator, left.denominator * right.denominator);
}

/** @throws RangeError when dividing by 0 */
export function divide(left: Rational, right: Rational): Rational {
  return rational(left.numerator * right.denominator, left.denominator * right.numerator);
}

/** Negative, zero or positive, as `left - right`. */
export function compare(left: Rational, right: Rational): number {
  const a = left.denominator === right.denominator ? left.numerator : left.numerator * right.denominator;
  const b = left.denominator === right.denominator ? right.numerator : right.numerator * left.denominator;
  return a < b ? -1 : a > b ? 1 : 0;
}

export function equals(left: Rational, right: Rational): boolean {
  return left.numerator === right.numerator && left.denominator === right.denominator;
}

export function signOf({ numerator }: Rational): -1 | 0 | 1 {
  return numerator < 0n ? -1 : numerator > 0n ? 1 : 0;
}

/** The greatest whole number that is not above. */
export function floor({ numerator, denominator }: Rational): bigint {
  const quotient = numerator / denominator;
  return numerator < 0n && quotient * denominator !== numerator ? quotient - 1n : quotient;
}

/** The least whole number that is not below. */
export function ceiling(value: Rational): bigint {
  return -floor(negate(value));
}

/** `3`, `-1/3`: the same text for the same number. */
export function keyOfRational({ numerator, denominator }: Rational): string {
  return denominator === 1n ? numerator.toString() : `${numerator}/${denominator}`;
}
