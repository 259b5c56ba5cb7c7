import { describe, expect, it } from 'vitest';
import { labelPeriod, nextPeriod } from '../../src/query/period.js';
import type { QueryGrain } from '../../src/query/question.js';

describe('labelPeriod', () => {
  it.each<[QueryGrain, string, string]>([
    ['hour', '2026-03-01T07:00:00.000', '2026-03-01 07:00'],
    ['day', '2026-03-01T00:00:00.000', '2026-03-01'],
    ['month', '2026-03-01T00:00:00.000', '2026-03'],
    ['quarter', '2026-10-01T00:00:00.000', 'Q4 2026'],
    ['year', '2026-01-01T00:00:00.000', '2026'],
    // ISO weeks: the year is that of the Thursday.
    ['week', '2026-03-16T00:00:00.000', 'W12 2026'],
    ['week', '2025-12-29T00:00:00.000', 'W01 2026'],
    ['week', '2020-12-28T00:00:00.000', 'W53 2020'],
  ])('%s %s', (grain, start, label) => {
    expect(labelPeriod(start, grain)).toBe(label);
  });
});

describe('nextPeriod', () => {
  it.each<[QueryGrain, string, string]>([
    ['hour', '2026-02-28T23:00:00.000', '2026-03-01T00:00:00.000'],
    ['day', '2024-02-28T00:00:00.000', '2024-02-29T00:00:00.000'],
    ['week', '2025-12-29T00:00:00.000', '2026-01-05T00:00:00.000'],
    ['month', '2025-12-01T00:00:00.000', '2026-01-01T00:00:00.000'],
    ['quarter', '2025-10-01T00:00:00.000', '2026-01-01T00:00:00.000'],
    ['year', '2025-01-01T00:00:00.000', '2026-01-01T00:00:00.000'],
  ])('%s after %s', (grain, start, next) => {
    expect(nextPeriod(start, grain)).toBe(next);
  });
});
