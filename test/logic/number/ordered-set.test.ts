import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doubleToRational, nextUp } from '../../../src/logic/number/double.js';
import {
  ALL_NUMBERS,
  between,
  type Comparison,
  compared,
  complementNumbers,
  equalNumbers,
  hasNumber,
  intersectNumbers,
  intervalsOf,
  isAllNumbers,
  isNoNumber,
  keyOfNumbers,
  NO_NUMBER,
  numbersOf,
  type OrderedSet,
  uniteNumbers,
} from '../../../src/logic/number/ordered-set.js';
import { compare, type Rational, rational } from '../../../src/logic/number/rational.js';
import { DENSE, DOUBLE, decimalSpace, type Space, WHOLE } from '../../../src/logic/number/space.js';

const OPERATORS: readonly Comparison[] = ['=', '<>', '<', '<=', '>', '>='];

function holds(operator: Comparison, difference: number): boolean {
  switch (operator) {
    case '=':
      return difference === 0;
    case '<>':
      return difference !== 0;
    case '<':
      return difference < 0;
    case '<=':
      return difference <= 0;
    case '>':
      return difference > 0;
    case '>=':
      return difference >= 0;
  }
}

const whole = (value: number) => rational(BigInt(value));
const range = (count: number, point: (place: number) => Rational) =>
  Array.from({ length: 2 * count + 1 }, (_, place) => point(place - count));

/** Enough points to tell apart all sets with the constants below. */
const UNIVERSES: Record<string, { readonly space: Space; readonly points: readonly Rational[] }> = {
  whole: { space: WHOLE, points: range(50, whole) },
  tenths: { space: decimalSpace(1), points: range(60, (place) => rational(BigInt(place), 10n)) },
  dense: { space: DENSE, points: range(480, (place) => rational(BigInt(place), 80n)) },
  double: {
    space: DOUBLE,
    points: range(240, (place) => doubleToRational(place / 40)),
  },
};

type Plan =
  | { readonly kind: 'compare'; readonly operator: Comparison; readonly value: Rational }
  | { readonly kind: 'list'; readonly values: readonly Rational[] }
  | { readonly kind: 'not'; readonly of: Plan }
  | { readonly kind: 'or' | 'and'; readonly left: Plan; readonly right: Plan };

const constant = fc.integer({ min: -160, max: 160 }).map((units) => rational(BigInt(units), 40n));
const { plan } = fc.letrec<{ plan: Plan }>((tie) => ({
  plan: fc.oneof(
    { maxDepth: 4 },
    fc.record({
      kind: fc.constant('compare' as const),
      operator: fc.constantFrom(...OPERATORS),
      value: constant,
    }),
    fc.record({ kind: fc.constant('list' as const), values: fc.array(constant, { maxLength: 6 }) }),
    fc.record({ kind: fc.constant('not' as const), of: tie('plan') }),
    fc.record({
      kind: fc.constantFrom('or' as const, 'and' as const),
      left: tie('plan'),
      right: tie('plan'),
    }),
  ),
}));

function build(of: Plan, space: Space): OrderedSet {
  switch (of.kind) {
    case 'compare':
      return compared(of.operator, of.value, space);
    case 'list':
      return numbersOf(of.values, space);
    case 'not':
      return complementNumbers(build(of.of, space));
    case 'or':
      return uniteNumbers(build(of.left, space), build(of.right, space));
    case 'and':
      return intersectNumbers(build(of.left, space), build(of.right, space));
  }
}

function decide(of: Plan, point: Rational): boolean {
  switch (of.kind) {
    case 'compare':
      return holds(of.operator, compare(point, of.value));
    case 'list':
      return of.values.some((value) => compare(value, point) === 0);
    case 'not':
      return !decide(of.of, point);
    case 'or':
      return decide(of.left, point) || decide(of.right, point);
    case 'and':
      return decide(of.left, point) && decide(of.right, point);
  }
}

describe.each(Object.entries(UNIVERSES))('sets of numbers: %s', (_, { space, points }) => {
  it('holds the points that the conditions are true of', () => {
    fc.assert(
      fc.property(plan, (drawn) => {
        const set = build(drawn, space);
        for (const point of points) expect(hasNumber(set, point)).toBe(decide(drawn, point));
      }),
      { numRuns: 150 },
    );
  });

  it('has one form for one set', () => {
    fc.assert(
      fc.property(plan, plan, (first, second) => {
        const [a, b] = [build(first, space), build(second, space)];
        // Between the points there are doubles that tell sets apart; on the others the points are enough.
        const same = points.every((point) => decide(first, point) === decide(second, point));
        if (space.kind !== 'double') expect(equalNumbers(a, b)).toBe(same);
        expect(keyOfNumbers(a) === keyOfNumbers(b)).toBe(equalNumbers(a, b));
        const apart = uniteNumbers(
          intersectNumbers(a, complementNumbers(b)),
          intersectNumbers(b, complementNumbers(a)),
        );
        expect(isNoNumber(apart)).toBe(equalNumbers(a, b));
        expect(isAllNumbers(complementNumbers(apart))).toBe(equalNumbers(a, b));
      }),
      { numRuns: 150 },
    );
  });

  it('is the union of its intervals', () => {
    fc.assert(
      fc.property(plan, (drawn) => {
        const set = build(drawn, space);
        const intervals = intervalsOf(set, space);
        const union = intervals
          .map(({ low, high }) => between(low, high, space))
          .reduce(uniteNumbers, NO_NUMBER);
        expect(keyOfNumbers(union)).toBe(keyOfNumbers(set));
        for (const bound of intervals.flatMap(({ low, high }) => [low, high])) {
          if (bound === null) continue;
          expect(hasNumber(set, bound.value)).toBe(!bound.open);
          if (space.kind !== 'dense') expect(bound.open).toBe(false);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('canonical sets', () => {
  it('knows the neighbours of whole numbers and decimals', () => {
    expect(keyOfNumbers(compared('>', whole(59), WHOLE))).toBe(
      keyOfNumbers(compared('>=', whole(60), WHOLE)),
    );
    expect(keyOfNumbers(compared('>', rational(99_995n, 1000n), decimalSpace(2)))).toBe(
      keyOfNumbers(compared('>=', whole(100), decimalSpace(2))),
    );
    expect(isNoNumber(compared('=', rational(1n, 2n), WHOLE))).toBe(true);
    expect(isAllNumbers(compared('<>', rational(1n, 3n), DOUBLE))).toBe(true);
    expect(isNoNumber(compared('=', rational(1n, 3n), DENSE))).toBe(false);
  });

  it('tells 9007199254740993 from its neighbour', () => {
    const [a, b] = [rational(9007199254740993n), rational(9007199254740992n)];
    expect(equalNumbers(compared('=', a, WHOLE), compared('=', b, WHOLE))).toBe(false);
    expect(isNoNumber(compared('=', a, DOUBLE))).toBe(true);
  });

  it('knows the neighbours of doubles and their ends', () => {
    const above = nextUp(5) ?? Number.NaN;
    expect(keyOfNumbers(compared('>', whole(5), DOUBLE))).toBe(
      keyOfNumbers(compared('>=', doubleToRational(above), DOUBLE)),
    );
    const greatest = doubleToRational(Number.MAX_VALUE);
    const least = doubleToRational(-Number.MAX_VALUE);
    expect(isNoNumber(compared('>', greatest, DOUBLE))).toBe(true);
    expect(isAllNumbers(compared('<=', greatest, DOUBLE))).toBe(true);
    expect(isAllNumbers(compared('>=', least, DOUBLE))).toBe(true);
    expect(isNoNumber(compared('<', least, DOUBLE))).toBe(true);
    expect(isNoNumber(compared('<', rational(-(10n ** 400n)), DOUBLE))).toBe(true);
    expect(intervalsOf(compared('=', least, DOUBLE), DOUBLE)).toEqual([
      { low: null, high: { value: least, open: false } },
    ]);
  });

  it('joins intervals that touch', () => {
    const low = between(null, { value: whole(5), open: true }, DENSE);
    const high = between({ value: whole(5), open: false }, null, DENSE);
    expect(isAllNumbers(uniteNumbers(low, high))).toBe(true);
    const gap = between({ value: whole(5), open: true }, null, DENSE);
    expect(keyOfNumbers(uniteNumbers(low, gap))).toBe(keyOfNumbers(compared('<>', whole(5), DENSE)));
    expect(
      isNoNumber(between({ value: whole(5), open: true }, { value: whole(5), open: false }, DENSE)),
    ).toBe(true);
    expect(
      isNoNumber(between({ value: whole(7), open: false }, { value: whole(5), open: false }, WHOLE)),
    ).toBe(true);
  });

  it('takes long lists in any order, twice over', () => {
    const values = Array.from({ length: 5000 }, (_, place) => whole((place * 7919) % 10_007));
    const set = numbersOf([...values, ...values], WHOLE);
    expect(values.every((value) => hasNumber(set, value))).toBe(true);
    expect(intervalsOf(set, WHOLE).length).toBeGreaterThan(1000);
    expect(equalNumbers(intersectNumbers(set, ALL_NUMBERS), set)).toBe(true);
    expect(isAllNumbers(uniteNumbers(set, complementNumbers(set)))).toBe(true);
    expect(isNoNumber(intersectNumbers(set, complementNumbers(set)))).toBe(true);
  });
});
