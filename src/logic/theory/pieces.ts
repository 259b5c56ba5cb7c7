import { compare, type Rational } from '../number/rational.js';
import { intersect, isEmpty, liesAbove, liesBelow, scale, tightenToWhole } from './interval.js';
import type { Bound, Interval } from './linear-problem.js';

/** A union of intervals, none of them empty, sorted, apart from each other. */
export type Pieces = readonly Interval[];

export function intersectPieces(left: Pieces, right: Pieces): Pieces {
  const result: Interval[] = [];
  let i = 0;
  let j = 0;
  for (;;) {
    const a = left[i];
    const b = right[j];
    if (a === undefined || b === undefined) return result;
    const both = intersect(a, b);
    if (!isEmpty(both)) result.push(both);
    if (both.high === a.high && both.high !== b.high) i += 1;
    else if (both.high === b.high && both.high !== a.high) j += 1;
    else {
      i += 1;
      j += 1;
    }
  }
}

/** The pieces times a factor that is not 0; on the whole numbers if wanted, where neighbours grow together. */
export function scalePieces(pieces: Pieces, factor: Rational, whole: boolean): Pieces {
  const result: Interval[] = [];
  const sorted = factor.numerator < 0n ? pieces.toReversed() : pieces;
  for (const piece of sorted) {
    const scaled = scale(piece, factor);
    const next = whole ? tightenToWhole(scaled) : scaled;
    if (isEmpty(next)) continue;
    const last = result.at(-1);
    if (whole && last !== undefined && areNeighbours(last.high, next.low))
      result[result.length - 1] = { low: last.low, high: next.high };
    else result.push(next);
  }
  return result;
}

/** Of closed whole ends: nothing lies between. */
function areNeighbours(high: Bound | null, low: Bound | null): boolean {
  return high === null || low === null || low.value.numerator - high.value.numerator <= 1n;
}

/** The index of the first piece that does not lie wholly below the value; `pieces.length` when all do. */
export function firstNotBelow(pieces: Pieces, value: Rational): number {
  let from = 0;
  let to = pieces.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (liesBelow(pieces[middle]?.high ?? null, value)) from = middle + 1;
    else to = middle;
  }
  return from;
}

export function piecesContain(pieces: Pieces, value: Rational): boolean {
  const piece = pieces[firstNotBelow(pieces, value)];
  return piece !== undefined && !liesAbove(piece.low, value);
}

/** Some pieces of a union: those from one index to another, both included. */
export interface PieceRange {
  readonly from: number;
  readonly to: number;
}

export function hullOf(pieces: Pieces, { from, to }: PieceRange): Interval {
  return { low: pieces[from]?.low ?? null, high: pieces[to]?.high ?? null };
}

/** Those pieces of the range that meet the interval; null when none does. */
export function narrowRange(pieces: Pieces, range: PieceRange, interval: Interval): PieceRange | null {
  let { from, to } = range;
  const { low, high } = interval;
  if (low !== null) from = Math.max(from, firstNotBelow(pieces, low.value));
  if (high !== null) to = Math.min(to, lastNotAbove(pieces, high));
  while (from <= to && isEmpty(intersect(pieces[from] ?? interval, interval))) from += 1;
  while (from <= to && isEmpty(intersect(pieces[to] ?? interval, interval))) to -= 1;
  return from > to ? null : { from, to };
}

function lastNotAbove(pieces: Pieces, high: Bound): number {
  let from = -1;
  let to = pieces.length - 1;
  while (from < to) {
    const middle = (from + to + 1) >> 1;
    const low = pieces[middle]?.low ?? null;
    if (low !== null && compare(low.value, high.value) > 0) to = middle - 1;
    else from = middle;
  }
  return from;
}
