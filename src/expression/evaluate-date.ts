import {
  addMonths,
  civilFromDays,
  daysFromCivil,
  MICROS_PER_DAY,
  MICROS_PER_HOUR,
  MICROS_PER_MINUTE,
  MICROS_PER_SECOND,
  splitTimestamp,
} from './calendar.js';
import { EvaluationError } from './evaluation-error.js';
import type { ArithmeticOperator, DateField } from './syntax.js';
import type { Decimal, Interval, Value } from './value.js';
import { toTimestamp } from './widen.js';

type Known = NonNullable<Value>;

/** From 4714-11-24 BC, where PostgreSQL's days begin, to the last day of its timestamps. */
const FIRST_DAY = daysFromCivil({ year: -4713, month: 11, day: 24 });
const LAST_DAY = daysFromCivil({ year: 294_276, month: 12, day: 31 });
const LAST_DATE = daysFromCivil({ year: 5_874_897, month: 12, day: 31 });

/** Adds and subtracts dates, timestamps, days and intervals. */
export function addDateLike(operator: ArithmeticOperator, left: Known, right: Known): Value {
  if (isDateLike(left) && isDateLike(right)) return subtractDates(left, right);
  const [date, other] = isDateLike(left) ? [left, right] : [right, left];
  const sign = operator === '-' ? -1 : 1;
  if (other.kind === 'interval')
    return { kind: 'timestamp', value: addInterval(toTimestamp(date), other.value, sign) };
  if (date.kind === 'date' && other.kind === 'integer') {
    if (other.value > 2n ** 31n - 1n || other.value < -(2n ** 31n)) throw outOfRange();
    const days = date.value + sign * Number(other.value);
    if (days < FIRST_DAY || days > LAST_DATE) throw outOfRange();
    return { kind: 'date', value: days };
  }
  throw new RangeError(`A ${date.kind} takes no ${other.kind}.`);
}

function isDateLike({ kind }: Known): boolean {
  return kind === 'date' || kind === 'timestamp';
}

function subtractDates(left: Known, right: Known): Value {
  if (left.kind === 'date' && right.kind === 'date')
    return { kind: 'integer', value: BigInt(left.value - right.value) };
  const micros = toTimestamp(left) - toTimestamp(right);
  return { kind: 'interval', value: { months: 0, days: 0, micros } };
}

/** Months first, then days, then time, each on what came before. */
function addInterval(timestamp: bigint, { months, days, micros }: Interval, sign: number): bigint {
  const { days: day, time } = splitTimestamp(timestamp);
  const moved = (months === 0 ? day : addMonths(day, sign * months)) + sign * days;
  return checkTimestamp(BigInt(moved) * MICROS_PER_DAY + time + BigInt(sign) * micros);
}

export function checkTimestamp(micros: bigint): bigint {
  const { days } = splitTimestamp(micros);
  if (days < FIRST_DAY || days > LAST_DAY) throw outOfRange();
  return micros;
}

function outOfRange(): EvaluationError {
  return new EvaluationError('A date is out of range.');
}

/** Elapsed time in microseconds, a whole decimal; NULL where either end is. */
export function elapsedMicros([from = null, to = null]: readonly Value[]): Value {
  if (from === null || to === null) return null;
  return { kind: 'decimal', value: { units: toTimestamp(to) - toTimestamp(from), scale: 0 } };
}

/** The beginning of the year, quarter, month, week (Monday), day, hour, minute or second. */
export function truncateTimestamp(unit: DateField, timestamp: bigint): bigint {
  const { days, time } = splitTimestamp(timestamp);
  const { year, month } = civilFromDays(days);
  const at = (day: number, rest = 0n) => checkTimestamp(BigInt(day) * MICROS_PER_DAY + rest);
  switch (unit) {
    case 'year':
      return at(daysFromCivil({ year, month: 1, day: 1 }));
    case 'quarter':
      return at(daysFromCivil({ year, month: month - ((month - 1) % 3), day: 1 }));
    case 'month':
      return at(daysFromCivil({ year, month, day: 1 }));
    case 'week':
      return at(days - weekday(days));
    case 'day':
      return at(days);
    case 'hour':
      return at(days, time - (time % MICROS_PER_HOUR));
    case 'minute':
      return at(days, time - (time % MICROS_PER_MINUTE));
    case 'second':
      return at(days, time - (time % MICROS_PER_SECOND));
  }
}

/** 0 for Monday; 1970-01-01 was a Thursday. */
function weekday(days: number): number {
  return (((days + 3) % 7) + 7) % 7;
}

export function extractField(field: DateField, value: Value): Value {
  if (value === null) return null;
  return { kind: 'decimal', value: partOf(field, toTimestamp(value)) };
}

function partOf(field: DateField, timestamp: bigint): Decimal {
  const { days, time } = splitTimestamp(timestamp);
  const { year, month, day } = civilFromDays(days);
  switch (field) {
    case 'year':
      // There is no year 0: PostgreSQL says -1 for the year before 1.
      return whole(year > 0 ? year : year - 1);
    case 'quarter':
      return whole(Math.ceil(month / 3));
    case 'month':
      return whole(month);
    case 'week':
      return whole(isoWeek(days));
    case 'day':
      return whole(day);
    case 'hour':
      return { units: time / MICROS_PER_HOUR, scale: 0 };
    case 'minute':
      return { units: (time / MICROS_PER_MINUTE) % 60n, scale: 0 };
    case 'second':
      return { units: time % MICROS_PER_MINUTE, scale: 6 };
  }
}

function whole(value: number): Decimal {
  return { units: BigInt(value), scale: 0 };
}

/** The first week of a year is the one that holds its first Thursday. */
function isoWeek(days: number): number {
  const thursday = days - weekday(days) + 3;
  const { year } = civilFromDays(thursday);
  return Math.floor((thursday - daysFromCivil({ year, month: 1, day: 1 })) / 7) + 1;
}
