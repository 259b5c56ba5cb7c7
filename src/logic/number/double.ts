import { type Rational, signOf } from './rational.js';

const MANTISSA_BITS = 52n;
const HIDDEN_BIT = 1n << MANTISSA_BITS;
/** The exponent of the least double, 2^-1074. */
const LEAST_EXPONENT = -1074;

/** The greatest finite double has this place in the order of doubles; 0 has place 0, the least one minus this. */
export const GREATEST_PLACE = 0x7fef_ffff_ffff_ffffn;

const bits = new DataView(new ArrayBuffer(8));

/** Where a double stands in the order of doubles, counted from 0: neighbours differ by 1, -0 is 0. */
export function placeOfDouble(value: number): bigint {
  bits.setFloat64(0, Math.abs(value));
  const place = bits.getBigInt64(0);
  return value < 0 ? -place : place;
}

/** @throws RangeError for a place beyond the greatest double */
export function doubleAtPlace(place: bigint): number {
  const magnitude = place < 0n ? -place : place;
  if (magnitude > GREATEST_PLACE) throw new RangeError('There is no double beyond the greatest.');
  bits.setBigInt64(0, magnitude);
  const value = bits.getFloat64(0);
  return place < 0n ? -value : value;
}

/** The exact fraction at a place; beyond the greatest double the fraction that would be next. */
export function rationalAtPlace(place: bigint): Rational {
  const magnitude = place < 0n ? -place : place;
  const exponent = Number(magnitude >> MANTISSA_BITS);
  const mantissa = magnitude & (HIDDEN_BIT - 1n);
  const { numerator, denominator } =
    exponent === 0 ? scale(mantissa, LEAST_EXPONENT) : scale(mantissa + HIDDEN_BIT, exponent - 1075);
  return { numerator: place < 0n ? -numerator : numerator, denominator };
}

/** significand * 2^exponent in lowest terms. */
function scale(significand: bigint, exponent: number): Rational {
  if (exponent >= 0 || significand === 0n)
    return { numerator: significand << BigInt(Math.max(exponent, 0)), denominator: 1n };
  let [odd, power] = [significand, exponent];
  while (power < 0 && (odd & 1n) === 0n) [odd, power] = [odd >> 1n, power + 1];
  return { numerator: odd, denominator: 1n << BigInt(-power) };
}

export function doubleToRational(value: number): Rational {
  if (Number.isSafeInteger(value)) return { numerator: BigInt(value), denominator: 1n };
  return rationalAtPlace(placeOfDouble(value));
}

/** Between which doubles a fraction lies. Places go on beyond the greatest double. */
export interface DoublePlace {
  /** The last place that is not above the fraction. */
  readonly below: bigint;
  /** The fraction is that double. */
  readonly exact: boolean;
  /** The place of the nearest, of two as near the one with the even significand. */
  readonly nearest: bigint;
}

export function locateDouble(value: Rational): DoublePlace {
  const { numerator, denominator } = value;
  if (denominator === 1n && numerator >= -HIDDEN_BIT && numerator <= HIDDEN_BIT) {
    const place = placeOfDouble(Number(numerator));
    return { below: place, exact: true, nearest: place };
  }
  if (signOf(value) > 0) return locateMagnitude(numerator, denominator);
  const { below, exact, nearest } = locateMagnitude(-numerator, denominator);
  return { below: exact ? -below : -below - 1n, exact, nearest: -nearest };
}

function locateMagnitude(numerator: bigint, denominator: bigint): DoublePlace {
  // The significand has 53 or 54 bits at this exponent, and 53 at it or at the next.
  let exponent = Math.max(bitLength(numerator) - bitLength(denominator) - 53, LEAST_EXPONENT);
  let divided = divideScaled(numerator, denominator, exponent);
  if (divided.quotient >= HIDDEN_BIT * 2n) {
    exponent += 1;
    divided = divideScaled(numerator, denominator, exponent);
  }
  const { quotient, remainder, divisor } = divided;
  const below = (BigInt(exponent - LEAST_EXPONENT) << MANTISSA_BITS) + quotient;
  const rest = 2n * remainder;
  const up = rest > divisor || (rest === divisor && (below & 1n) === 1n);
  return { below, exact: remainder === 0n, nearest: up ? below + 1n : below };
}

function divideScaled(numerator: bigint, denominator: bigint, exponent: number) {
  const dividend = exponent < 0 ? numerator << BigInt(-exponent) : numerator;
  const divisor = exponent > 0 ? denominator << BigInt(exponent) : denominator;
  const quotient = dividend / divisor;
  return { quotient, remainder: dividend - quotient * divisor, divisor };
}

function bitLength(value: bigint): number {
  const digits = value.toString(16);
  return digits.length * 4 - Math.clz32(Number.parseInt(digits.charAt(0), 16)) + 28;
}

/** The nearest double, half to even; null where it is beyond the greatest. */
export function nearestDouble(value: Rational): number | null {
  return doubleOrNull(locateDouble(value).nearest);
}

/** The least double that is not below; null where there is none. */
export function doubleAtOrAbove(value: Rational): number | null {
  const { below, exact } = locateDouble(value);
  return leastFrom(exact ? below : below + 1n);
}

/** The least double above; null where there is none. */
export function doubleAbove(value: Rational): number | null {
  return leastFrom(locateDouble(value).below + 1n);
}

function leastFrom(place: bigint): number | null {
  return doubleOrNull(place < -GREATEST_PLACE ? -GREATEST_PLACE : place);
}

function doubleOrNull(place: bigint): number | null {
  return place > GREATEST_PLACE || place < -GREATEST_PLACE ? null : doubleAtPlace(place);
}

/** The next double, null after the greatest. */
export function nextUp(value: number): number | null {
  return doubleOrNull(placeOfDouble(value) + 1n);
}

/** The double before, null before the least. */
export function nextDown(value: number): number | null {
  return doubleOrNull(placeOfDouble(value) - 1n);
}
