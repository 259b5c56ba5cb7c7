import { pointBefore, settleCut } from './cut.js';
import { type Bound, intervalsOf, type NumberInterval, type OrderedSet } from './ordered-set.js';
import {
  add,
  compare,
  keyOfRational,
  multiply,
  ONE,
  type Rational,
  rational,
  subtract,
  ZERO,
} from './rational.js';
import { DAYS, MICROS, pickMoment, USUAL_DAY } from './readable-moment.js';
import { isInside, pickNumber } from './readable-number.js';
import type { Space } from './space.js';

/** What the numbers stand for: themselves, days or microseconds since 1970-01-01. */
export type NumberFlavour = 'number' | 'date' | 'timestamp';

/** Taken after the first where an interval goes on beyond 0. */
const FURTHER_NUMBERS = [1n, 10n, 100n, -1n, -10n].map((value) => rational(value));

/**
 * Up to `count` different points of a set, those first that are easiest to read: from every interval one, beginning
 * with the intervals near ordinary values, then from each its ends and others.
 */
export function sampleNumbers(
  set: OrderedSet,
  space: Space,
  flavour: NumberFlavour,
  count: number,
): Rational[] {
  const intervals = nearestIntervals(intervalsOf(set, space), flavour).slice(0, count);
  let sources = intervals.map((interval) => pointsOf(interval, space, flavour));
  const found = new Map<string, Rational>();
  while (sources.length > 0) {
    const going: typeof sources = [];
    for (const source of sources) {
      if (found.size >= count) return [...found.values()];
      const next = source.next();
      if (next.done === true) continue;
      found.set(keyOfRational(next.value), next.value);
      going.push(source);
    }
    sources = going;
  }
  return [...found.values()];
}

function nearestIntervals(intervals: readonly NumberInterval[], flavour: NumberFlavour): NumberInterval[] {
  const usual = usualValue(flavour);
  return intervals
    .map((interval) => ({ interval, ...distanceFrom(usual, interval) }))
    .sort(
      (left, right) =>
        (flavour === 'number' ? Number(left.below) - Number(right.below) : 0) ||
        compare(left.distance, right.distance),
    )
    .map(({ interval }) => interval);
}

function usualValue(flavour: NumberFlavour): Rational {
  switch (flavour) {
    case 'number':
      return ZERO;
    case 'date':
      return rational(USUAL_DAY);
    case 'timestamp':
      return rational(USUAL_DAY * DAYS);
  }
}

/** How far an interval is from a value, and whether it lies below. */
function distanceFrom(
  value: Rational,
  { low, high }: NumberInterval,
): { distance: Rational; below: boolean } {
  const above = low === null ? ZERO : subtract(low.value, value);
  if (above.numerator > 0n) return { distance: above, below: false };
  const beneath = high === null ? ZERO : subtract(value, high.value);
  return beneath.numerator > 0n ? { distance: beneath, below: true } : { distance: ZERO, below: false };
}

/** The points of an interval, without end where it has no end of them; some come twice. */
function* pointsOf(interval: NumberInterval, space: Space, flavour: NumberFlavour): Generator<Rational> {
  const first = pick(interval, space, flavour);
  yield first;
  for (const bound of [interval.low, interval.high]) if (bound !== null && !bound.open) yield bound.value;
  if (flavour === 'number') yield* furtherNumbers(interval, space);
  const parts = split(interval, first, space);
  for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
    const next = pick(part, space, flavour);
    yield next;
    parts.push(...split(part, next, space));
  }
}

function furtherNumbers(interval: NumberInterval, space: Space): Rational[] {
  if (!isInside(ZERO, interval)) return [];
  return FURTHER_NUMBERS.filter((value) => isInside(value, interval) && isPointOf(value, space));
}

function pick(interval: NumberInterval, space: Space, flavour: NumberFlavour): Rational {
  const readable = pickReadable(interval, space, flavour);
  if (readable !== null) return readable;
  const { low, high } = interval;
  if (low !== null && !low.open) return low.value;
  if (high !== null && !high.open) return high.value;
  if (low !== null && high !== null) return multiply(add(low.value, high.value), rational(1n, 2n));
  // Only a dense space has open ends; 0 is in every space.
  return low !== null ? add(low.value, ONE) : high !== null ? subtract(high.value, ONE) : ZERO;
}

function pickReadable(interval: NumberInterval, space: Space, flavour: NumberFlavour): Rational | null {
  if (flavour === 'number') return pickNumber(interval, space);
  const moment = pickMoment(interval, flavour === 'date' ? DAYS : MICROS);
  return moment !== null && isPointOf(moment, space) ? moment : null;
}

function isPointOf(value: Rational, space: Space): boolean {
  const settled = settleCut({ value, after: false }, space);
  return typeof settled === 'object' && compare(settled.value, value) === 0;
}

/** What is left of an interval above and below one of its points. */
function split({ low, high }: NumberInterval, at: Rational, space: Space): NumberInterval[] {
  const above = boundAbove(at, space);
  const below = boundBelow(at, space);
  const parts: (NumberInterval | null)[] = [above && { low: above, high }, below && { low, high: below }];
  return parts.filter((part) => part !== null).filter((part) => !isEmpty(part));
}

function boundAbove(at: Rational, space: Space): Bound | null {
  const next = settleCut({ value: at, after: true }, space);
  return typeof next === 'object' ? { value: next.value, open: next.after } : null;
}

function boundBelow(at: Rational, space: Space): Bound | null {
  const cut = { value: at, after: false };
  // There is no double below the least.
  if (settleCut(cut, space) === 'all') return null;
  const before = pointBefore(cut, space);
  return { value: before ?? at, open: before === null };
}

function isEmpty({ low, high }: NumberInterval): boolean {
  if (low === null || high === null) return false;
  const difference = compare(low.value, high.value);
  return difference > 0 || (difference === 0 && (low.open || high.open));
}
