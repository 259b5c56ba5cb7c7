import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyNumberFunction } from '../../../src/logic/number/apply-number-function.js';
import { doubleAtPlace, doubleToRational, placeOfDouble } from '../../../src/logic/number/double.js';
import { keyOfFunction, type NumberFunction } from '../../../src/logic/number/number-function.js';
import {
  ALL_NUMBERS,
  type Comparison,
  compared,
  complementNumbers,
  hasNumber,
  intersectNumbers,
  isNoNumber,
  keyOfNumbers,
  NO_NUMBER,
  type OrderedSet,
  uniteNumbers,
} from '../../../src/logic/number/ordered-set.js';
import { directionOf, outSpaceOf, preimageOfNumber } from '../../../src/logic/number/preimage.js';
import { add, compare, type Rational, rational, subtract } from '../../../src/logic/number/rational.js';
import { DENSE, DOUBLE, decimalSpace, type Space, WHOLE } from '../../../src/logic/number/space.js';

const DAY = 86_400_000_000n;
const LITTLE = rational(1n, 10n ** 30n);
const whole = (value: number | bigint) => rational(BigInt(value));
const integers = (low: number, high: number) =>
  Array.from({ length: high - low + 1 }, (_, place) => whole(low + place));

/** Sets whose ends are at the images and right beside them. */
function drawSet(images: readonly Rational[], space: Space): fc.Arbitrary<OrderedSet> {
  const cut = fc.record({
    image: fc.constantFrom(...images),
    move: fc.constantFrom('on', 'above', 'below'),
    operator: fc.constantFrom<Comparison>('=', '<', '<=', '>', '>='),
    negated: fc.boolean(),
  });
  return fc.array(cut, { minLength: 1, maxLength: 4 }).map((cuts) =>
    cuts
      .map(({ image, move, operator, negated }) => {
        const value = move === 'on' ? image : move === 'above' ? add(image, LITTLE) : subtract(image, LITTLE);
        const set = compared(operator, value, space);
        return negated ? complementNumbers(set) : set;
      })
      .reduce((left, right) =>
        isNoNumber(intersectNumbers(left, right)) ? uniteNumbers(left, right) : intersectNumbers(left, right),
      ),
  );
}

/** Looks at every point, and says whether the preimage could be told. */
function checkPreimage(
  fn: NumberFunction,
  space: Space,
  points: readonly Rational[],
  set: OrderedSet,
): boolean {
  const preimage = preimageOfNumber(fn, set, space);
  if (preimage === null) return false;
  for (const point of points) {
    const image = applyNumberFunction(fn, point);
    if (image === null) continue;
    if (hasNumber(preimage, point) !== hasNumber(set, image)) {
      throw new Error(
        `${keyOfFunction(fn)} of ${point.numerator}/${point.denominator}: ${keyOfNumbers(set)} came from ${keyOfNumbers(preimage)}`,
      );
    }
  }
  return true;
}

function checkAll(fn: NumberFunction, space: Space, points: readonly Rational[], runs = 60) {
  const images = points.map((point) => applyNumberFunction(fn, point)).filter((image) => image !== null);
  const sets = drawSet(images, outSpaceOf(fn, space));
  fc.assert(
    fc.property(sets, (set) => {
      expect(checkPreimage(fn, space, points, set)).toBe(true);
    }),
    { numRuns: runs },
  );
  const direction = directionOf(fn);
  if (direction === null) return;
  for (const [place, point] of points.entries()) {
    const next = points[place + 1];
    if (next === undefined) break;
    const [a, b] = [applyNumberFunction(fn, point), applyNumberFunction(fn, next)];
    if (a === null || b === null) continue;
    expect(compare(a, b) * (direction === 'up' ? 1 : -1)).toBeLessThanOrEqual(0);
  }
}

const tenths = Array.from({ length: 201 }, (_, place) => rational(BigInt(place - 100), 10n));
const eighths = Array.from({ length: 161 }, (_, place) => rational(BigInt(place - 80), 8n));

describe('preimages of exact rounding', () => {
  const functions: NumberFunction[] = [
    { kind: 'abs' },
    { kind: 'floor' },
    { kind: 'ceil' },
    { kind: 'round', digits: 0 },
    { kind: 'round', digits: 1 },
    { kind: 'round', digits: -1 },
    { kind: 'round-even' },
  ];
  it.each(functions.map((fn) => [keyOfFunction(fn), fn] as const))('%s', (_, fn) => {
    checkAll(fn, decimalSpace(1), tenths);
    checkAll(fn, WHOLE, integers(-50, 50));
    checkAll(fn, DENSE, eighths);
    if (fn.kind !== 'round') checkAll(fn, DOUBLE, eighths);
  });

  it.each([1, 2, 3, 7, -1, -2, -3, -7])('whole division by %d', (by) => {
    checkAll({ kind: 'divide-whole', by: BigInt(by) }, WHOLE, integers(-50, 50));
  });

  it('has the forms known from integers', () => {
    const half = (operator: '>' | '>=', value: number) => compared(operator, whole(value), WHOLE);
    expect(preimageOfNumber({ kind: 'divide-whole', by: 2n }, half('>', 1), WHOLE)).toEqual(half('>=', 4));
    expect(preimageOfNumber({ kind: 'divide-whole', by: 2n }, half('>=', 0), WHOLE)).toEqual(half('>=', -1));
    expect(preimageOfNumber({ kind: 'abs' }, compared('<', whole(0), WHOLE), WHOLE)).toEqual(NO_NUMBER);
    expect(preimageOfNumber({ kind: 'abs' }, compared('>=', whole(0), WHOLE), WHOLE)).toEqual(ALL_NUMBERS);
  });
});

describe('preimages of quotients', () => {
  const DIVISORS = [rational(3n), rational(-3n), rational(7n, 100n), rational(-86_400n), rational(1n, 8n)];

  it.each(DIVISORS)('%o: right wherever it answers', (by) => {
    const fn: NumberFunction = { kind: 'quotient', by };
    for (const [space, points] of [
      [decimalSpace(1), tenths],
      [WHOLE, integers(-50, 50)],
    ] as const) {
      const images = points.map((point) => applyNumberFunction(fn, point)).filter((image) => image !== null);
      fc.assert(
        fc.property(drawSet(images, DENSE), (set) => {
          checkPreimage(fn, space, points, set);
        }),
      );
    }
  });

  it.each(DIVISORS)('%o: answers for short constants', (by) => {
    const fn: NumberFunction = { kind: 'quotient', by };
    const short = integers(-300, 300).map(({ numerator }) => rational(numerator, 100n));
    for (const value of short) {
      for (const operator of ['>', '>=', '='] as const) {
        const set = compared(operator, value, DENSE);
        expect(checkPreimage(fn, decimalSpace(1), tenths, set)).toBe(true);
      }
    }
  });

  it('is undecided where rounding decides, and in dense spaces', () => {
    const third = applyNumberFunction({ kind: 'quotient', by: whole(3) }, whole(1));
    expect(third).toEqual(rational(33333333333333333333n, 10n ** 20n));
    if (third === null) return;
    expect(
      preimageOfNumber({ kind: 'quotient', by: whole(3) }, compared('>=', third, DENSE), WHOLE),
    ).toBeNull();
    expect(
      preimageOfNumber({ kind: 'quotient', by: whole(3) }, compared('>', whole(2), DENSE), DENSE),
    ).toBeNull();
    // 1/3 itself is on the boundary, but no quotient is ever exactly that.
    const exact = rational(1n, 3n);
    expect(
      preimageOfNumber({ kind: 'quotient', by: whole(3) }, compared('>=', exact, DENSE), WHOLE),
    ).toBeNull();
    expect(
      preimageOfNumber({ kind: 'quotient', by: whole(3) }, compared('>=', whole(7), DENSE), WHOLE),
    ).toEqual(compared('>=', whole(21), WHOLE));
  });
});

/** Doubles next to each other, around one. */
function around(value: number, count = 12): Rational[] {
  const place = placeOfDouble(value);
  return Array.from({ length: 2 * count + 1 }, (_, step) => place + BigInt(step - count))
    .filter((at) => at <= placeOfDouble(Number.MAX_VALUE) && at >= placeOfDouble(-Number.MAX_VALUE))
    .map((at) => doubleToRational(doubleAtPlace(at)));
}

const anyDouble = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }),
  fc.constantFrom(0, Number.MIN_VALUE, 2 ** -1022, 0.1, 0.3, 1, 2 ** 53, Number.MAX_VALUE, -Number.MAX_VALUE),
);

describe('preimages of operations on doubles', () => {
  const KINDS = ['double-add', 'double-subtract-from', 'double-multiply', 'double-divide'] as const;
  it.each(KINDS)('%s', (kind) => {
    fc.assert(
      fc.property(anyDouble, anyDouble, fc.nat(), (value, by, seed) => {
        if (kind === 'double-divide' && by === 0) return;
        const fn: NumberFunction = { kind, by };
        const points = around(value);
        const images = points
          .map((point) => applyNumberFunction(fn, point))
          .filter((image) => image !== null);
        if (images.length === 0) return;
        for (const set of fc.sample(drawSet(images, DOUBLE), { numRuns: 3, seed }))
          expect(checkPreimage(fn, DOUBLE, points, set)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('to-double, of whole numbers and decimals around the doubles', () => {
    const fn: NumberFunction = { kind: 'to-double' };
    checkAll(
      fn,
      WHOLE,
      integers(-20, 20).map((point) => add(point, whole(2n ** 54n))),
    );
    checkAll(
      fn,
      WHOLE,
      integers(-20, 20).map((point) => subtract(point, whole(2n ** 54n))),
    );
    checkAll(fn, decimalSpace(1), tenths);
    const limit = whole(2n ** 1024n - 2n ** 970n);
    checkAll(
      fn,
      WHOLE,
      integers(-9, 9)
        .map((point) => add(point, limit))
        .filter((x) => compare(x, limit) < 0),
    );
  });

  it('double-to-decimal', () => {
    for (const value of [
      0, 0.1, 0.125, 0.15, 1.005, 2.675, 100_000_000_000_000.5, -0.25, -999_999_999_999_999.5,
    ]) {
      for (const scale of [0, 1, 2, 3])
        checkAll({ kind: 'double-to-decimal', scale }, DOUBLE, around(value, 20), 10);
    }
    fc.assert(
      fc.property(anyDouble, fc.integer({ min: 0, max: 20 }), fc.nat(), (value, scale, seed) => {
        const fn: NumberFunction = { kind: 'double-to-decimal', scale };
        const points = around(value);
        const images = points
          .map((point) => applyNumberFunction(fn, point))
          .filter((image) => image !== null);
        if (images.length === 0) return;
        for (const set of fc.sample(drawSet(images, decimalSpace(scale)), { numRuns: 3, seed }))
          expect(checkPreimage(fn, DOUBLE, points, set)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('times 0 is 0', () => {
    const fn: NumberFunction = { kind: 'double-multiply', by: 0 };
    expect(preimageOfNumber(fn, compared('=', whole(0), DOUBLE), DOUBLE)).toEqual(ALL_NUMBERS);
    expect(preimageOfNumber(fn, compared('>', whole(0), DOUBLE), DOUBLE)).toEqual(NO_NUMBER);
  });
});

describe('preimages of the calendar', () => {
  /** Three moments of every day around the ends of the months of a leap year, a common year and odd centuries. */
  const firstDays = [
    '1999-12-27',
    '2000-02-26',
    '2024-02-20',
    '2023-02-20',
    '1900-02-24',
    '2024-12-28',
    '-000001-12-28',
    '0000-12-28',
  ];
  const moments = firstDays.flatMap((text) => {
    const first = BigInt(Date.parse(`${text}T00:00:00Z`)) * 1000n;
    return Array.from({ length: 14 }, (_, day) => first + BigInt(day) * DAY).flatMap((midnight) =>
      [0n, 1n, 43_200_000_000n, DAY - 1n].map((time) => rational(midnight + time)),
    );
  });
  const sorted = [...moments].sort(compare);

  it.each(['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const)(
    'truncate %s',
    (unit) => {
      checkAll({ kind: 'truncate', unit }, WHOLE, sorted);
    },
  );

  it('day-of and extract year', () => {
    checkAll({ kind: 'day-of' }, WHOLE, sorted);
    checkAll({ kind: 'extract', field: 'year' }, WHOLE, sorted);
  });

  it.each([1, -1, 2, -2, 11, 12, -12, 13, 48, -1200, 0])('add-months %d', (months) => {
    const fn: NumberFunction = { kind: 'add-months', months };
    checkAll(fn, WHOLE, sorted, 100);
    const days = sorted.filter((moment) => moment.numerator % DAY === 0n);
    checkAll(fn, { kind: 'lattice', step: rational(DAY) }, days, 40);
  });

  it('keeps the time of day of moments that move to one day', () => {
    const at = (text: string) => rational(BigInt(Date.parse(`${text}Z`)) * 1000n);
    const fn: NumberFunction = { kind: 'add-months', months: 1 };
    const preimage = preimageOfNumber(fn, compared('>=', at('2023-02-28T12:00'), WHOLE), WHOLE);
    expect(
      preimage?.cuts.map(({ value }) => new Date(Number(value.numerator / 1000n)).toISOString()),
    ).toEqual([
      '2023-01-28T12:00:00.000Z',
      '2023-01-29T00:00:00.000Z',
      '2023-01-29T12:00:00.000Z',
      '2023-01-30T00:00:00.000Z',
      '2023-01-30T12:00:00.000Z',
      '2023-01-31T00:00:00.000Z',
      '2023-01-31T12:00:00.000Z',
    ]);
    expect(directionOf(fn)).toBeNull();
  });

  it('tells parts only where all or none fit', () => {
    const fn: NumberFunction = { kind: 'extract', field: 'month' };
    expect(preimageOfNumber(fn, compared('=', whole(5), WHOLE), WHOLE)).toBeNull();
    expect(preimageOfNumber(fn, compared('=', whole(13), WHOLE), WHOLE)).toEqual(NO_NUMBER);
    expect(preimageOfNumber(fn, compared('>=', whole(1), WHOLE), WHOLE)).toEqual(ALL_NUMBERS);
    const second: NumberFunction = { kind: 'extract', field: 'second' };
    expect(preimageOfNumber(second, compared('<', whole(60), decimalSpace(6)), WHOLE)).toEqual(ALL_NUMBERS);
  });
});
