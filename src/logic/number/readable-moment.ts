import type { DateField } from '../../expression/syntax.js';
import { DAY_MICROS, dayOfCivil } from './calendar.js';
import { startOfNextUnit, startOfUnit } from './calendar-function.js';
import type { NumberInterval } from './ordered-set.js';
import { ceiling, floor, type Rational, rational } from './rational.js';
import { isInside } from './readable-number.js';

/** The day that is taken wherever it can be, and the years around it that people know their data of. */
export const USUAL_DAY = dayOfCivil({ year: 2026n, month: 1n, day: 1n });
const FIRST_DAY = dayOfCivil({ year: 2000n, month: 1n, day: 1n });
const LAST_DAY = dayOfCivil({ year: 2035n, month: 12n, day: 31n });

const ROUND_UNITS: readonly DateField[] = ['year', 'month', 'day', 'hour', 'minute', 'second'];

/** How many microseconds one stands for. */
type Unit = bigint;
export const DAYS: Unit = DAY_MICROS;
export const MICROS: Unit = 1n;

/** The beginning of a year, month, day … that is nearest to 2026, preferably from 2000 to 2035; null where none is. */
export function pickMoment(interval: NumberInterval, unit: Unit): Rational | null {
  const { low, high } = interval;
  let from = low && (low.open ? floor(low.value) + 1n : ceiling(low.value)) * unit;
  let to = high && (high.open ? ceiling(high.value) - 1n : floor(high.value)) * unit;
  const [first, last] = [FIRST_DAY * DAY_MICROS, (LAST_DAY + 1n) * DAY_MICROS - 1n];
  if ((from === null || from <= last) && (to === null || to >= first)) {
    from = from === null || from < first ? first : from;
    to = to === null || to > last ? last : to;
  }
  const micros = roundest(from, to);
  if (micros === null || micros % unit !== 0n) return null;
  const value = rational(micros / unit);
  return isInside(value, interval) ? value : null;
}

function roundest(from: bigint | null, to: bigint | null): bigint | null {
  const usual = USUAL_DAY * DAY_MICROS;
  if (from !== null && from > usual) {
    for (const unit of ROUND_UNITS) {
      const start = startOfUnit(unit, from);
      const next = start === from ? from : startOfNextUnit(unit, from);
      if (to === null || next <= to) return next;
    }
    return from;
  }
  if (to === null || to >= usual) return usual;
  for (const unit of ROUND_UNITS) {
    const start = startOfUnit(unit, to);
    if (from === null || start >= from) return start;
  }
  return to;
}
