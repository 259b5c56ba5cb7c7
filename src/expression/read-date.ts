import { daysFromCivil, daysInMonth, MICROS_PER_DAY } from './calendar.js';

export type ReadResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string; readonly help: string };

const DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?$/;

/** Reads `2026-01-31` as days since 1970-01-01. */
export function readDate(text: string): ReadResult<number> {
  const trimmed = text.trim();
  const [, year, month, day] = DATE.exec(trimmed)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) {
    return { ok: false, message: `'${text}' is not a date.`, help: "Write it as '2026-01-31'." };
  }
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    return {
      ok: false,
      message: `There is no day ${trimmed} in the calendar.`,
      help: "Write it as '2026-01-31': year, month, day.",
    };
  }
  return { ok: true, value: daysFromCivil({ year, month, day }) };
}

/** Reads `2026-01-31`, `2026-01-31 10:00`, `… 10:00:00.5`, or with a T between, as microseconds since 1970-01-01. */
export function readTimestamp(text: string): ReadResult<bigint> {
  const help = "Write it as '2026-01-31 10:00:00'.";
  const [date = '', time, ...more] = text.trim().split(/[ T]/);
  const day = readDate(date);
  if (/^[\d:.]+ ?([zZ]|[+-]\d\d(:?\d\d)?)$/.test([time, ...more].join(' '))) {
    return {
      ok: false,
      message: 'A timestamp has no time zone.',
      help: "Write it in UTC, as '2026-01-31 10:00:00'.",
    };
  }
  if (!day.ok) return { ok: false, message: day.message.replace('a date.', 'a timestamp.'), help };
  const start = BigInt(day.value) * MICROS_PER_DAY;
  if (time === undefined) return { ok: true, value: start };
  const [, hour = '', minute = '', second = '0', fraction = ''] = TIME.exec(time) ?? [];
  if (hour === '' || more.length > 0) return { ok: false, message: `'${text}' is not a timestamp.`, help };
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) {
    return { ok: false, message: `There is no time ${time} on a clock.`, help };
  }
  const seconds = (Number(hour) * 60 + Number(minute)) * 60 + Number(second);
  return { ok: true, value: start + BigInt(seconds) * 1_000_000n + BigInt(fraction.padEnd(6, '0')) };
}
