import { MICROS_PER_DAY } from '../calendar.js';
import { formatDate, formatInterval, formatTimestamp } from '../format-literal.js';
import type { Interval, TimeValue } from '../value.js';

/** A date, timestamp or interval as DuckDB reads it; of `0037-01-31 BC` it would read no more than the day. */
export function formatDuckdbTime(value: TimeValue): string {
  switch (value.kind) {
    case 'date':
      return `DATE '${formatDate(value.value).replace(' BC', ' (BC)')}'`;
    case 'timestamp':
      return `TIMESTAMP '${formatTimestamp(value.value).replace(/^(\S+) (\S+) BC$/, '$1 (BC) $2')}'`;
    case 'interval':
      return `INTERVAL '${formatInterval(withOneSign(value.value))}'`;
  }
}

/**
 * DuckDB compares intervals by their days first, and finds -36 days and 1 microsecond unequal to a difference of
 * timestamps, which it writes as -35 days and nearly another. Months have no length, and are never compared.
 */
function withOneSign(interval: Interval): Interval {
  const { months, days, micros } = interval;
  if (months !== 0 || days === 0 || micros === 0n || days < 0 === micros < 0n) return interval;
  const total = BigInt(days) * MICROS_PER_DAY + micros;
  return { months, days: Number(total / MICROS_PER_DAY), micros: total % MICROS_PER_DAY };
}
