import { QuestionError } from './question.js';

/** Whole days in the project's time zone, both included; null is open. `YYYY-MM-DD`. */
export interface DateRange {
  readonly from: string | null;
  readonly to: string | null;
}

const ACCEPTED = 'write a date as 2026-01-31, 2026-01, 2026-Q1, 2026, today, yesterday, or -90 days';

/** Reads `--from` and `--to`; `today` is `YYYY-MM-DD` in the project's time zone. Throws QuestionError. */
export function readDateRange(from: string | null, to: string | null, today: string): DateRange {
  const first = from === null ? null : readSpan('--from', from, today).first;
  const last = to === null ? null : readSpan('--to', to, today).last;
  if (first !== null && last !== null && first > last) {
    throw new QuestionError(
      `the time asked for ends before it begins: from ${first} to ${last}`,
      '--from is the first day and --to the last, both included',
    );
  }
  return { from: first, to: last };
}

interface Span {
  readonly first: string;
  readonly last: string;
}

function readSpan(option: string, written: string, today: string): Span {
  const text = written.trim().toLowerCase();
  const span = readCalendarSpan(text) ?? readRelativeSpan(text, today);
  if (span === null) throw new QuestionError(`${option} ${written} is no date`, ACCEPTED);
  return span;
}

/** A day, month, quarter or year of the calendar; null for anything else, also for days that do not exist. */
function readCalendarSpan(text: string): Span | null {
  const match = /^(\d{4})(?:-(?:q([1-4])|(\d{2})(?:-(\d{2}))?))?$/.exec(text);
  if (match === null) return null;
  const [, yearText = '', quarter, month, day] = match;
  const year = Number(yearText);
  if (year < 1000) return null;
  if (quarter !== undefined) {
    return {
      first: dateText(year, Number(quarter) * 3 - 2, 1),
      last: dateText(year, Number(quarter) * 3 + 1, 0),
    };
  }
  if (month === undefined) return { first: `${yearText}-01-01`, last: `${yearText}-12-31` };
  if (Number(month) < 1 || Number(month) > 12) return null;
  if (day === undefined) return { first: `${text}-01`, last: dateText(year, Number(month) + 1, 0) };
  return dateText(year, Number(month), Number(day)) === text ? { first: text, last: text } : null;
}

function readRelativeSpan(text: string, today: string): Span | null {
  if (text === 'today') return { first: today, last: today };
  if (text === 'yesterday') return single(shift(today, 'day', -1));
  const match = /^([+-]) ?(\d{1,5}) ?(day|week|month|quarter|year)s?$/.exec(text);
  if (match === null) return null;
  const [, sign, amount, unit] = match;
  return single(shift(today, unit ?? 'day', Number(`${sign}${amount}`)));
}

function single(day: string): Span {
  return { first: day, last: day };
}

/** A month back from the 31st is the last day of a shorter month, as PostgreSQL counts. */
function shift(today: string, unit: string, amount: number): string {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const days = { day: 1, week: 7 }[unit];
  if (days !== undefined) return dateText(year, month, day + amount * days);
  const months = amount * ({ month: 1, quarter: 3, year: 12 }[unit] ?? 0);
  const lastDay = Number(dateText(year, month + months + 1, 0).slice(8));
  return dateText(year, month + months, Math.min(day, lastDay));
}

/** Months and days may lie outside their range, as with Date.UTC. */
function dateText(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

/** The day it is now in a time zone, `YYYY-MM-DD`. */
export function todayIn(timezone: string, now: Date = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: timezone, dateStyle: 'short' }).format(now);
}
