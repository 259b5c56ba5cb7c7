import { describe, expect, it } from 'vitest';
import { changeInPercent, pairInWords } from '../../src/report/number-words.js';

describe('a value before and now', () => {
  it.each([
    ['1234567', '-1234.50', '1,234,567', '-1,234.5'],
    ['0.333333333333', '0.5', '0.3333', '0.5'],
    ['0.33333333', '0.33333334', '0.33333333', '0.33333334'],
    ['12345678901234567890.123456', '1', '12,345,678,901,234,567,890.123456', '1'],
    ['-0.00001', '2', '0', '2'],
    [null, 'NaN', 'none', 'NaN'],
  ])('%s and %s read %s and %s', (before, after, ...expected) => {
    expect(pairInWords({ before, after })).toEqual(expected);
  });

  it.each([
    ['100', '150', '+50 %'],
    ['100', '90', '−10 %'],
    ['-100', '-90', '+10 %'],
    ['300', '301', '+0.33 %'],
    ['3', '2', '−33 %'],
    ['1', '100', '+9900 %'],
    ['100000', '100001', '+0.001 %'],
    ['100000000', '100000001', 'hardly any'],
    ['1', '1', 'same'],
    ['1', '1.0', 'same'],
    ['0', '1', ''],
    [null, '1', ''],
    ['1', null, ''],
    [null, null, 'same'],
    ['x', 'y', ''],
  ])('from %s to %s is %j', (before, after, expected) => {
    expect(changeInPercent({ before, after })).toBe(expected);
  });
});
