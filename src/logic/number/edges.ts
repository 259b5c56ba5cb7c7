import { type Cut, pointBefore } from './cut.js';
import type { OrderedSet } from './ordered-set.js';
import { add, compare, keyOfRational, multiply, type Rational, rational, subtract } from './rational.js';
import type { Space } from './space.js';

/** How far beside a cut a dense space is looked at, unless the next cut is nearer. */
const BESIDE = rational(1n, 1000n);

/**
 * Up to `count` points where a set begins or ends and their neighbours outside, in ascending order. Where there are
 * too many, the cuts they are taken from are spread evenly.
 */
export function edgesOf({ cuts }: OrderedSet, space: Space, count: number): Rational[] {
  const perCut = space.kind === 'dense' ? 3 : 2;
  const wanted = Math.min(cuts.length, Math.ceil(count / perCut));
  const found = new Map<string, Rational>();
  for (let nth = 0; nth < wanted; nth += 1) {
    const place = wanted === 1 ? 0 : Math.floor((nth * (cuts.length - 1)) / (wanted - 1));
    for (const point of pointsAt(cuts, place, space)) found.set(keyOfRational(point), point);
  }
  return [...found.values()].sort(compare).slice(0, count);
}

function pointsAt(cuts: readonly Cut[], place: number, space: Space): Rational[] {
  const cut = cuts[place];
  if (cut === undefined) return [];
  const before = pointBefore(cut, space);
  if (before !== null) return [before, cut.value];
  const beside = [cuts[place - 1], cuts[place + 1]].reduce(
    (distance, neighbour) => (neighbour === undefined ? distance : within(distance, cut, neighbour)),
    BESIDE,
  );
  return [subtract(cut.value, beside), cut.value, add(cut.value, beside)];
}

/** Short of a neighbouring cut; two cuts at one value hold only that value between them. */
function within(distance: Rational, cut: Cut, neighbour: Cut): Rational {
  const gap = subtract(neighbour.value, cut.value);
  const width = gap.numerator < 0n ? subtract(cut.value, neighbour.value) : gap;
  let short = distance;
  while (width.numerator !== 0n && compare(short, width) >= 0) short = multiply(short, BESIDE);
  return short;
}
