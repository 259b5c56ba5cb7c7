import { describe, expect, test } from 'vitest';
import { requireClientQuery } from '../../src/serve/query-guard.js';

const asking = (dateRange: unknown) => ({
  measures: ['orders.count'],
  timeDimensions: [{ dimension: 'orders.at', dateRange }],
});

describe('a date range', () => {
  test.each([
    [['2026-01-01', '2026-02-28']],
    [['2026-01-01T00:00:00.000', '2026-01-31T23:59:59.999']],
    [['2026-01-01 10:00:00', '2026-01-01T11:00:00Z']],
    [['2024-02-29']],
    ['last 7 days'],
    [undefined],
  ])('%j is let through', (range) => {
    expect(() => requireClientQuery(asking(range))).not.toThrow();
  });

  test.each([
    [['2026-02-30', '2026-03-01']],
    [['2026-13-01', '2026-12-31']],
    [["2026-01-01' OR 1=1", '2026-12-31']],
    [['today', 'tomorrow']],
    [[1, 2]],
  ])('%j is refused', (range) => {
    expect(() => requireClientQuery(asking(range))).toThrow('is no date');
  });
});

test("an operator of Cube's own models is refused, however deep it stands", () => {
  const filter = { member: 'orders.count', operator: 'measureFilter', values: ['1'] };
  for (const filters of [[filter], [{ or: [{ and: [filter] }] }]]) {
    expect(() => requireClientQuery({ measures: ['orders.count'], filters })).toThrow('measureFilter');
  }
});
