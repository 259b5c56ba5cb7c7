import { add, keyOfRational, multiply, ONE, type Rational, rational, subtract } from '../number/rational.js';
import { contains, intersect, pointOf } from './interval.js';
import type { Interval } from './linear-problem.js';
import { type PieceRange, type Pieces, piecesContain } from './pieces.js';
import type { Column } from './prepare.js';
import { roundestIn } from './round-number.js';

/** Which values of a column to try first. */
export type Style =
  /** The preferred ones from this one on. */
  | { readonly kind: 'preferred'; readonly skip: number }
  | { readonly kind: 'low' }
  | { readonly kind: 'high' };

export const FIRST_PREFERRED: Style = { kind: 'preferred', skip: 0 };

const MOST_VALUES = 256;
const ONE_SIXTEENTH = rational(1n, 16n);

/**
 * Values of the column in those of its pieces that meet the interval (all of the range do): most readable first, then,
 * on a whole column, all the others up to some number. Returns whether that was all there are.
 */
export function* chooseValues(
  column: Column,
  pieces: Pieces,
  range: PieceRange,
  interval: Interval,
  style: Style,
): Generator<Rational, boolean> {
  const first = intersect(pieces[range.from] ?? interval, interval);
  const last = intersect(pieces[range.to] ?? interval, interval);
  const hull = { low: first.low, high: last.high };
  const tried = new Set<string>();
  function* offer(value: Rational | null) {
    if (value === null || !contains(hull, value) || !piecesContain(pieces, value)) return;
    const key = keyOfRational(value);
    if (tried.has(key)) return;
    tried.add(key);
    yield value;
  }
  if (style.kind === 'low') yield* offer(lowEnd(first, column));
  if (style.kind === 'high') yield* offer(highEnd(last, column));
  const { preferred } = column;
  const skip = style.kind === 'preferred' && preferred.length > 0 ? style.skip % preferred.length : 0;
  for (let index = 0; index < preferred.length; index += 1)
    yield* offer(preferred[(index + skip) % preferred.length] ?? null);
  const round = roundestIn(hull, column);
  yield* offer(round);
  yield* offer(roundestIn(first, column));
  if (!column.whole) return pointOf(hull) !== null;
  yield* offer(hull.low?.value ?? null);
  yield* offer(hull.high?.value ?? null);
  if (isBounded(hull)) {
    for (let index = range.from; index <= range.to; index += 1) {
      const { low, high } = intersect(pieces[index] ?? interval, interval);
      if (low === null || high === null) return false;
      for (let value = low.value.numerator; value <= high.value.numerator; value += 1n) {
        if (tried.size >= MOST_VALUES) return false;
        yield* offer(rational(value));
      }
    }
    return true;
  }
  for (let distance = 1n; distance < MOST_VALUES / 4; distance += 1n) {
    yield* offer(rational(round.numerator + distance));
    yield* offer(rational(round.numerator - distance));
  }
  return false;
}

function isBounded({ low, high }: Interval): boolean {
  return low !== null && high !== null;
}

/** The least value; above an open end, one near to it. Null when there is no end. */
function lowEnd({ low, high }: Interval, column: Column): Rational | null {
  if (low === null || !low.open) return low?.value ?? null;
  const width = high === null ? ONE : multiply(subtract(high.value, low.value), ONE_SIXTEENTH);
  return roundestIn({ low, high: { value: add(low.value, width), open: false } }, column);
}

function highEnd({ low, high }: Interval, column: Column): Rational | null {
  if (high === null || !high.open) return high?.value ?? null;
  const width = low === null ? ONE : multiply(subtract(high.value, low.value), ONE_SIXTEENTH);
  return roundestIn({ low: { value: subtract(high.value, width), open: false }, high }, column);
}
