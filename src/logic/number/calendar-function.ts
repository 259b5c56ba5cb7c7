import type { DateField } from '../../expression/syntax.js';
import {
  civilOfDay,
  civilOfMonth,
  DAY_MICROS,
  dayOfCivil,
  floorDivide,
  isoWeekOf,
  lengthOfMonth,
  monthNumber,
  moveByMonths,
  weekdayOf,
} from './calendar.js';
import type { Cut } from './cut.js';
import { add, floor, type Rational, rational, subtract } from './rational.js';
import { leastWhole } from './rounding.js';

/** PostgreSQL's timestamps: from 4714-11-24 BC to the end of 294276. */
const FIRST_MICRO = dayOfCivil({ year: -4713n, month: 11n, day: 24n }) * DAY_MICROS;
const END_MICRO = dayOfCivil({ year: 294_277n, month: 1n, day: 1n }) * DAY_MICROS;

export function isTimestamp(micros: bigint): boolean {
  return micros >= FIRST_MICRO && micros < END_MICRO;
}

const MICROS: Partial<Record<DateField, bigint>> = {
  day: DAY_MICROS,
  hour: 3_600_000_000n,
  minute: 60_000_000n,
  second: 1_000_000n,
};

const MONTHS: Partial<Record<DateField, bigint>> = { year: 12n, quarter: 3n, month: 1n };

/** The first moment of the unit that holds this one. */
export function startOfUnit(unit: DateField, micros: bigint): bigint {
  const length = MICROS[unit];
  if (length !== undefined) return floorDivide(micros, length) * length;
  const day = floorDivide(micros, DAY_MICROS);
  const months = MONTHS[unit];
  if (months === undefined) return (day - weekdayOf(day)) * DAY_MICROS;
  const first = floorDivide(monthNumber(civilOfDay(day)), months) * months;
  return dayOfCivil(civilOfMonth(first, 1n)) * DAY_MICROS;
}

/** The first moment of the unit after the one that holds this one. */
export function startOfNextUnit(unit: DateField, micros: bigint): bigint {
  const start = startOfUnit(unit, micros);
  const length = MICROS[unit];
  if (length !== undefined) return start + length;
  const months = MONTHS[unit];
  if (months === undefined) return start + 7n * DAY_MICROS;
  return moveByMonths(start / DAY_MICROS, Number(months)) * DAY_MICROS;
}

/** Above it lie the moments whose unit begins above the cut. */
export function cutOfTruncation(cut: Cut, unit: DateField): Cut {
  const least = leastWhole(cut);
  const start = startOfUnit(unit, least);
  return { value: rational(start === least ? start : startOfNextUnit(unit, least)), after: false };
}

export function cutOfDay(cut: Cut): Cut {
  return { value: rational(leastWhole(cut) * DAY_MICROS), after: false };
}

/** There is no year 0: the one before year 1 is -1. */
export function cutOfYear(cut: Cut): Cut {
  const least = leastWhole(cut);
  const year = least < 0n ? least + 1n : least === 0n ? 1n : least;
  return { value: rational(dayOfCivil({ year, month: 1n, day: 1n }) * DAY_MICROS), after: false };
}

/**
 * Where "moved by so many months it is above the cut" changes, in ascending order: false, true, false … true. Several
 * days can become one, the last of a month; each keeps its time of day, so that later moments can come earlier.
 */
export function cutsOfMove({ value, after }: Cut, months: number): Cut[] {
  const target = floorDivide(floor(value), DAY_MICROS);
  const time = subtract(value, rational(target * DAY_MICROS));
  const civil = civilOfDay(target);
  const source = civilOfMonth(monthNumber(civil) - BigInt(months), 1n);
  const sourceLength = lengthOfMonth(source.year, source.month);
  const isLast = civil.day === lengthOfMonth(civil.year, civil.month);
  const before = dayOfCivil(source) - 1n;
  const startOf = (day: bigint) => (before + day) * DAY_MICROS;
  if (civil.day > sourceLength) return [{ value: rational(startOf(sourceLength + 1n)), after: false }];
  const last = isLast ? sourceLength : civil.day;
  const cuts: Cut[] = [];
  for (let day = civil.day; day <= last; day += 1n) {
    if (day > civil.day) cuts.push({ value: rational(startOf(day)), after: false });
    cuts.push({ value: add(time, rational(startOf(day))), after });
  }
  return cuts;
}

/** A part of a moment; seconds with their fraction. */
export function fieldOf(field: DateField, micros: bigint): Rational {
  const day = floorDivide(micros, DAY_MICROS);
  const time = micros - day * DAY_MICROS;
  switch (field) {
    case 'hour':
      return rational(time / 3_600_000_000n);
    case 'minute':
      return rational((time / 60_000_000n) % 60n);
    case 'second':
      return rational(time % 60_000_000n, 1_000_000n);
    case 'week':
      return rational(isoWeekOf(day));
    case 'year':
    case 'quarter':
    case 'month':
    case 'day':
      return civilField(field, day);
  }
}

function civilField(field: 'year' | 'quarter' | 'month' | 'day', days: bigint): Rational {
  const { year, month, day } = civilOfDay(days);
  const values = { year: year > 0n ? year : year - 1n, quarter: (month + 2n) / 3n, month, day };
  return rational(values[field]);
}

/** The least and the greatest that a part comes to; null for the year, which has neither. */
export const FIELD_RANGES: Readonly<Record<DateField, readonly [Rational, Rational] | null>> = {
  year: null,
  quarter: [rational(1n), rational(4n)],
  month: [rational(1n), rational(12n)],
  week: [rational(1n), rational(53n)],
  day: [rational(1n), rational(31n)],
  hour: [rational(0n), rational(23n)],
  minute: [rational(0n), rational(59n)],
  second: [rational(0n), rational(59_999_999n, 1_000_000n)],
};
