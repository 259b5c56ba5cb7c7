import { MICROS_PER_DAY } from './calendar.js';
import { compareDecimals } from './decimal.js';
import { compareText } from './text.js';
import type { Interval, Value } from './value.js';
import { toDecimal, toDouble, toTimestamp } from './widen.js';

type Known = NonNullable<Value>;

/** Below 0, 0 or above 0; values of different kinds are widened as their types are. */
export function compareValues(left: Known, right: Known): number {
  if (left.kind === 'string' && right.kind === 'string') return compareText(left.value, right.value);
  if (left.kind === 'boolean' && right.kind === 'boolean') return Number(left.value) - Number(right.value);
  if (left.kind === 'interval' && right.kind === 'interval') {
    return compareBigints(totalMicros(left.value), totalMicros(right.value));
  }
  if (left.kind === 'date' && right.kind === 'date') return left.value - right.value;
  if (isDateLike(left) && isDateLike(right)) return compareBigints(toTimestamp(left), toTimestamp(right));
  if (left.kind === 'number' || right.kind === 'number') {
    const a = toDouble(left);
    const b = toDouble(right);
    return a < b ? -1 : a > b ? 1 : 0;
  }
  return compareDecimals(toDecimal(left), toDecimal(right));
}

function isDateLike(value: Known): boolean {
  return value.kind === 'date' || value.kind === 'timestamp';
}

function compareBigints(left: bigint, right: bigint): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A month counts as 30 days, as in PostgreSQL; only intervals without months are ever compared. */
function totalMicros({ months, days, micros }: Interval): bigint {
  return BigInt(months * 30 + days) * MICROS_PER_DAY + micros;
}
