import { MICROS_PER_DAY, splitTimestamp } from './calendar.js';
import type { DataType } from './data-type.js';
import { powerOfTen, roundDecimal } from './decimal.js';
import { shortDecimalOf } from './double-to-decimal.js';
import { integerValue } from './evaluate-arithmetic.js';
import { checkTimestamp } from './evaluate-date.js';
import { EvaluationError } from './evaluation-error.js';
import { formatDay } from './format-literal.js';
import { roundHalfEven } from './round.js';
import type { Decimal, Value } from './value.js';
import { toDecimal, toDouble } from './widen.js';

type Known = NonNullable<Value>;

export function castValue(value: Value, target: DataType): Value {
  if (value === null) return null;
  switch (target.kind) {
    case 'string':
      return { kind: 'string', value: textOf(value) };
    case 'integer':
      return castInteger(value);
    case 'decimal': {
      const exact = value.kind === 'number' ? shortDecimalOf(value.value) : toDecimal(value);
      return { kind: 'decimal', value: target.scale === null ? exact : castDecimal(exact, target.scale) };
    }
    case 'number':
      return { kind: 'number', value: toDouble(value) };
    case 'date':
      return value.kind === 'timestamp' ? { kind: 'date', value: splitTimestamp(value.value).days } : value;
    case 'timestamp':
      if (value.kind !== 'date') return value;
      return { kind: 'timestamp', value: checkTimestamp(BigInt(value.value) * MICROS_PER_DAY) };
    case 'boolean':
    case 'interval':
    case 'null':
      return value;
  }
}

/** A decimal of a given scale has 38 digits in all. */
function castDecimal(exact: Decimal, scale: number): Decimal {
  const rounded = roundDecimal(exact, scale);
  const limit = powerOfTen(38);
  if (rounded.units >= limit || rounded.units <= -limit)
    throw new EvaluationError('A decimal is out of range.');
  return rounded;
}

function textOf(value: Known): string {
  switch (value.kind) {
    case 'string':
      return value.value;
    case 'integer':
      return value.value.toString();
    case 'boolean':
      return String(value.value);
    case 'date':
      // TO_CHAR leaves the era out.
      return formatDay(value.value);
    default:
      throw new RangeError(`A ${value.kind} has no text of its own.`);
  }
}

/** Decimals round half away from zero, doubles half to even. */
function castInteger(value: Known): Value {
  switch (value.kind) {
    case 'integer':
      return value;
    case 'boolean':
      return { kind: 'integer', value: value.value ? 1n : 0n };
    case 'decimal':
      return integerValue(roundDecimal(value.value, 0).units);
    case 'number': {
      const rounded = roundHalfEven(value.value);
      if (rounded >= 2 ** 63 || rounded < -(2 ** 63))
        throw new EvaluationError('A number is out of range for an integer.');
      return { kind: 'integer', value: BigInt(rounded) };
    }
    default:
      throw new RangeError(`A ${value.kind} is no number.`);
  }
}
