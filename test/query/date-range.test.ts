import { describe, expect, it } from 'vitest';
import { readDateRange, todayIn } from '../../src/query/date-range.js';

const TODAY = '2024-03-31';

describe('readDateRange', () => {
  it.each([
    ['2026-01-31', '2026-01-31', '2026-01-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2025-02', '2025-02-01', '2025-02-28'],
    ['2026-12', '2026-12-01', '2026-12-31'],
    ['2026-Q1', '2026-01-01', '2026-03-31'],
    ['2026-q4', '2026-10-01', '2026-12-31'],
    ['2026', '2026-01-01', '2026-12-31'],
    ['today', '2024-03-31', '2024-03-31'],
    ['yesterday', '2024-03-30', '2024-03-30'],
    ['-90 days', '2024-01-01', '2024-01-01'],
    ['-1 week', '2024-03-24', '2024-03-24'],
    ['-1 month', '2024-02-29', '2024-02-29'],
    ['-13 months', '2023-02-28', '2023-02-28'],
    ['+1 quarter', '2024-06-30', '2024-06-30'],
    ['-1 year', '2023-03-31', '2023-03-31'],
  ])('reads %s as its first and its last day', (written, from, to) => {
    expect(readDateRange(written, written, TODAY)).toEqual({ from, to });
  });

  it('leaves open what is not said', () => {
    expect(readDateRange(null, null, TODAY)).toEqual({ from: null, to: null });
    expect(readDateRange('2024', null, TODAY)).toEqual({ from: '2024-01-01', to: null });
  });

  it.each([
    '2025-02-29',
    '2025-13',
    '2025-00-10',
    '01/02/2025',
    '90 days',
    '-90',
    'tomorrow',
    '2025-Q5',
    '',
    '0001',
  ])('refuses %j and says what it takes', (written) => {
    expect(() => readDateRange(written, null, TODAY)).toThrow(`--from ${written} is no date`);
  });

  it('refuses an end before the beginning', () => {
    expect(() => readDateRange('today', '2024-03', TODAY)).not.toThrow();
    expect(() => readDateRange('today', '-1 day', TODAY)).toThrow('from 2024-03-31 to 2024-03-30');
  });
});

describe('todayIn', () => {
  it('is the day on the clock of the zone', () => {
    const now = new Date('2026-01-01T03:00:00Z');
    expect(todayIn('UTC', now)).toBe('2026-01-01');
    expect(todayIn('America/New_York', now)).toBe('2025-12-31');
  });
});
