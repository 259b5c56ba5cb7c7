import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locateDouble, nearestDouble } from '../../../src/logic/number/double.js';
import { edgesOf } from '../../../src/logic/number/edges.js';
import {
  ALL_NUMBERS,
  between,
  type Comparison,
  compared,
  hasNumber,
  intersectNumbers,
  intervalsOf,
  NO_NUMBER,
  numbersOf,
  type OrderedSet,
  uniteNumbers,
} from '../../../src/logic/number/ordered-set.js';
import { keyOfRational, type Rational, rational } from '../../../src/logic/number/rational.js';
import { type NumberFlavour, sampleNumbers } from '../../../src/logic/number/sample-number.js';
import { DENSE, DOUBLE, decimalSpace, type Space, WHOLE } from '../../../src/logic/number/space.js';

const CENTS = decimalSpace(2);
const decimal = (text: string): Rational => {
  const [whole = '', fraction = ''] = text.split('.');
  return rational(BigInt(whole + fraction), 10n ** BigInt(fraction.length));
};
const range = (low: string, high: string, space: Space) =>
  between({ value: decimal(low), open: false }, { value: decimal(high), open: false }, space);
const shown = (values: readonly Rational[]) =>
  values.map(({ numerator, denominator }) => String(Number(numerator) / Number(denominator)));

describe('the most readable numbers', () => {
  const cases: [string, OrderedSet, Space, readonly string[]][] = [
    ['all', ALL_NUMBERS, WHOLE, ['0', '1', '10']],
    ['none', NO_NUMBER, WHOLE, []],
    ['>= 60', compared('>=', decimal('60'), WHOLE), WHOLE, ['60', '61']],
    ['> 59', compared('>', decimal('59'), WHOLE), WHOLE, ['60']],
    ['>= 61', compared('>=', decimal('61'), WHOLE), WHOLE, ['61']],
    ['> 59.5', compared('>', decimal('59.5'), CENTS), CENTS, ['60', '59.51']],
    ['> 59.5 dense', compared('>', decimal('59.5'), DENSE), DENSE, ['60']],
    ['> 12345', compared('>', decimal('12345'), WHOLE), WHOLE, ['20000', '12346']],
    ['50 to 59', range('50', '59', WHOLE), WHOLE, ['50', '59']],
    ['61 to 99', range('61', '99', WHOLE), WHOLE, ['70', '61', '99', '80']],
    ['123 to 128', range('123', '128', WHOLE), WHOLE, ['123', '128', '124', '125', '126', '127']],
    ['= 4.37', compared('=', decimal('4.37'), CENTS), CENTS, ['4.37']],
    ['< 60', compared('<', decimal('60'), WHOLE), WHOLE, ['0', '59', '1', '10', '-1']],
    ['< 0', compared('<', decimal('0'), WHOLE), WHOLE, ['-1']],
    ['<= -61', compared('<=', decimal('-61'), WHOLE), WHOLE, ['-61']],
    ['<> 0', compared('<>', decimal('0'), WHOLE), WHOLE, ['1', '-1']],
    [
      '0 < x < 0.5',
      between({ value: decimal('0'), open: true }, { value: decimal('0.5'), open: true }, DENSE),
      DENSE,
      ['0.1'],
    ],
    ['doubles over 0.1', compared('>', decimal('0.1'), DOUBLE), DOUBLE, ['1', '0.1']],
    [
      'doubles of 0.1 to 0.2',
      intersectNumbers(compared('>', decimal('0.1'), DOUBLE), compared('<', decimal('0.2'), DOUBLE)),
      DOUBLE,
      ['0.1', '0.19999999999999998'],
    ],
    ['doubles from 61', compared('>=', decimal('61'), DOUBLE), DOUBLE, ['61', '70']],
    ['a list', numbersOf(['700', '-3', '12', '5'].map(decimal), WHOLE), WHOLE, ['5', '12', '700', '-3']],
  ];
  it.each(cases)('%s', (_, set, space, wanted) => {
    const count = Math.max(wanted.length, 1);
    expect(shown(sampleNumbers(set, space, 'number', count))).toEqual(wanted);
  });

  it('takes one from each interval before a second from any', () => {
    const set = uniteNumbers(range('100', '110', WHOLE), range('200', '210', WHOLE));
    expect(shown(sampleNumbers(set, WHOLE, 'number', 4))).toEqual(['100', '200', '110', '210']);
  });
});

describe('the most readable moments', () => {
  const day = (text: string) => rational(BigInt(Date.parse(`${text}T00:00Z`) / 86_400_000));
  const micros = (text: string) => rational(BigInt(Date.parse(`${text}Z`)) * 1000n);
  const dates = (set: OrderedSet, count: number) =>
    sampleNumbers(set, WHOLE, 'date', count).map(({ numerator }) =>
      new Date(Number(numerator) * 86_400_000).toISOString().slice(0, 10),
    );
  const moments = (set: OrderedSet, count: number) =>
    sampleNumbers(set, WHOLE, 'timestamp', count).map(({ numerator }) =>
      new Date(Number(numerator / 1000n)).toISOString(),
    );
  const stretch = (low: Rational, high: Rational) =>
    between({ value: low, open: false }, { value: high, open: false }, WHOLE);

  it('takes round days near 2026', () => {
    expect(dates(ALL_NUMBERS, 1)).toEqual(['2026-01-01']);
    expect(dates(compared('>=', day('2024-03-15'), WHOLE), 2)).toEqual(['2026-01-01', '2024-03-15']);
    expect(dates(compared('<', day('2024-03-15'), WHOLE), 2)).toEqual(['2024-01-01', '2024-03-14']);
    expect(dates(compared('<', day('1987-03-15'), WHOLE), 1)).toEqual(['1987-01-01']);
    expect(dates(stretch(day('2024-02-10'), day('2024-03-20')), 3)).toEqual([
      '2024-03-01',
      '2024-02-10',
      '2024-03-20',
    ]);
    expect(dates(stretch(day('2024-02-10'), day('2024-02-20')), 2)).toEqual(['2024-02-20', '2024-02-10']);
    expect(dates(compared('>=', day('2100-06-15'), WHOLE), 1)).toEqual(['2101-01-01']);
    expect(dates(stretch(day('2035-03-15'), day('2036-05-01')), 1)).toEqual(['2035-04-01']);
    expect(dates(compared('=', day('1999-12-31'), WHOLE), 5)).toEqual(['1999-12-31']);
  });

  it('takes midnights and full hours', () => {
    expect(moments(stretch(micros('2026-11-22T08:15'), micros('2026-11-23T09:10')), 1)).toEqual([
      '2026-11-23T00:00:00.000Z',
    ]);
    expect(moments(stretch(micros('2026-11-22T08:15'), micros('2026-11-22T09:10')), 1)).toEqual([
      '2026-11-22T09:00:00.000Z',
    ]);
    expect(moments(stretch(micros('2025-11-22T08:15:20'), micros('2025-11-22T08:15:40')), 1)).toEqual([
      '2025-11-22T08:15:40.000Z',
    ]);
    expect(moments(compared('>', micros('2024-12-31T00:00'), WHOLE), 1)).toEqual([
      '2026-01-01T00:00:00.000Z',
    ]);
  });
});

const SPACES: readonly Space[] = [
  WHOLE,
  CENTS,
  DENSE,
  DOUBLE,
  { kind: 'lattice', step: rational(3n) },
  { kind: 'lattice', step: rational(86_400_000_000n) },
];

function isPoint(value: Rational, space: Space): boolean {
  if (space.kind === 'dense') return true;
  if (space.kind === 'double') return locateDouble(value).exact && nearestDouble(value) !== null;
  return (value.numerator * space.step.denominator) % (value.denominator * space.step.numerator) === 0n;
}

describe('samples and edges of any set', () => {
  const OPERATORS: readonly Comparison[] = ['=', '<>', '<', '<=', '>', '>='];
  const constant = fc
    .tuple(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), fc.integer({ min: -4, max: 10 }))
    .map(([units, exponent]) =>
      exponent < 0 ? rational(units, 10n ** BigInt(-exponent)) : rational(units * 10n ** BigInt(exponent)),
    );
  const atom = fc.record({ operator: fc.constantFrom(...OPERATORS), value: constant });
  const clauses = fc.array(fc.array(atom, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 });
  const build = (space: Space, drawn: readonly (readonly { operator: Comparison; value: Rational }[])[]) =>
    drawn
      .map((atoms) =>
        atoms
          .map(({ operator, value }) => compared(operator, value, space))
          .reduce(intersectNumbers, ALL_NUMBERS),
      )
      .reduce(uniteNumbers, NO_NUMBER);

  it('are different points of it, as many as there are', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SPACES),
        fc.constantFrom<NumberFlavour>('number', 'date', 'timestamp'),
        clauses,
        fc.integer({ min: 1, max: 20 }),
        (space, flavour, drawn, count) => {
          const set = build(space, drawn);
          const sample = sampleNumbers(set, space, flavour, count);
          for (const value of sample) {
            expect(hasNumber(set, value)).toBe(true);
            expect(isPoint(value, space)).toBe(true);
          }
          expect(new Set(sample.map(keyOfRational)).size).toBe(sample.length);
          if (sample.length === count) return;
          // All that there is: the points alone make the set.
          if (space.kind !== 'dense') expect(numbersOf(sample, space)).toEqual(set);
          else expect(intervalsOf(set, space).length).toBe(sample.length);
        },
      ),
      { numRuns: 600 },
    );
  });

  it('have points on both sides of every cut', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SPACES), clauses, (space, drawn) => {
        const set = build(space, drawn);
        const edges = edgesOf(set, space, 3 * set.cuts.length);
        for (const edge of edges) expect(isPoint(edge, space)).toBe(true);
        // Membership changes along the edges as often as along the whole line.
        const sides = [...edges.map((edge) => hasNumber(set, edge))];
        const flips = sides.filter((side, place) => place > 0 && side !== sides[place - 1]).length;
        expect(flips).toBe(set.cuts.length);
      }),
      { numRuns: 400 },
    );
    const list = numbersOf(
      Array.from({ length: 5000 }, (_, place) => rational(BigInt(2 * place))),
      WHOLE,
    );
    expect(edgesOf(list, WHOLE, 10)).toHaveLength(10);
    expect(sampleNumbers(list, WHOLE, 'number', 10)).toHaveLength(10);
  });
});
