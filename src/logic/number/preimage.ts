import type { DateField } from '../../expression/syntax.js';
import { cutOfDay, cutOfTruncation, cutOfYear, cutsOfMove, FIELD_RANGES } from './calendar-function.js';
import { type Cut, compareCuts } from './cut.js';
import { doubleToRational } from './double.js';
import { cutOfNearestDouble } from './double-rounding.js';
import type { NumberFunction } from './number-function.js';
import {
  ALL_NUMBERS,
  between,
  complementNumbers,
  hasNumber,
  intersectNumbers,
  isNoNumber,
  NO_NUMBER,
  type OrderedSet,
  setOfCuts,
  uniteNumbers,
} from './ordered-set.js';
import { cutOfQuotient } from './quotient.js';
import { divide, multiply, negate, type Rational, signOf, subtract, ZERO } from './rational.js';
import {
  cutOfCeiling,
  cutOfDivision,
  cutOfFloor,
  cutOfRound,
  cutOfRoundHalfEven,
  leastWhole,
  unitOfDigits,
} from './rounding.js';
import { cutOfSignificantDigits } from './significant-digits.js';
import { DENSE, DOUBLE, decimalSpace, type Space, WHOLE } from './space.js';

/**
 * The points of `inSpace` whose image is in `set`, a set of any space that holds all images. Null where they are no
 * finite number of intervals or cannot be told.
 *
 * A point whose image PostgreSQL cannot compute, because it overflows or vanishes, is dealt with as if the image were
 * infinite or 0: no row with it is ever in an answer, and so intervals stay whole.
 */
export function preimageOfNumber(fn: NumberFunction, set: OrderedSet, inSpace: Space): OrderedSet | null {
  if (set.cuts.length === 0) return set;
  if (fn.kind === 'abs') return preimageOfMagnitude(set, inSpace);
  if (fn.kind === 'add-months') {
    const cuts = set.cuts.flatMap((cut) => cutsOfMove(cut, fn.months));
    return setOfCuts(set.from, cuts.sort(compareCuts), inSpace);
  }
  if (fn.kind === 'double-multiply' && fn.by === 0) return hasNumber(set, ZERO) ? ALL_NUMBERS : NO_NUMBER;
  if (fn.kind === 'extract' && fn.field !== 'year') return preimageOfPart(fn.field, set);
  const cuts: Cut[] = [];
  for (const cut of set.cuts) {
    const place = cutOf(fn, cut, inSpace);
    if (place === null) return null;
    cuts.push(place);
  }
  if (directionOf(fn) === 'up') return setOfCuts(set.from, cuts, inSpace);
  return setOfCuts(set.from !== (cuts.length % 2 === 1), cuts.reverse(), inSpace);
}

function preimageOfMagnitude(set: OrderedSet, space: Space): OrderedSet {
  const zero = { value: ZERO, open: false };
  const mirrored = setOfCuts(set.from !== (set.cuts.length % 2 === 1), set.cuts.map(mirror).reverse(), space);
  return uniteNumbers(
    intersectNumbers(set, between(zero, null, space)),
    intersectNumbers(mirrored, between(null, zero, space)),
  );
}

function mirror({ value, after }: Cut): Cut {
  return { value: negate(value), after: !after };
}

/** All moments or none, where the set has all or none of what a part can be; else a part comes round again. */
function preimageOfPart(field: DateField, set: OrderedSet): OrderedSet | null {
  const range = FIELD_RANGES[field];
  if (range === null) return null;
  const [low, high] = range;
  const possible = between({ value: low, open: false }, { value: high, open: false }, DENSE);
  if (isNoNumber(intersectNumbers(set, possible))) return NO_NUMBER;
  return isNoNumber(intersectNumbers(complementNumbers(set), possible)) ? ALL_NUMBERS : null;
}

type MonotoneFunction = Exclude<NumberFunction, { kind: 'abs' | 'add-months' }>;

/** Parts the numbers whose image is above the cut from those whose image is below. */
function cutOf(fn: MonotoneFunction, cut: Cut, space: Space): Cut | null {
  switch (fn.kind) {
    case 'floor':
      return cutOfFloor(cut);
    case 'ceil':
      return cutOfCeiling(cut);
    case 'round':
      return cutOfRound(cut, unitOfDigits(fn.digits));
    case 'round-even':
      return cutOfRoundHalfEven(cut);
    case 'divide-whole':
      // Divided by -b it is at least n where divided by b it is not at least 1 - n.
      return fn.by > 0n ? cutOfDivision(leastWhole(cut), fn.by) : cutOfDivision(1n - leastWhole(cut), -fn.by);
    case 'quotient':
      return cutOfQuotient(cut, fn.by, space);
    case 'to-double':
      return cutOfNearestDouble(cut);
    case 'double-add':
      return moveCut(cutOfNearestDouble(cut), (value) => subtract(value, doubleToRational(fn.by)), false);
    case 'double-subtract-from':
      return moveCut(cutOfNearestDouble(cut), (value) => subtract(doubleToRational(fn.by), value), true);
    case 'double-multiply':
      return moveCut(cutOfNearestDouble(cut), (value) => divide(value, doubleToRational(fn.by)), fn.by < 0);
    case 'double-divide':
      return moveCut(cutOfNearestDouble(cut), (value) => multiply(value, doubleToRational(fn.by)), fn.by < 0);
    case 'double-to-decimal':
      return cutOfSignificantDigits(cutOfRound(cut, unitOfDigits(fn.scale)));
    case 'day-of':
      return cutOfDay(cut);
    case 'truncate':
      return cutOfTruncation(cut, fn.unit);
    case 'extract':
      return cutOfYear(cut);
  }
}

function moveCut({ value, after }: Cut, invert: (value: Rational) => Rational, falling: boolean): Cut {
  return { value: invert(value), after: falling ? !after : after };
}

/** Whether the image never falls or never rises as the number grows; null where it does both. */
export function directionOf(fn: NumberFunction): 'up' | 'down' | null {
  switch (fn.kind) {
    case 'abs':
    case 'add-months':
      return null;
    case 'extract':
      return fn.field === 'year' ? 'up' : null;
    case 'divide-whole':
      return fn.by < 0n ? 'down' : 'up';
    case 'quotient':
      return signOf(fn.by) < 0 ? 'down' : 'up';
    case 'double-subtract-from':
      return 'down';
    case 'double-multiply':
    case 'double-divide':
      return fn.by < 0 ? 'down' : 'up';
    case 'floor':
    case 'ceil':
    case 'round':
    case 'round-even':
    case 'to-double':
    case 'double-add':
    case 'double-to-decimal':
    case 'day-of':
    case 'truncate':
      return 'up';
  }
}

/** A space that holds the image of every point. */
export function outSpaceOf(fn: NumberFunction, inSpace: Space): Space {
  switch (fn.kind) {
    case 'abs':
      return inSpace;
    case 'floor':
    case 'ceil':
    case 'round-even':
      return inSpace.kind === 'double' ? DOUBLE : roundedSpace(inSpace, 0);
    case 'round':
      return roundedSpace(inSpace, fn.digits);
    case 'divide-whole':
    case 'day-of':
    case 'truncate':
    case 'add-months':
      return WHOLE;
    case 'quotient':
      return DENSE;
    case 'to-double':
    case 'double-add':
    case 'double-subtract-from':
    case 'double-multiply':
    case 'double-divide':
      return DOUBLE;
    case 'double-to-decimal':
      return decimalSpace(fn.scale);
    case 'extract':
      return fn.field === 'second' ? decimalSpace(6) : WHOLE;
  }
}

/** A lattice whose points are rounded already stays as it is. */
function roundedSpace(inSpace: Space, digits: number): Space {
  const unit = unitOfDigits(digits);
  if (inSpace.kind === 'lattice' && divide(inSpace.step, unit).denominator === 1n) return inSpace;
  return { kind: 'lattice', step: unit };
}
