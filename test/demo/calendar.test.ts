import { describe, expect, it } from 'vitest';
import {
  addMonths,
  atOfficeHours,
  businessOn,
  DAY,
  DAYS,
  drawDay,
  END,
  START,
} from '../../src/demo/calendar.js';
import { createRandom } from '../../src/demo/random.js';

const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);

describe('the simulated time', () => {
  it('is two whole years that end on 30 June 2026', () => {
    expect([iso(START), iso(END), DAYS]).toEqual(['2024-07-01', '2026-06-30', 730]);
  });

  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-08-31', 1, '2024-09-30'],
    ['2025-02-28', 12, '2026-02-28'],
    ['2024-12-15', 1, '2025-01-15'],
  ])('says that %s and %i months is %s', (from, count, to) => {
    expect(iso(addMonths(Date.parse(from), count))).toBe(to);
  });

  it('sees less business on Sundays, in August and at the beginning', () => {
    const at = (day: string): number => businessOn((Date.parse(day) - START) / DAY);
    expect(at('2025-03-02')).toBeLessThan(at('2025-03-04') / 3);
    expect(at('2025-08-05')).toBeLessThan(at('2025-09-02'));
    expect(at('2024-09-03')).toBeLessThan(at('2025-09-02'));
  });

  it('draws days within it, as often as business is done on them', () => {
    const random = createRandom(1, 0);
    const days = Array.from({ length: 5000 }, () => drawDay(random));
    expect(Math.min(...days)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...days)).toBeLessThan(DAYS);
    const weekend = days.filter((day) => [0, 6].includes(new Date(START + day * DAY).getUTCDay())).length;
    expect(weekend / days.length).toBeLessThan(0.15);
  });

  it('keeps a time of day on its day and on a whole second', () => {
    const random = createRandom(2, 0);
    for (let draw = 0; draw < 500; draw++) {
      const time = atOfficeHours(START + 5 * DAY, random);
      expect(iso(time)).toBe('2024-07-06');
      expect(time % 1000).toBe(0);
    }
  });
});
