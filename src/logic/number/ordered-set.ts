import { type Cut, compareCuts, isFromCut, pointBefore, settleCut } from './cut.js';
import { compare, keyOfRational, type Rational } from './rational.js';
import type { Space } from './space.js';

/**
 * A set of numbers as the places where membership flips, in ascending order, no two the same. Sets of one space that
 * hold the same points have the same cuts: where points have neighbours, each cut is before a point of the space.
 */
export interface OrderedSet {
  /** Whether the side of minus infinity belongs to it. */
  readonly from: boolean;
  readonly cuts: readonly Cut[];
}

/** An end of an interval; the value itself is left out where it is open. */
export interface Bound {
  readonly value: Rational;
  readonly open: boolean;
}

/** From one end to the other; null where it is unbounded. */
export interface NumberInterval {
  readonly low: Bound | null;
  readonly high: Bound | null;
}

export type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>=';

export const NO_NUMBER: OrderedSet = { from: false, cuts: [] };
export const ALL_NUMBERS: OrderedSet = { from: true, cuts: [] };

/**
 * The set that flips at each of these cuts, which are in ascending order; they need not be settled, and one that
 * occurs an even number of times is none.
 */
export function setOfCuts(from: boolean, cuts: Iterable<Cut>, space: Space): OrderedSet {
  let start = from;
  const settled: Cut[] = [];
  for (const cut of cuts) {
    const place = settleCut(cut, space);
    if (place === 'none') continue;
    if (place === 'all') {
      start = !start;
      continue;
    }
    const last = settled.at(-1);
    if (last !== undefined && compareCuts(last, place) === 0) settled.pop();
    else settled.push(place);
  }
  return { from: start, cuts: settled };
}

/** The points of a space that compare so with a value, which need not be one of them. */
export function compared(operator: Comparison, value: Rational, space: Space): OrderedSet {
  const before: Cut = { value, after: false };
  const after: Cut = { value, after: true };
  switch (operator) {
    case '=':
      return setOfCuts(false, [before, after], space);
    case '<>':
      return setOfCuts(true, [before, after], space);
    case '<':
      return setOfCuts(true, [before], space);
    case '<=':
      return setOfCuts(true, [after], space);
    case '>':
      return setOfCuts(false, [after], space);
    case '>=':
      return setOfCuts(false, [before], space);
  }
}

/** Those of the values that are points of the space. */
export function numbersOf(values: Iterable<Rational>, space: Space): OrderedSet {
  const sorted = [...values].sort(compare);
  const cuts: Cut[] = [];
  for (const [place, value] of sorted.entries()) {
    const previous = sorted[place - 1];
    if (previous !== undefined && compare(previous, value) === 0) continue;
    cuts.push({ value, after: false }, { value, after: true });
  }
  return setOfCuts(false, cuts, space);
}

export function between(low: Bound | null, high: Bound | null, space: Space): OrderedSet {
  const first = low === null ? null : { value: low.value, after: low.open };
  const last = high === null ? null : { value: high.value, after: !high.open };
  if (first !== null && last !== null && compareCuts(first, last) >= 0) return NO_NUMBER;
  return setOfCuts(
    first === null,
    [first, last].filter((cut) => cut !== null),
    space,
  );
}

export function complementNumbers({ from, cuts }: OrderedSet): OrderedSet {
  return { from: !from, cuts };
}

export function uniteNumbers(left: OrderedSet, right: OrderedSet): OrderedSet {
  if (isAllNumbers(left) || isNoNumber(right)) return left;
  if (isAllNumbers(right) || isNoNumber(left)) return right;
  return merge(left, right, (a, b) => a || b);
}

export function intersectNumbers(left: OrderedSet, right: OrderedSet): OrderedSet {
  if (isNoNumber(left) || isAllNumbers(right)) return left;
  if (isNoNumber(right) || isAllNumbers(left)) return right;
  return merge(left, right, (a, b) => a && b);
}

function merge(
  left: OrderedSet,
  right: OrderedSet,
  combine: (inLeft: boolean, inRight: boolean) => boolean,
): OrderedSet {
  let [inLeft, inRight] = [left.from, right.from];
  const from = combine(inLeft, inRight);
  const cuts: Cut[] = [];
  let inside = from;
  let i = 0;
  let j = 0;
  for (;;) {
    const [a, b] = [left.cuts[i], right.cuts[j]];
    const cut = a ?? b;
    if (cut === undefined) return { from, cuts };
    const order = a === undefined ? 1 : b === undefined ? -1 : compareCuts(a, b);
    if (order <= 0) {
      inLeft = !inLeft;
      i += 1;
    }
    if (order >= 0) {
      inRight = !inRight;
      j += 1;
    }
    if (combine(inLeft, inRight) !== inside) {
      inside = !inside;
      cuts.push(order > 0 && b !== undefined ? b : cut);
    }
  }
}

export function isNoNumber({ from, cuts }: OrderedSet): boolean {
  return !from && cuts.length === 0;
}

export function isAllNumbers({ from, cuts }: OrderedSet): boolean {
  return from && cuts.length === 0;
}

export function equalNumbers(left: OrderedSet, right: OrderedSet): boolean {
  if (left.from !== right.from || left.cuts.length !== right.cuts.length) return false;
  return left.cuts.every((cut, place) => {
    const other = right.cuts[place];
    return other !== undefined && compareCuts(cut, other) === 0;
  });
}

const keys = new WeakMap<OrderedSet, string>();

/** The same text for sets with the same cuts, and for no others. */
export function keyOfNumbers(set: OrderedSet): string {
  const known = keys.get(set);
  if (known !== undefined) return known;
  const cuts = set.cuts.map(({ value, after }) => `${keyOfRational(value)}${after ? '+' : ''}`);
  const key = `${set.from ? '<' : '>'}${cuts.join(',')}`;
  keys.set(set, key);
  return key;
}

/** Whether a point of the space belongs to it. */
export function hasNumber({ from, cuts }: OrderedSet, value: Rational): boolean {
  let [low, high] = [0, cuts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const cut = cuts[middle];
    if (cut !== undefined && isFromCut(value, cut)) low = middle + 1;
    else high = middle;
  }
  return from !== (low % 2 === 1);
}

/** In ascending order. Where points have neighbours, the ends are points of the space and closed. */
export function intervalsOf({ from, cuts }: OrderedSet, space: Space): readonly NumberInterval[] {
  const ends: (Cut | null)[] = from ? [null, ...cuts] : [...cuts];
  if (ends.length % 2 === 1) ends.push(null);
  const intervals: NumberInterval[] = [];
  for (let place = 0; place < ends.length; place += 2) {
    const [low = null, high = null] = [ends[place], ends[place + 1]];
    intervals.push({
      low: low === null ? null : { value: low.value, open: low.after },
      high: high === null ? null : highEnd(high, space),
    });
  }
  return intervals;
}

function highEnd(cut: Cut, space: Space): Bound {
  const last = pointBefore(cut, space);
  return last === null ? { value: cut.value, open: !cut.after } : { value: last, open: false };
}
