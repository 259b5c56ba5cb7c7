import { ONE, type Rational, ZERO } from '../number/rational.js';
import { FIRST_PREFERRED, type Style } from './choose-value.js';
import { pointInterval } from './interval.js';
import type { Interval } from './linear-problem.js';
import { firstNotBelow, intersectPieces, scalePieces } from './pieces.js';
import { isWhole, type Prepared } from './prepare.js';

/** A problem with some of the solutions of another, and which of them to take. */
export interface Variation {
  readonly variation: Prepared;
  readonly styles: readonly Style[];
}

const MOST_PER_UNION = 8;
const MOST_MIXTURES = 64;

/** The same problem under restrictions that lead to solutions unlike a known one, each kind in turn. */
export function* variationsOf(
  prepared: Prepared,
  known: readonly Rational[],
  count: number,
): Generator<Variation, void> {
  const kinds = [
    otherPreferred(prepared),
    otherPieces(prepared, known),
    ends(prepared),
    otherSides(prepared, known),
    mixtures(prepared, Math.min(count, MOST_MIXTURES)),
  ];
  for (let live = kinds; live.length > 0; ) {
    const next: typeof kinds = [];
    for (const kind of live) {
      const variation = kind.next();
      if (variation.done === true) continue;
      yield variation.value;
      next.push(kind);
    }
    live = next;
  }
}

function* otherPreferred(prepared: Prepared): Generator<Variation, void> {
  for (let rank = 0; rank < MOST_PER_UNION; rank += 1) {
    for (const [index, { preferred }] of prepared.columns.entries()) {
      const value = preferred[rank];
      if (value !== undefined) yield* restrict(prepared, index, pointInterval(value));
    }
  }
}

function* otherPieces(prepared: Prepared, known: readonly Rational[]): Generator<Variation, void> {
  for (const [index, { coefficients, pieces }] of prepared.unions.entries()) {
    if (pieces.length === 1) continue;
    const column = coefficients.findIndex((coefficient) => coefficient !== 0n);
    const own = index < prepared.columns.length ? firstNotBelow(pieces, known[column] ?? ZERO) : -1;
    const stride = Math.max(1, Math.floor(pieces.length / MOST_PER_UNION));
    for (let piece = 0; piece < pieces.length; piece += stride) {
      const interval = pieces[piece];
      if (piece !== own && interval !== undefined) yield* restrict(prepared, index, interval);
    }
  }
}

function* ends(prepared: Prepared): Generator<Variation, void> {
  for (const kind of ['low', 'high'] as const) {
    for (const index of prepared.columns.keys()) {
      yield {
        variation: prepared,
        styles: prepared.columns.map((_, at) => (at === index ? { kind } : FIRST_PREFERRED)),
      };
    }
  }
}

/** Each variable below and above what it was. */
export function* otherSides(prepared: Prepared, known: readonly Rational[]): Generator<Variation, void> {
  for (const index of prepared.columns.keys()) {
    const end = { value: known[index] ?? ZERO, open: true };
    yield* restrict(prepared, index, { low: end, high: null });
    yield* restrict(prepared, index, { low: null, high: end });
  }
}

/** Low, high and preferred ones for each variable in ever other combinations. */
function* mixtures({ columns, unions }: Prepared, count: number): Generator<Variation, void> {
  for (let number = 1; number <= count; number += 1) {
    let digits = number;
    const styles = columns.map((): Style => {
      const digit = digits % 4;
      digits = Math.floor(digits / 4) + number;
      if (digit === 1) return { kind: 'low' };
      if (digit === 2) return { kind: 'high' };
      return { kind: 'preferred', skip: digit === 0 ? 0 : number };
    });
    yield { variation: { columns, unions }, styles };
  }
}

function* restrict(prepared: Prepared, index: number, interval: Interval): Generator<Variation, void> {
  const union = prepared.unions[index];
  if (union === undefined) return;
  const pieces = scalePieces(
    intersectPieces(union.pieces, [interval]),
    ONE,
    isWhole(union.coefficients, prepared.columns),
  );
  if (pieces.length === 0) return;
  const unions = prepared.unions.with(index, { coefficients: union.coefficients, pieces });
  yield { variation: { columns: prepared.columns, unions }, styles: [] };
}
