import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDecimal, fractionDigits, toJsonNumber } from '../../src/query/decimal-text.js';

describe('formatDecimal', () => {
  it.each([
    ['1234567.891', 2, 0, '1,234,567.89'],
    ['0.005', 2, 0, '0.01'],
    ['-0.004', 2, 0, '0.00'],
    ['-1.5', 0, 0, '-2'],
    ['999.995', 2, 0, '1,000.00'],
    ['12345678901234567890.12', 1, 0, '12,345,678,901,234,567,890.1'],
    ['0.71234', 1, 2, '71.2'],
    ['1', 1, 2, '100.0'],
    ['1.5e-7', 8, 0, '0.00000015'],
    ['2E+3', 0, 0, '2,000'],
    ['Infinity', 2, 0, 'Infinity'],
  ])('%s with %d digits, shifted by %d', (text, digits, shift, shown) => {
    expect(formatDecimal(text, digits, shift)).toBe(shown);
  });

  it('says the same as toFixed wherever that is exact', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -(2 ** 24), max: 2 ** 24 }),
        fc.integer({ min: 0, max: 6 }),
        (sixteenths, digits) => {
          const number = sixteenths / 16;
          // Half away from zero; toFixed rounds to the nearest and ties are exact in binary here.
          const wanted = (Math.round(Math.abs(number) * 10 ** digits) / 10 ** digits).toFixed(digits);
          const sign = number < 0 && Number(wanted) !== 0 ? '-' : '';
          expect(formatDecimal(String(number), digits).replaceAll(',', '')).toBe(sign + wanted);
        },
      ),
    );
  });
});

describe('fractionDigits', () => {
  it.each([
    ['3.00', 0],
    ['3.10', 1],
    ['1.5e-7', 8],
    ['x', 0],
  ])('%s', (text, digits) => {
    expect(fractionDigits(text)).toBe(digits);
  });
});

describe('toJsonNumber', () => {
  it.each([
    ['42', 42],
    ['-0.10', -0.1],
    ['9007199254740993', '9007199254740993'],
    ['0.1234567890123456789', '0.1234567890123456789'],
    ['5000.00', 5000],
    ['NaN', 'NaN'],
  ])('%s', (text, value) => {
    expect(toJsonNumber(text)).toBe(value);
  });

  it('gives back every double', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(Number(toJsonNumber(String(number))) === number).toBe(true);
      }),
    );
  });
});
