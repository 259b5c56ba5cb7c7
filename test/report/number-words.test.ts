import { describe, expect, it } from 'vitest';
import { changeInWords, pairInWords } from '../../src/report/number-words.js';

describe('a value before and now', () => {
  it.each([
    ['1234567', '-1234.50', '1,234,567', '-1,234.5'],
    ['0.333333333333', '0.5', '0.3333', '0.5'],
    ['0.33333333', '0.33333334', '0.33333333', '0.33333334'],
    ['159.41899', '203.709', '159.42', '203.71'],
    ['159.41899', '159.421', '159.419', '159.421'],
    ['12345678901234567890.123456', '1', '12,345,678,901,234,567,890.123456', '1'],
    ['0.1234567890123456', '0.1234567890123457', '0.1234567890123456', '0.1234567890123457'],
    ['-0.00001', '2', '0', '2'],
    ['5', '5.0', '5', '5'],
    [null, 'NaN', 'none', 'NaN'],
  ])('%s and %s read %s and %s', (before, after, ...expected) => {
    expect(pairInWords({ before, after })).toEqual(expected);
  });

  it.each([
    ['0.75714', '0.7592', '75.7 %', '75.9 %'],
    ['1', '0.07', '100 %', '7 %'],
    ['-12.3456', null, '-1,234.6 %', 'none'],
    ['0.5001', '0.50011', '50.01 %', '50.011 %'],
    ['1e-3', '0', '0.1 %', '0 %'],
  ])('%s and %s read as percentages %s and %s', (before, after, ...expected) => {
    expect(pairInWords({ before, after }, { isPercent: true })).toEqual(expected);
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
    expect(changeInWords({ before, after })).toBe(expected);
  });

  it('is told in points where it is a percentage', () => {
    expect(changeInWords({ before: '0.5', after: '0.55' }, { isPercent: true })).toBe('+5 points');
    expect(changeInWords({ before: '0', after: '0.5' }, { isPercent: true })).toBe('+50 points');
    expect(changeInWords({ before: '0.5', after: null }, { isPercent: true })).toBe('');
  });
});
