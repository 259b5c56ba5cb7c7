import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { transformValue } from '../../../src/serve/fallback/transform-value.js';

describe('times', () => {
  test.each([
    ['2024-01-02T03:04:05.678Z', '2024-01-02T03:04:05.678'],
    ['2024-01-02T03:04:05Z', '2024-01-02T03:04:05.000'],
    ['2024-01-02T03:04:05.678999+02:00', '2024-01-02T03:04:05.678'],
    ['2024-01-02 03:04:05', '2024-01-02T03:04:05.000'],
    ['2024-01-02 03:04:05.5', '2024-01-02T03:04:05.500'],
    ['2024-01-02 03:04:05.123456 UTC', '2024-01-02T03:04:05.123'],
    ['2024-01-02 03:04:05.1 +05:30', '2024-01-02T03:04:05.100'],
    ['2024-01-02T03:04:05', '2024-01-02T03:04:05.000'],
    ['2024-01-02T03:04:05.678', '2024-01-02T03:04:05.678'],
    ['2024-01-02', '2024-01-02'],
    ['2024-13-02 03:04:05', '2024-13-02 03:04:05'],
    ['soon', 'soon'],
  ])('%s is written %s', (text, written) => {
    expect(transformValue(text, 'time')).toBe(written);
    expect(transformValue(text, 'string')).toBe(text);
  });
});

describe('other values', () => {
  test.each([
    [0, '0'],
    [-1.5, '-1.5'],
    [1e21, '1000000000000000000000'],
    [1.25e-7, '0.000000125'],
    [-1.7976931348623157e308, /^-179769313486231570+$/],
  ])('the number %s is written in digits', (value, written) => {
    if (typeof written === 'string') expect(transformValue(value, 'number')).toBe(written);
    else expect(transformValue(value, 'number')).toMatch(written);
  });

  test('any number keeps its value and has no exponent', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const written = transformValue(value, 'number');
        expect(written).toMatch(/^-?\d+(\.\d+)?$/);
        expect(Number(written)).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  test.each([[null], [true], [false], ['12'], [{ months: 1 }]])('%j stays as it is', (value) => {
    expect(transformValue(value, 'number')).toBe(value);
  });
});
