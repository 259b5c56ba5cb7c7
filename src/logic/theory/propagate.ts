import { type Rational, rational } from '../number/rational.js';
import { EVERYTHING, intersect, isEmpty, pointInterval, scale, sum, tightenToWhole } from './interval.js';
import type { Interval } from './linear-problem.js';
import { hullOf, narrowRange, type PieceRange } from './pieces.js';
import type { Prepared, Union } from './prepare.js';

/** Bounds can creep towards each other for ever (x < y, y < x); elimination decides what three rounds do not. */
const ROUNDS = 3;

/**
 * The pieces of each union that the bounds of the others leave, or null when they leave none somewhere. Sound, not
 * complete.
 * @param relevant indices of the unions to look at
 */
export function propagate(
  { columns, unions }: Prepared,
  relevant: readonly number[],
  ranges: readonly PieceRange[],
): readonly PieceRange[] | null {
  const forms = relevant.filter((index) => index >= columns.length);
  if (forms.length === 0) return ranges;
  const narrowed = [...ranges];
  const bounds = columns.map((_, index) => hull(unions[index], narrowed[index]));
  for (let round = 0; round < ROUNDS; round += 1) {
    let changed = false;
    for (const index of forms) {
      const union = unions[index];
      const range = narrowed[index];
      if (union === undefined || range === undefined) continue;
      const activity = spread(union, bounds);
      const next = narrowRange(union.pieces, range, activity.total);
      if (next === null) return null;
      narrowed[index] = next;
      for (const [column, rest] of activity.rests) {
        const coefficient = union.coefficients[column] ?? 1n;
        const before = bounds[column] ?? EVERYTHING;
        const target = sum(hull(union, next), scale(rest, MINUS_ONE));
        const implied = scale(target, rational(1n, coefficient));
        let after = intersect(before, columns[column]?.whole === true ? tightenToWhole(implied) : implied);
        if (after.low === before.low && after.high === before.high) continue;
        if (isEmpty(after)) return null;
        const own = unions[column];
        const ownRange = narrowed[column];
        if (own !== undefined && ownRange !== undefined) {
          const left = narrowRange(own.pieces, ownRange, after);
          if (left === null) return null;
          narrowed[column] = left;
          after = intersect(hull(own, left), after);
        }
        bounds[column] = after;
        changed = true;
      }
    }
    if (!changed) break;
  }
  return narrowed;
}

const MINUS_ONE: Rational = rational(-1n);

function hull(union: Union | undefined, range: PieceRange | undefined): Interval {
  return union === undefined || range === undefined ? EVERYTHING : hullOf(union.pieces, range);
}

/** What the whole form can be within the bounds, and for each of its columns what the others can add up to. */
function spread({ coefficients }: Union, bounds: readonly Interval[]) {
  const terms: { column: number; interval: Interval }[] = [];
  coefficients.forEach((coefficient, column) => {
    if (coefficient !== 0n)
      terms.push({ column, interval: scale(bounds[column] ?? EVERYTHING, rational(coefficient)) });
  });
  const after: Interval[] = [pointInterval(rational(0n))];
  for (const { interval } of terms.toReversed()) after.push(sum(after.at(-1) ?? EVERYTHING, interval));
  const rests: [number, Interval][] = [];
  let before: Interval = pointInterval(rational(0n));
  terms.forEach(({ column, interval }, position) => {
    rests.push([column, sum(before, after[terms.length - 1 - position] ?? EVERYTHING)]);
    before = sum(before, interval);
  });
  return { total: before, rests };
}
