import { GREATEST_PLACE, locateDouble, rationalAtPlace } from './double.js';
import { compare, floor, type Rational, rational, subtract } from './rational.js';
import type { Space } from './space.js';

/** Where membership flips: just before a number or just after it. */
export interface Cut {
  readonly value: Rational;
  readonly after: boolean;
}

export function compareCuts(left: Cut, right: Cut): number {
  return compare(left.value, right.value) || Number(left.after) - Number(right.after);
}

/** Whether a number lies on the upper side of a cut. */
export function isFromCut(value: Rational, cut: Cut): boolean {
  const difference = compare(value, cut.value);
  return cut.after ? difference > 0 : difference >= 0;
}

/**
 * The one cut that parts a space in the same way. Where points have neighbours, it is before the least point above.
 * `all` and `none` where every point or none lies above it.
 */
export function settleCut(cut: Cut, space: Space): Cut | 'all' | 'none' {
  switch (space.kind) {
    case 'dense':
      return cut;
    case 'lattice':
      return settleOnLattice(cut, space.step);
    case 'double': {
      const { below, exact } = locateDouble(cut.value);
      const place = exact && !cut.after ? below : below + 1n;
      if (place > GREATEST_PLACE) return 'none';
      if (place <= -GREATEST_PLACE) return 'all';
      return place === below ? cut : { value: rationalAtPlace(place), after: false };
    }
  }
}

function settleOnLattice(cut: Cut, step: Rational): Cut {
  const { numerator, denominator } = cut.value;
  const dividend = numerator * step.denominator;
  const divisor = denominator * step.numerator;
  const steps = floor({ numerator: dividend, denominator: divisor });
  if (steps * divisor === dividend && !cut.after) return cut;
  return { value: latticePoint(steps + 1n, step), after: false };
}

/** So many steps from 0. */
export function latticePoint(steps: bigint, step: Rational): Rational {
  return rational(steps * step.numerator, step.denominator);
}

/** The greatest point below a settled cut, where points have neighbours; null in a dense space. */
export function pointBefore({ value }: Cut, space: Space): Rational | null {
  switch (space.kind) {
    case 'dense':
      return null;
    case 'lattice':
      return subtract(value, space.step);
    case 'double':
      return rationalAtPlace(locateDouble(value).below - 1n);
  }
}
