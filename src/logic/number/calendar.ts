/** The proleptic Gregorian calendar in whole numbers of any size: days since 1970-01-01, a Thursday. */
export interface CivilDay {
  /** Year 0 is the one before year 1. */
  readonly year: bigint;
  /** 1 to 12. */
  readonly month: bigint;
  /** 1 to 31. */
  readonly day: bigint;
}

export const DAY_MICROS = 86_400_000_000n;

const MONTH_LENGTHS = [31n, 28n, 31n, 30n, 31n, 30n, 31n, 31n, 30n, 31n, 30n, 31n] as const;

/** Rounds towards minus infinity; `divisor` > 0. */
export function floorDivide(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend < 0n && quotient * divisor !== dividend ? quotient - 1n : quotient;
}

function isLeap(year: bigint): boolean {
  return year % 4n === 0n && (year % 100n !== 0n || year % 400n === 0n);
}

export function lengthOfMonth(year: bigint, month: bigint): bigint {
  return month === 2n && isLeap(year) ? 29n : (MONTH_LENGTHS[Number(month) - 1] ?? 0n);
}

/** Days from 1970-01-01 to the first day of a year. */
function startOfYear(year: bigint): bigint {
  const before = year - 1n;
  const leapDays = floorDivide(before, 4n) - floorDivide(before, 100n) + floorDivide(before, 400n);
  // There were 477 leap days in the years 1 to 1969.
  return (year - 1970n) * 365n + leapDays - 477n;
}

export function dayOfCivil({ year, month, day }: CivilDay): bigint {
  let days = startOfYear(year);
  for (let earlier = 1n; earlier < month; earlier += 1n) days += lengthOfMonth(year, earlier);
  return days + day - 1n;
}

export function civilOfDay(days: bigint): CivilDay {
  // 400 years have 146,097 days, so that the estimate is at most one year off.
  let year = floorDivide(days * 400n, 146_097n) + 1970n;
  if (startOfYear(year) > days) year -= 1n;
  else if (startOfYear(year + 1n) <= days) year += 1n;
  let rest = days - startOfYear(year);
  let month = 1n;
  for (let length = 31n; rest >= length; length = lengthOfMonth(year, month)) {
    rest -= length;
    month += 1n;
  }
  return { year, month, day: rest + 1n };
}

/** A month counted from January of year 0. */
export function monthNumber({ year, month }: CivilDay): bigint {
  return year * 12n + month - 1n;
}

export function civilOfMonth(months: bigint, day: bigint): CivilDay {
  const year = floorDivide(months, 12n);
  return { year, month: months - year * 12n + 1n, day };
}

/** 0 for Monday. */
export function weekdayOf(days: bigint): bigint {
  return days + 3n - floorDivide(days + 3n, 7n) * 7n;
}

/** The ISO week, 1 to 53: the first of a year is the one that holds its first Thursday. */
export function isoWeekOf(days: bigint): bigint {
  const thursday = days - weekdayOf(days) + 3n;
  return (thursday - startOfYear(civilOfDay(thursday).year)) / 7n + 1n;
}

/** The same day so many months later, or the last day of that month where it has no such day. */
export function moveByMonths(days: bigint, months: number): bigint {
  const civil = civilOfDay(days);
  const { year, month } = civilOfMonth(monthNumber(civil) + BigInt(months), 1n);
  const length = lengthOfMonth(year, month);
  return dayOfCivil({ year, month, day: civil.day < length ? civil.day : length });
}

/** `2026-01-31`; null beyond the years 1 to 9999, whose texts differ between databases. */
export function textOfDay(days: bigint): string | null {
  const { year, month, day } = civilOfDay(days);
  if (year < 1n || year > 9_999n) return null;
  const pad = (part: bigint, length: number) => part.toString().padStart(length, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}
