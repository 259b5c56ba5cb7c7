import { constantOf } from '../expression/constant.js';
import { formatDate, formatDecimal, formatTimestamp } from '../expression/format-literal.js';
import type { Typed } from '../expression/typed.js';
import type { Value } from '../expression/value.js';
import type { Dimension } from './dimension.js';
import { COMPUTED, FilterFault, isTime } from './filter-parts.js';

const MICROS_PER_DAY = 86_400_000_000n;

/** A fixed value as Cube's filters take it. Throws FilterFault where the value is not fixed. */
export function filterValue(node: Typed, dimension: Dimension, timezone: string): string {
  const value = constantOf(node);
  if (value === undefined || value === null) {
    throw new FilterFault(node, `${dimension.name} can only be compared with a fixed value`, COMPUTED);
  }
  if (dimension.type.kind === 'integer' && value.kind === 'decimal' && value.value.scale > 0) {
    // PostgreSQL reads a filter's value in the type of what it is compared with.
    throw new FilterFault(node, `${dimension.name} is a whole number; compare it with one`);
  }
  return isTime(dimension) ? timeValue(value, node, timezone) : plainValue(value, node);
}

function plainValue(value: NonNullable<Value>, node: Typed): string {
  switch (value.kind) {
    case 'string':
      return value.value;
    case 'integer':
    case 'number':
    case 'boolean':
      return String(value.value);
    case 'decimal':
      return formatDecimal(value.value).replace(/\.$/, '');
    case 'date':
      return formatDate(value.value);
    case 'timestamp':
      return formatTimestamp(value.value);
    case 'interval':
      throw new FilterFault(node, 'a filter cannot hold an interval', COMPUTED);
  }
}

function timeValue(value: NonNullable<Value>, node: Typed, timezone: string): string {
  if (value.kind !== 'date' && value.kind !== 'timestamp') {
    throw new FilterFault(
      node,
      'this is no date',
      "write it as DATE '2026-01-31' or TIMESTAMP '2026-01-31 10:00:00'",
    );
  }
  const micros = value.kind === 'date' ? BigInt(value.value) * MICROS_PER_DAY : value.value;
  if (micros % 1000n !== 0n)
    throw new FilterFault(node, 'a filter on a time is exact to the millisecond only');
  return storedTimeIn(Number(micros / 1000n), timezone);
}

/**
 * Cube reads a filter's time in the query's zone and compares it, in UTC, with what is stored. A condition compares what is stored
 * itself, as it does in a definition: so the stored time is sent as the zone's clock shows it.
 */
function storedTimeIn(milliseconds: number, timezone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
  }).formatToParts(milliseconds);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  const year = part('year').padStart(4, '0');
  return `${year}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}.${part('fractionalSecond')}`;
}
