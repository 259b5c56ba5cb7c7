import { dayOfCivil } from './calendar.js';

const MONTHS_OF_CYCLE = 4_800;
const known = new Map<number, readonly [bigint, bigint]>();

/**
 * The fewest and the most days by which adding so many months moves a day. From the 1st it is the lengths of the months
 * between; from the 29th to 31st the target may be shorter, and then its last day is meant.
 */
export function daysInMonths(months: number): readonly [bigint, bigint] {
  const before = known.get(months);
  if (before) return before;
  const starts = firstDays();
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  // The calendar repeats itself after 400 years.
  const whole = Math.trunc(months / MONTHS_OF_CYCLE);
  const rest = months - whole * MONTHS_OF_CYCLE;
  for (let start = 0; start < MONTHS_OF_CYCLE; start += 1) {
    for (const day of [1, 29, 30, 31]) {
      const target = start + MONTHS_OF_CYCLE + rest;
      const from = start + MONTHS_OF_CYCLE;
      if (day > lengthAt(starts, from)) continue;
      const moved = at(starts, target) + Math.min(day, lengthAt(starts, target)) - (at(starts, from) + day);
      least = Math.min(least, moved);
      most = Math.max(most, moved);
    }
  }
  const cycles = BigInt(whole) * 146_097n;
  const bounds = [cycles + BigInt(least), cycles + BigInt(most)] as const;
  known.set(months, bounds);
  return bounds;
}

let cached: readonly number[] | null = null;

/** The first days of 1,200 years of months, from the year 1. */
function firstDays(): readonly number[] {
  cached ??= Array.from({ length: 3 * MONTHS_OF_CYCLE + 1 }, (_, index) =>
    Number(
      dayOfCivil({ year: BigInt(1 + Math.floor(index / 12)), month: BigInt(1 + (index % 12)), day: 1n }),
    ),
  );
  return cached;
}

function at(starts: readonly number[], month: number): number {
  return starts[month] ?? 0;
}

function lengthAt(starts: readonly number[], month: number): number {
  return at(starts, month + 1) - at(starts, month);
}
