import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, civilFromDays, daysFromCivil } from '../../../src/expression/calendar.js';
import {
  civilOfDay,
  dayOfCivil,
  isoWeekOf,
  moveByMonths,
  weekdayOf,
} from '../../../src/logic/number/calendar.js';

const civil = (year: number, month: number, day: number) => ({
  year: BigInt(year),
  month: BigInt(month),
  day: BigInt(day),
});

describe('the calendar', () => {
  it('counts days as Date does, day by day', () => {
    // Every 13th day of the years 0 to 2106, and every day around 1900 and from 1998 to 2027.
    const stretches = [
      [-719_500, 50_000, 13],
      [-26_000, -25_000, 1],
      [10_500, 21_000, 1],
    ] as const;
    for (const [first, last, step] of stretches) {
      for (let days = first; days <= last; days += step) {
        const date = new Date(days * 86_400_000);
        const wanted = civil(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
        expect(civilOfDay(BigInt(days))).toEqual(wanted);
        expect(dayOfCivil(wanted)).toBe(BigInt(days));
        expect(weekdayOf(BigInt(days))).toBe(BigInt((date.getUTCDay() + 6) % 7));
      }
    }
  });

  it('agrees with the calendar that conditions are evaluated by, far into both directions', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -3_000_000, max: 110_000_000 }),
        fc.integer({ min: -5000, max: 5000 }),
        (days, months) => {
          const { year, month, day } = civilFromDays(days);
          expect(civilOfDay(BigInt(days))).toEqual(civil(year, month, day));
          expect(dayOfCivil(civil(year, month, day))).toBe(BigInt(daysFromCivil({ year, month, day })));
          expect(moveByMonths(BigInt(days), months)).toBe(BigInt(addMonths(days, months)));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('goes on where a double would have no more whole numbers', () => {
    const far = 10n ** 20n * 146_097n;
    expect(civilOfDay(far)).toEqual({ year: 1970n + 400n * 10n ** 20n, month: 1n, day: 1n });
    expect(dayOfCivil(civilOfDay(far - 1n))).toBe(far - 1n);
  });

  it.each([
    [2020, 12, 31, 53],
    [2021, 1, 3, 53],
    [2021, 1, 4, 1],
    [2018, 12, 31, 1],
    [2024, 12, 29, 52],
    [2026, 11, 22, 47],
  ])('%d-%d-%d is in week %d', (year, month, day, week) => {
    expect(isoWeekOf(dayOfCivil(civil(year, month, day)))).toBe(BigInt(week));
  });
});
