import { civilFromDays, splitTimestamp } from './calendar.js';
import type { Decimal, Interval, Value } from './value.js';

/**
 * A value as PostgreSQL's spelling of a literal; `parseExpression` reads the same value from it (a negative number as a
 * negation), save for dates before year 1 or after year 9999, which the language does not write.
 */
export function formatLiteral(value: Value): string {
  if (value === null) return 'NULL';
  switch (value.kind) {
    case 'string':
      return `'${value.value.replaceAll("'", "''")}'`;
    case 'integer':
      return value.value.toString();
    case 'decimal':
      return formatDecimal(value.value);
    case 'number':
      return formatDouble(value.value);
    case 'boolean':
      return value.value ? 'TRUE' : 'FALSE';
    case 'date':
      return `DATE '${formatDate(value.value)}'`;
    case 'timestamp':
      return `TIMESTAMP '${formatTimestamp(value.value)}'`;
    case 'interval':
      return `INTERVAL '${formatInterval(value.value)}'`;
  }
}

/** Always with a point unless it is too large for an integer, so that it stays a decimal. */
export function formatDecimal({ units, scale }: Decimal): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale);
  const isLarge = scale === 0 && BigInt(whole) >= 2n ** 63n;
  return `${units < 0n ? '-' : ''}${whole}${isLarge ? '' : '.'}${fraction}`;
}

/** With an exponent, which is what makes it a double. */
export function formatDouble(value: number): string {
  return value.toExponential().replace('e+', 'e');
}

/** `2026-01-31`, or `0037-01-31 BC`: the year before year 1 is 1 BC. */
export function formatDate(days: number): string {
  return `${formatDay(days)}${formatEra(days)}`;
}

/** `2026-01-31 10:00:00`, with a fraction only where there is one, or `0037-01-31 10:00:00 BC`. */
export function formatTimestamp(micros: bigint): string {
  const { days, time } = splitTimestamp(micros);
  return `${formatDay(days)} ${formatClock(time)}${formatEra(days)}`;
}

/** `0037-01-31`, in whichever era. */
export function formatDay(days: number): string {
  const { year, month, day } = civilFromDays(days);
  return `${pad(year > 0 ? year : 1 - year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

function formatEra(days: number): string {
  return civilFromDays(days).year > 0 ? '' : ' BC';
}

function formatClock(micros: bigint): string {
  const seconds = micros / 1_000_000n;
  const fraction = (micros % 1_000_000n).toString().padStart(6, '0').replace(/0+$/, '');
  const clock = [seconds / 3600n, (seconds / 60n) % 60n, seconds % 60n]
    .map((part) => pad(Number(part), 2))
    .join(':');
  return fraction === '' ? clock : `${clock}.${fraction}`;
}

/** `1 month 2 days 03:04:05`. */
export function formatInterval({ months, days, micros }: Interval): string {
  const parts: string[] = [];
  if (months !== 0) parts.push(`${months} ${Math.abs(months) === 1 ? 'month' : 'months'}`);
  if (days !== 0) parts.push(`${days} ${Math.abs(days) === 1 ? 'day' : 'days'}`);
  if (micros !== 0n || parts.length === 0)
    parts.push(micros < 0n ? `-${formatClock(-micros)}` : formatClock(micros));
  return parts.join(' ');
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
