import { MICROS_PER_HOUR, MICROS_PER_MINUTE, MICROS_PER_SECOND } from './calendar.js';
import type { ReadResult } from './read-date.js';
import type { Interval } from './value.js';

type Unit = 'year' | 'month' | 'week' | 'day' | 'hour' | 'minute' | 'second';

const UNITS: Readonly<Record<string, Unit>> = {
  year: 'year',
  years: 'year',
  yr: 'year',
  yrs: 'year',
  y: 'year',
  month: 'month',
  months: 'month',
  mon: 'month',
  mons: 'month',
  week: 'week',
  weeks: 'week',
  w: 'week',
  day: 'day',
  days: 'day',
  d: 'day',
  hour: 'hour',
  hours: 'hour',
  hr: 'hour',
  hrs: 'hour',
  h: 'hour',
  minute: 'minute',
  minutes: 'minute',
  min: 'minute',
  mins: 'minute',
  second: 'second',
  seconds: 'second',
  sec: 'second',
  secs: 'second',
  s: 'second',
};

const LENGTH: Readonly<Record<Unit, Interval>> = {
  year: { months: 12, days: 0, micros: 0n },
  month: { months: 1, days: 0, micros: 0n },
  week: { months: 0, days: 7, micros: 0n },
  day: { months: 0, days: 1, micros: 0n },
  hour: { months: 0, days: 0, micros: MICROS_PER_HOUR },
  minute: { months: 0, days: 0, micros: MICROS_PER_MINUTE },
  second: { months: 0, days: 0, micros: MICROS_PER_SECOND },
};

const AMOUNT = /\s*([+-]?\d{1,9})(\.\d{1,6})?\s*([A-Za-z]+)/y;
const CLOCK = /\s*([+-]?)(\d{1,6}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,6}))?)?(?=\s|$)/y;
const MAX_INT32 = 2_147_483_647;

/** Reads `30 days`, `1 month 2 days`, `1 day 12:30:00`, in PostgreSQL's units; each unit at most once. */
export function readInterval(text: string): ReadResult<Interval> {
  const seen = new Set<string>();
  let total: Interval = { months: 0, days: 0, micros: 0n };
  let at = 0;
  while (text.slice(at).trim() !== '') {
    const part = readClock(text, at) ?? readAmount(text, at);
    if (part === null) return refuse(text);
    if (part.units.some((unit) => seen.has(unit))) return refuse(text, 'Each unit is given once.');
    for (const unit of part.units) seen.add(unit);
    total = {
      months: total.months + part.length.months,
      days: total.days + part.length.days,
      micros: total.micros + part.length.micros,
    };
    at = part.end;
  }
  if (seen.size === 0) return refuse(text);
  if (Math.abs(total.months) > MAX_INT32 || Math.abs(total.days) > MAX_INT32)
    return refuse(text, 'It is too long.');
  return { ok: true, value: total };
}

interface Part {
  readonly length: Interval;
  readonly units: readonly Unit[];
  readonly end: number;
}

function readAmount(text: string, at: number): Part | null {
  AMOUNT.lastIndex = at;
  const [, whole = '', fraction = '', word = ''] = AMOUNT.exec(text) ?? [];
  const unit = Object.hasOwn(UNITS, word.toLowerCase()) ? UNITS[word.toLowerCase()] : undefined;
  if (unit === undefined) return null;
  // Half a month has no fixed length, and half a day is 12 hours: only the clock's units are divided.
  const { months, days, micros } = LENGTH[unit];
  if (fraction !== '' && micros === 0n) return null;
  const amount = Number(whole);
  const millionths = BigInt(fraction.slice(1).padEnd(6, '0')) * (whole.startsWith('-') ? -1n : 1n);
  const length = {
    months: months * amount,
    days: days * amount,
    micros: micros * BigInt(whole) + (micros * millionths) / 1_000_000n,
  };
  return { length, units: [unit], end: AMOUNT.lastIndex };
}

function readClock(text: string, at: number): Part | null {
  CLOCK.lastIndex = at;
  const [, sign = '', hours = '', minutes = '', seconds = '0', fraction = ''] = CLOCK.exec(text) ?? [];
  if (hours === '' || Number(minutes) > 59 || Number(seconds) > 59) return null;
  const micros =
    BigInt(hours) * MICROS_PER_HOUR +
    BigInt(minutes) * MICROS_PER_MINUTE +
    BigInt(seconds) * MICROS_PER_SECOND +
    BigInt(fraction.padEnd(6, '0'));
  const length = { months: 0, days: 0, micros: sign === '-' ? -micros : micros };
  return { length, units: ['hour', 'minute', 'second'], end: CLOCK.lastIndex };
}

function refuse(text: string, why?: string): ReadResult<Interval> {
  const help = "Write an amount and a unit, such as '30 days', '12 hours' or '1 month 2 days'.";
  return { ok: false, message: `'${text}' is not an interval.`, help: why ? `${why} ${help}` : help };
}
