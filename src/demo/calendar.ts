import type { Random } from './random.js';

/** Milliseconds. All demo times are UTC and fall on whole seconds. */
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** First and last moment of the simulated time: two years, ending on a fixed day so that a seed always gives the same data. */
export const START = Date.UTC(2024, 6, 1);
export const END = Date.UTC(2026, 6, 1) - 1000;
export const DAYS = Math.round((END + 1000 - START) / DAY);

/** Business in a month of the year, January first: a slow August, a slower Christmas, a spring that sells. */
const SEASON = [0.9, 1.0, 1.2, 1.1, 1.1, 1.0, 0.85, 0.6, 1.15, 1.2, 1.15, 0.65] as const;
/** Business on a day of the week, Sunday first. */
const WEEKDAY = [0.25, 1.2, 1.3, 1.25, 1.15, 0.9, 0.3] as const;
/** How much more business the last day sees than the first. */
const GROWTH = 1.9;

/** Relative business on a day, counted from `START`. */
export function businessOn(day: number): number {
  const date = new Date(START + day * DAY);
  const season = SEASON[date.getUTCMonth()] ?? 1;
  const weekday = WEEKDAY[date.getUTCDay()] ?? 1;
  return season * weekday * (1 + ((GROWTH - 1) * day) / DAYS);
}

const cumulative: readonly number[] = (() => {
  const sums: number[] = [];
  let sum = 0;
  for (let day = 0; day < DAYS; day++) {
    sum += businessOn(day);
    sums.push(sum);
  }
  return sums;
})();

/** A day between `START` and `END`, drawn as often as business is done on it. */
export function drawDay(random: Random): number {
  const target = random.next() * (cumulative.at(-1) ?? 0);
  let low = 0;
  let high = DAYS - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cumulative[middle] ?? 0) < target) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A moment on the day `time` falls on, most likely in office hours. */
export function atOfficeHours(time: number, random: Random): number {
  const hour = Math.min(23.99, Math.max(0, random.normal(13, 3.2)));
  return toSecond(startOfDay(time) + hour * HOUR);
}

/** Whole seconds, since finer time differs between databases and adds nothing to the story. */
export function toSecond(time: number): number {
  return Math.floor(time / 1000) * 1000;
}

export function startOfDay(time: number): number {
  return Math.floor(time / DAY) * DAY;
}

/** The same day `count` months later, or the last day of that month. */
export function addMonths(day: number, count: number): number {
  const date = new Date(day);
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count, 1);
  const length = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count + 1, 0)).getUTCDate();
  return first + (Math.min(date.getUTCDate(), length) - 1) * DAY;
}
