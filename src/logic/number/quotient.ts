import { Undecided } from '../undecided.js';
import type { Cut } from './cut.js';
import {
  add,
  ceiling,
  divide,
  floor,
  multiply,
  type Rational,
  rational,
  signOf,
  subtract,
} from './rational.js';
import { roundHalfAway, unitOfDigits } from './rounding.js';
import type { Space } from './space.js';

/** PostgreSQL keeps decimals in groups of four digits and computes a quotient to at least 16 significant ones. */
const GROUP = 10_000n;
const GROUP_DIGITS = 4;
const SIGNIFICANT_DIGITS = 16;
/** Twice the greatest relative error of a quotient rounded so. */
const DOUBT = rational(1n, 10n ** 16n);

/**
 * The quotient as PostgreSQL rounds it. It has at least as many digits after the point as both operands are written
 * with: `writtenScale`, where that is more than they need.
 * @throws Undecided when an operand is no decimal
 */
export function quotientOf(dividend: Rational, divisor: Rational, writtenScale = 0): Rational {
  const scales = [writtenScale, scaleOf(dividend), scaleOf(divisor)];
  const first = leadingGroup(dividend);
  const second = leadingGroup(divisor);
  const weight = first.weight - second.weight - (first.digits <= second.digits ? 1 : 0);
  const scale = Math.max(SIGNIFICANT_DIGITS - weight * GROUP_DIGITS, ...scales);
  const unit = unitOfDigits(scale);
  return multiply(rational(roundHalfAway(divide(divide(dividend, divisor), unit))), unit);
}

/** The least number of digits after the point that write a number. */
function scaleOf({ denominator }: Rational): number {
  let [rest, twos, fives] = [denominator, 0, 0];
  for (; rest % 2n === 0n; rest /= 2n) twos += 1;
  for (; rest % 5n === 0n; rest /= 5n) fives += 1;
  if (rest !== 1n) throw new Undecided('a quotient is taken of a number that is no decimal');
  return Math.max(twos, fives);
}

/** The first four digits that are not all 0, and their place: 0 for the four before the point. */
function leadingGroup({ numerator, denominator }: Rational): { weight: number; digits: bigint } {
  const magnitude = numerator < 0n ? -numerator : numerator;
  if (magnitude === 0n) return { weight: 0, digits: 0n };
  let weight = 0;
  let digits = magnitude / denominator;
  for (; digits >= GROUP; digits /= GROUP) weight += 1;
  for (let scaled = magnitude; digits === 0n; digits = scaled / denominator) {
    scaled *= GROUP;
    weight -= 1;
  }
  return { weight, digits };
}

/**
 * Parts the space where the quotient passes the cut: it is above for the greater numbers, for a negative divisor for
 * the lesser ones. Null where rounding might put a point of the space on the other side.
 */
export function cutOfQuotient({ value, after }: Cut, by: Rational, space: Space): Cut | null {
  if (space.kind !== 'lattice') return null;
  const boundary = multiply(value, by);
  const doubt = multiply(signOf(boundary) < 0 ? multiply(boundary, rational(-1n)) : boundary, DOUBT);
  const first = ceiling(divide(subtract(boundary, doubt), space.step));
  const last = floor(divide(add(boundary, doubt), space.step));
  const onBoundary = divide(boundary, space.step).denominator === 1n;
  if (last - first + 1n > (onBoundary ? 1n : 0n)) return null;
  if (onBoundary && !isComputedExactly(value)) return null;
  return { value: boundary, after: signOf(by) < 0 ? !after : after };
}

/** Whether a quotient of exactly this value keeps all its digits, however its operands are written. */
function isComputedExactly(value: Rational): boolean {
  const { weight } = leadingGroup(value);
  const scale = Math.max(SIGNIFICANT_DIGITS - weight * GROUP_DIGITS, 0);
  return divide(value, unitOfDigits(scale)).denominator === 1n;
}
