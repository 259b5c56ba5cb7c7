import type { QueryGrain } from './question.js';

/** A period by its first moment, as Cube gives it: `2026-01-01T00:00:00.000`; empty for records without a date. */
export function labelPeriod(start: string, grain: QueryGrain): string {
  if (start === '') return 'no date';
  const day = start.slice(0, 10);
  switch (grain) {
    case 'hour':
      return `${day} ${start.slice(11, 13)}:00`;
    case 'day':
      return day;
    case 'week': {
      const { year, week } = isoWeek(day);
      return `W${String(week).padStart(2, '0')} ${year}`;
    }
    case 'month':
      return day.slice(0, 7);
    case 'quarter':
      return `Q${Math.ceil(Number(day.slice(5, 7)) / 3)} ${day.slice(0, 4)}`;
    case 'year':
      return day.slice(0, 4);
  }
}

/** The first moment of the next period. */
export function nextPeriod(start: string, grain: QueryGrain): string {
  const next = new Date(`${start.slice(0, 23)}Z`);
  switch (grain) {
    case 'hour':
      next.setUTCHours(next.getUTCHours() + 1);
      break;
    case 'day':
      next.setUTCDate(next.getUTCDate() + 1);
      break;
    case 'week':
      next.setUTCDate(next.getUTCDate() + 7);
      break;
    case 'month':
      next.setUTCMonth(next.getUTCMonth() + 1);
      break;
    case 'quarter':
      next.setUTCMonth(next.getUTCMonth() + 3);
      break;
    case 'year':
      next.setUTCFullYear(next.getUTCFullYear() + 1);
  }
  return next.toISOString().slice(0, 23);
}

/** A period in machine-readable form: a date, or a local date and time for hours; null for records without a date. */
export function periodIso(start: string, grain: QueryGrain): string | null {
  if (start === '') return null;
  return grain === 'hour' ? start.slice(0, 19) : start.slice(0, 10);
}

/** ISO 8601: the week belongs to the year of its Thursday. */
function isoWeek(day: string): { readonly year: number; readonly week: number } {
  const thursday = new Date(`${day}T00:00:00Z`);
  thursday.setUTCDate(thursday.getUTCDate() + 3 - ((thursday.getUTCDay() + 6) % 7));
  const year = thursday.getUTCFullYear();
  const dayOfYear = (thursday.getTime() - Date.UTC(year, 0, 1)) / 86_400_000;
  return { year, week: Math.floor(dayOfYear / 7) + 1 };
}
