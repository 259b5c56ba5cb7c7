import { MICROS_PER_DAY } from './calendar.js';
import type { DataType } from './data-type.js';
import { EvaluationError } from './evaluation-error.js';
import { formatDecimal } from './format-literal.js';
import type { Decimal, Value } from './value.js';

type Known = NonNullable<Value>;

export function toDecimal(value: Known): Decimal {
  if (value.kind === 'decimal') return value.value;
  if (value.kind === 'integer') return { units: value.value, scale: 0 };
  throw new RangeError(`A ${value.kind} is no exact number.`);
}

/** The nearest double; none for what is too large, nor for what would vanish. */
export function toDouble(value: Known): number {
  if (value.kind === 'number') return value.value;
  const exact = toDecimal(value);
  const double = exact.scale === 0 ? Number(exact.units) : Number(formatDecimal(exact));
  if (!Number.isFinite(double) || (double === 0 && exact.units !== 0n))
    throw new EvaluationError('A decimal is out of range for a number.');
  return double;
}

/** Microseconds since 1970-01-01; a date is its first moment. */
export function toTimestamp(value: Known): bigint {
  if (value.kind === 'timestamp') return value.value;
  if (value.kind === 'date') return BigInt(value.value) * MICROS_PER_DAY;
  throw new RangeError(`A ${value.kind} is no date.`);
}

/** A value of a narrower type as one of the type that an expression has: what it is divided as depends on it. */
export function widenTo(value: Value, type: DataType): Value {
  if (value === null || value.kind === type.kind) return value;
  switch (type.kind) {
    case 'number':
      return { kind: 'number', value: toDouble(value) };
    case 'decimal':
      return { kind: 'decimal', value: toDecimal(value) };
    case 'timestamp':
      return { kind: 'timestamp', value: toTimestamp(value) };
    default:
      throw new RangeError(`A ${value.kind} does not widen to ${type.kind}.`);
  }
}
