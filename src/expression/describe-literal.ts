import { listInWords } from '../diagnostic/words.js';
import { civilFromDays, splitTimestamp } from './calendar.js';
import { formatDecimal, formatTimestamp } from './format-literal.js';
import type { Interval, Value } from './value.js';

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** A value as people write it: `12,000`, `31 January 2026`, `30 days`. */
export function describeLiteral(value: Value): string {
  if (value === null) return 'not known';
  switch (value.kind) {
    case 'string':
      return describeText(value.value);
    case 'integer':
      return groupDigits(value.value.toString());
    case 'decimal':
      return groupDigits(formatDecimal(value.value).replace(/\.$/, ''));
    case 'number':
      return Math.abs(value.value) < 1e15 && Math.abs(value.value) >= 1e-6
        ? groupDigits(String(value.value))
        : String(value.value);
    case 'boolean':
      return value.value ? 'true' : 'false';
    case 'date':
      return describeDate(value.value);
    case 'timestamp':
      return describeTimestamp(value.value);
    case 'interval':
      return describeInterval(value.value);
  }
}

/** One word as it is; anything that could be taken for something else in quotes. */
function describeText(text: string): string {
  const isWord =
    /^[\p{L}_][\p{L}\p{M}\p{N}_-]*$/u.test(text) && !/^(true|false|and|or|not|null|known)$/i.test(text);
  return isWord ? text : `"${text}"`;
}

/** From five digits on, so that a year stays a year. */
function groupDigits(digits: string): string {
  const [whole = '', fraction] = digits.split('.');
  const grouped = whole.replace('-', '').length < 5 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

export function describeDate(days: number): string {
  const { year, month, day } = civilFromDays(days);
  return `${day} ${MONTHS[month - 1] ?? ''} ${year}`;
}

/** Without the time at midnight. */
function describeTimestamp(micros: bigint): string {
  const { days, time } = splitTimestamp(micros);
  return time === 0n ? describeDate(days) : `${describeDate(days)} ${clockOf(micros)}`;
}

/** With the time, also at midnight. */
export function describeMoment(micros: bigint): string {
  return `${describeDate(splitTimestamp(micros).days)} ${clockOf(micros)}`;
}

/** Hours and minutes, and seconds where there are any. */
function clockOf(micros: bigint): string {
  const clock = formatTimestamp(micros).split(' ')[1] ?? '';
  return clock.replace(/^(\d\d:\d\d):00$/, '$1');
}

function describeInterval({ months, days, micros }: Interval): string {
  const hours = micros / 3_600_000_000n;
  const minutes = (micros / 60_000_000n) % 60n;
  const seconds = Number(micros % 60_000_000n) / 1e6;
  const parts = [
    count(Math.trunc(months / 12), 'year'),
    count(months % 12, 'month'),
    count(days, 'day'),
    count(Number(hours), 'hour'),
    count(Number(minutes), 'minute'),
    count(seconds, 'second'),
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'no time' : listInWords(parts, 'and');
}

function count(amount: number, unit: string): string {
  if (amount === 0) return '';
  return `${groupDigits(String(amount))} ${unit}${Math.abs(amount) === 1 ? '' : 's'}`;
}
