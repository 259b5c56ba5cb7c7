import {
  add,
  ceiling,
  compare,
  equals,
  floor,
  multiply,
  type Rational,
  rational,
  signOf,
} from '../number/rational.js';
import type { Bound, Interval } from './linear-problem.js';

export const EVERYTHING: Interval = { low: null, high: null };

export function pointInterval(value: Rational): Interval {
  const bound = { value, open: false };
  return { low: bound, high: bound };
}

/** The point when the interval is just one. */
export function pointOf({ low, high }: Interval): Rational | null {
  if (low === null || high === null || low.open || high.open) return null;
  return equals(low.value, high.value) ? low.value : null;
}

export function isEmpty({ low, high }: Interval): boolean {
  if (low === null || high === null) return false;
  const order = compare(low.value, high.value);
  return order > 0 || (order === 0 && (low.open || high.open));
}

export function liesBelow(high: Bound | null, value: Rational): boolean {
  if (high === null) return false;
  const order = compare(high.value, value);
  return order < 0 || (order === 0 && high.open);
}

export function liesAbove(low: Bound | null, value: Rational): boolean {
  if (low === null) return false;
  const order = compare(low.value, value);
  return order > 0 || (order === 0 && low.open);
}

export function contains({ low, high }: Interval, value: Rational): boolean {
  return !liesAbove(low, value) && !liesBelow(high, value);
}

function greaterLow(left: Bound | null, right: Bound | null): Bound | null {
  if (left === null) return right;
  if (right === null) return left;
  const order = compare(left.value, right.value);
  return order > 0 || (order === 0 && left.open) ? left : right;
}

function lesserHigh(left: Bound | null, right: Bound | null): Bound | null {
  if (left === null) return right;
  if (right === null) return left;
  const order = compare(left.value, right.value);
  return order < 0 || (order === 0 && left.open) ? left : right;
}

export function intersect(left: Interval, right: Interval): Interval {
  return { low: greaterLow(left.low, right.low), high: lesserHigh(left.high, right.high) };
}

function scaleBound(bound: Bound | null, factor: Rational): Bound | null {
  return bound === null ? null : { value: multiply(bound.value, factor), open: bound.open };
}

/** `factor` is not 0; a negative one swaps the ends. */
export function scale(interval: Interval, factor: Rational): Interval {
  const low = scaleBound(interval.low, factor);
  const high = scaleBound(interval.high, factor);
  return signOf(factor) < 0 ? { low: high, high: low } : { low, high };
}

function addBounds(left: Bound | null, right: Bound | null): Bound | null {
  if (left === null || right === null) return null;
  return { value: add(left.value, right.value), open: left.open || right.open };
}

/** All sums of one of each. */
export function sum(left: Interval, right: Interval): Interval {
  return { low: addBounds(left.low, right.low), high: addBounds(left.high, right.high) };
}

export function shift(interval: Interval, by: Rational): Interval {
  if (by.numerator === 0n) return interval;
  return sum(interval, pointInterval(by));
}

function wholeLow(bound: Bound | null): Bound | null {
  if (bound === null || (!bound.open && bound.value.denominator === 1n)) return bound;
  const value = bound.open ? floor(bound.value) + 1n : ceiling(bound.value);
  return { value: rational(value), open: false };
}

function wholeHigh(bound: Bound | null): Bound | null {
  if (bound === null || (!bound.open && bound.value.denominator === 1n)) return bound;
  const value = bound.open ? ceiling(bound.value) - 1n : floor(bound.value);
  return { value: rational(value), open: false };
}

/** The same whole numbers between closed whole ends. */
export function tightenToWhole(interval: Interval): Interval {
  const low = wholeLow(interval.low);
  const high = wholeHigh(interval.high);
  return low === interval.low && high === interval.high ? interval : { low, high };
}
