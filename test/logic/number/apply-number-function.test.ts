import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitTimestamp } from '../../../src/expression/calendar.js';
import { divideDecimals, floorDecimal, roundDecimal } from '../../../src/expression/decimal.js';
import { castValue } from '../../../src/expression/evaluate-cast.js';
import { addDateLike, extractField, truncateTimestamp } from '../../../src/expression/evaluate-date.js';
import { EvaluationError } from '../../../src/expression/evaluation-error.js';
import { roundHalfEven } from '../../../src/expression/round.js';
import type { Decimal, Value } from '../../../src/expression/value.js';
import { toDouble } from '../../../src/expression/widen.js';
import { applyNumberFunction } from '../../../src/logic/number/apply-number-function.js';
import { doubleToRational } from '../../../src/logic/number/double.js';
import type { NumberFunction } from '../../../src/logic/number/number-function.js';
import { quotientOf } from '../../../src/logic/number/quotient.js';
import { type Rational, rational } from '../../../src/logic/number/rational.js';
import { Undecided } from '../../../src/logic/undecided.js';

const FIELDS = ['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const;
const fraction = ({ units, scale }: Decimal): Rational => rational(units, 10n ** BigInt(scale));

function fractionOf(value: Value): Rational {
  switch (value?.kind) {
    case 'integer':
    case 'timestamp':
      return rational(value.value);
    case 'date':
      return rational(BigInt(value.value));
    case 'decimal':
      return fraction(value.value);
    case 'number':
      return doubleToRational(value.value);
    default:
      throw new RangeError('No number.');
  }
}

/** What the evaluator says; null where it stops. */
function evaluated(compute: () => Value): Rational | null {
  try {
    return fractionOf(compute());
  } catch (error) {
    if (error instanceof EvaluationError) return null;
    throw error;
  }
}

const decimal: fc.Arbitrary<Decimal> = fc.record({
  units: fc.oneof(
    fc.bigInt({ min: -1000n, max: 1000n }),
    fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
    fc.integer({ min: 0, max: 24 }).map((exponent) => 10n ** BigInt(exponent)),
  ),
  scale: fc.integer({ min: 0, max: 24 }),
});
const double = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }),
  fc.integer({ min: -4000, max: 4000 }).map((units) => units / 8),
);
const timestamp = fc.oneof(
  fc.bigInt({ min: -211_813_488_000_000_000n, max: 9_224_318_015_999_999_999n }),
  fc.bigInt({ min: 0n, max: 2_000_000_000_000_000n }),
);

describe('exact functions compute what the evaluator does', () => {
  it('rounding', () => {
    fc.assert(
      fc.property(decimal, fc.integer({ min: 0, max: 8 }), (value, digits) => {
        const at = fraction(value);
        const { units, scale } = value;
        expect(applyNumberFunction({ kind: 'round', digits }, at)).toEqual(
          fraction(roundDecimal(value, digits)),
        );
        expect(applyNumberFunction({ kind: 'floor' }, at)).toEqual(fraction(floorDecimal(value)));
        expect(applyNumberFunction({ kind: 'ceil' }, at)).toEqual(
          rational(-floorDecimal({ units: -units, scale }).units),
        );
        expect(applyNumberFunction({ kind: 'abs' }, at)).toEqual(
          fraction({ units: units < 0n ? -units : units, scale }),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('quotients, with the digits their operands are written with', () => {
    fc.assert(
      fc.property(decimal, decimal, (dividend, divisor) => {
        if (divisor.units === 0n) return;
        const written = Math.max(dividend.scale, divisor.scale);
        expect(quotientOf(fraction(dividend), fraction(divisor), written)).toEqual(
          fraction(divideDecimals(dividend, divisor)),
        );
      }),
      { numRuns: 1000 },
    );
    expect(() => quotientOf(rational(1n, 3n), rational(2n))).toThrow(Undecided);
  });

  it('whole division, towards zero and in range', () => {
    const by = (divisor: bigint): NumberFunction => ({ kind: 'divide-whole', by: divisor });
    expect(applyNumberFunction(by(2n), rational(-7n))).toEqual(rational(-3n));
    expect(applyNumberFunction(by(-2n), rational(7n))).toEqual(rational(-3n));
    expect(applyNumberFunction(by(-1n), rational(-(2n ** 63n)))).toBeNull();
    expect(applyNumberFunction(by(-1n), rational(1n - 2n ** 63n))).toEqual(rational(2n ** 63n - 1n));
  });
});

describe('functions of doubles compute what the evaluator does', () => {
  it('operations, and null for what is out of range', () => {
    const results = (value: number, by: number): [NumberFunction['kind'], number, boolean][] => [
      ['double-add', value + by, false],
      ['double-subtract-from', by - value, false],
      ['double-multiply', value * by, value !== 0 && by !== 0],
      ['double-divide', value / by, value !== 0],
    ];
    fc.assert(
      fc.property(double, double, (value, by) => {
        for (const [kind, result, mayNotVanish] of results(value, by)) {
          if (kind === 'double-divide' && by === 0) continue;
          // The kinds above all take a double and nothing else.
          const fn = { kind, by } as NumberFunction;
          const fits = Number.isFinite(result) && (result !== 0 || !mayNotVanish);
          expect(applyNumberFunction(fn, doubleToRational(value))).toEqual(
            fits ? doubleToRational(result) : null,
          );
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('rounding and conversion', () => {
    fc.assert(
      fc.property(double, decimal, fc.integer({ min: 0, max: 12 }), (value, exact, scale) => {
        const at = doubleToRational(value);
        expect(applyNumberFunction({ kind: 'round-even' }, at)).toEqual(
          doubleToRational(roundHalfEven(value)),
        );
        expect(applyNumberFunction({ kind: 'floor' }, at)).toEqual(doubleToRational(Math.floor(value)));
        expect(applyNumberFunction({ kind: 'ceil' }, at)).toEqual(doubleToRational(Math.ceil(value)));
        expect(applyNumberFunction({ kind: 'to-double' }, fraction(exact))).toEqual(
          doubleToRational(toDouble({ kind: 'decimal', value: exact })),
        );
        expect(applyNumberFunction({ kind: 'double-to-decimal', scale }, at)).toEqual(
          evaluated(() => castValue({ kind: 'number', value }, { kind: 'decimal', scale })),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('takes 15 digits of a double, the even one of two as near', () => {
    const cast = (value: number) =>
      applyNumberFunction({ kind: 'double-to-decimal', scale: 1 }, doubleToRational(value));
    expect(cast(100_000_000_000_000.5)).toEqual(rational(100_000_000_000_000n));
    expect(cast(100_000_000_000_001.5)).toEqual(rational(100_000_000_000_002n));
    expect(cast(-100_000_000_000_000.5)).toEqual(rational(-100_000_000_000_000n));
    expect(cast(0.05)).toEqual(rational(1n, 10n));
    expect(cast(1e37)).toBeNull();
  });
});

describe('functions of moments compute what the evaluator does', () => {
  it('truncation, parts and days', () => {
    fc.assert(
      fc.property(timestamp, (micros) => {
        const at = rational(micros);
        expect(applyNumberFunction({ kind: 'day-of' }, at)).toEqual(
          rational(BigInt(splitTimestamp(micros).days)),
        );
        for (const field of FIELDS) {
          expect(applyNumberFunction({ kind: 'truncate', unit: field }, at)).toEqual(
            evaluated(() => ({ kind: 'timestamp', value: truncateTimestamp(field, micros) })),
          );
          expect(applyNumberFunction({ kind: 'extract', field }, at)).toEqual(
            evaluated(() => extractField(field, { kind: 'timestamp', value: micros })),
          );
        }
      }),
      { numRuns: 500 },
    );
  });

  it('moving by months', () => {
    fc.assert(
      fc.property(timestamp, fc.integer({ min: -60_000, max: 60_000 }), (micros, months) => {
        expect(applyNumberFunction({ kind: 'add-months', months }, rational(micros))).toEqual(
          evaluated(() =>
            addDateLike(
              '+',
              { kind: 'timestamp', value: micros },
              { kind: 'interval', value: { months, days: 0, micros: 0n } },
            ),
          ),
        );
      }),
      { numRuns: 500 },
    );
  });
});
