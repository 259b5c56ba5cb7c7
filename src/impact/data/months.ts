import { todayIn } from '../../query/date-range.js';

/** Complete months that are told, besides the one that is running. */
const COMPLETE_MONTHS = 12;

/** Whole days of the running month and the complete ones before it, in a time zone; both included. */
export interface MonthWindow {
  readonly firstDay: string;
  readonly lastDay: string;
}

export function monthWindow(timezone: string, moment: Date): MonthWindow {
  const [year = 0, month = 1] = todayIn(timezone, moment).split('-').map(Number);
  return {
    firstDay: dayText(year, month - 1 - COMPLETE_MONTHS, 1),
    lastDay: dayText(year, month, 0),
  };
}

/**
 * The months to tell, oldest first: up to the last one that has data, and as many before it as make a year and the running
 * month; from the first of these that has data. Months between two with data are told, too.
 */
export function monthsToTell(withData: readonly string[]): readonly string[] {
  const sorted = [...withData].sort();
  const last = sorted.at(-1);
  if (last === undefined) return [];
  const earliest = monthBefore(last, COMPLETE_MONTHS);
  const first = sorted.find((month) => month >= earliest) ?? last;
  const months: string[] = [];
  for (let month = first; month <= last; month = monthBefore(month, -1)) months.push(month);
  return months;
}

function monthBefore(text: string, count: number): string {
  const [year = 0, month = 1] = text.split('-').map(Number);
  return dayText(year, month - 1 - count, 1).slice(0, 7);
}

/** Months count from 0; they and days may lie outside their range, as with Date.UTC. */
function dayText(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);
}
