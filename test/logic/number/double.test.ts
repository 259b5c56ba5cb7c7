import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  doubleAbove,
  doubleAtOrAbove,
  doubleAtPlace,
  doubleToRational,
  GREATEST_PLACE,
  locateDouble,
  nearestDouble,
  nextDown,
  nextUp,
  placeOfDouble,
  rationalAtPlace,
} from '../../../src/logic/number/double.js';
import {
  add,
  compare,
  divide,
  type Rational,
  rational,
  subtract,
} from '../../../src/logic/number/rational.js';

const HALF = rational(1n, 2n);
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const digits = fc.tuple(
  fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
  fc.integer({ min: -345, max: 330 }),
);

function power(exponent: number): Rational {
  return exponent >= 0 ? rational(10n ** BigInt(exponent)) : rational(1n, 10n ** BigInt(-exponent));
}

describe('doubles as fractions', () => {
  it('converts there and back', () => {
    fc.assert(
      fc.property(finite, (value) => {
        expect(nearestDouble(doubleToRational(value))).toBe(value + 0);
        expect(doubleAtPlace(placeOfDouble(value))).toBe(value + 0);
        expect(locateDouble(doubleToRational(value)).exact).toBe(true);
        const { numerator, denominator } = doubleToRational(value);
        expect(rational(numerator, denominator)).toEqual({ numerator, denominator });
      }),
      { numRuns: 500 },
    );
    expect(doubleToRational(0.1)).toEqual({ numerator: 3602879701896397n, denominator: 36028797018963968n });
    expect(doubleToRational(-0)).toEqual(rational(0n));
    expect(doubleToRational(Number.MIN_VALUE)).toEqual({ numerator: 1n, denominator: 2n ** 1074n });
  });

  it('rounds as the language reads decimals', () => {
    fc.assert(
      fc.property(digits, ([units, exponent]) => {
        const read = Number(`${units}e${exponent}`) + 0;
        const value = rational(units * power(exponent).numerator, power(exponent).denominator);
        expect(nearestDouble(value)).toBe(Number.isFinite(read) ? read : null);
      }),
      { numRuns: 500 },
    );
  });

  it('rounds a number halfway to the even one, and finds the next', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          finite,
          fc.integer({ min: -40, max: 40 }).map((place) => doubleAtPlace(BigInt(place))),
          fc.integer({ min: -3, max: 3 }).map((place) => doubleAtPlace(2n ** 52n + BigInt(place))),
        ),
        (value) => {
          const next = nextUp(value);
          if (next === null) return;
          const [low, high] = [doubleToRational(value), doubleToRational(next)];
          expect(compare(low, high)).toBe(-1);
          expect(nextDown(next)).toBe(value + 0);
          const middle = rational(
            add(low, high).numerator * HALF.numerator,
            add(low, high).denominator * HALF.denominator,
          );
          const even = placeOfDouble(value) % 2n === 0n ? value : next;
          expect(nearestDouble(middle)).toBe(even + 0);
          const little = divide(subtract(high, low), rational(1000n));
          expect(nearestDouble(add(middle, little))).toBe(next);
          expect(nearestDouble(subtract(middle, little))).toBe(value + 0);
          expect([doubleAtOrAbove(middle), doubleAbove(middle)]).toEqual([next, next]);
          expect([doubleAtOrAbove(low), doubleAbove(low)]).toEqual([value + 0, next]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('ends at the greatest and the least double', () => {
    const greatest = Number.MAX_VALUE;
    const overflow = divide(
      add(doubleToRational(greatest), rationalAtPlace(GREATEST_PLACE + 1n)),
      rational(2n),
    );
    expect(rationalAtPlace(GREATEST_PLACE + 1n)).toEqual(rational(2n ** 1024n));
    expect(nextUp(greatest)).toBeNull();
    expect(nextDown(-greatest)).toBeNull();
    expect(doubleAbove(doubleToRational(greatest))).toBeNull();
    expect(nearestDouble(overflow)).toBeNull();
    expect(nearestDouble(subtract(overflow, rational(1n)))).toBe(greatest);
    expect(doubleAtOrAbove(rational(-(2n ** 1025n)))).toBe(-greatest);
    expect(() => doubleAtPlace(GREATEST_PLACE + 1n)).toThrow(RangeError);
  });
});
