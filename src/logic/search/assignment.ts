import type { DataType } from '../../expression/data-type.js';
import type { Value } from '../../expression/value.js';
import { DAY_MICROS, dayOfCivil } from '../number/calendar.js';
import { doubleToRational, nearestDouble } from '../number/double.js';
import { type Rational, rational } from '../number/rational.js';
import type { CallSource, ColumnSource } from '../term/term.js';

/** A record under way: what is chosen so far. Keys as in keyOfColumn, `entity.path.path` for related rows. */
export interface Assignment {
  readonly columns: Map<string, { readonly column: ColumnSource; readonly value: Value }>;
  readonly exists: Map<string, { readonly path: readonly string[]; readonly isThere: boolean }>;
  readonly calls: Map<string, { readonly call: CallSource; readonly value: Value }>;
  now: bigint | null;
}

export function emptyAssignment(): Assignment {
  return { columns: new Map(), exists: new Map(), calls: new Map(), now: null };
}

/** A number as a value of a type; null where the type has no such value, or no ordinary one. */
export function valueOfNumber(number: Rational, type: DataType): NonNullable<Value> | null {
  const { numerator, denominator } = number;
  switch (type.kind) {
    case 'integer':
      return denominator === 1n && isWithin(numerator, 63n) ? { kind: 'integer', value: numerator } : null;
    case 'decimal': {
      const scale = type.scale ?? digitsAfterPoint(denominator);
      if (scale === null) return null;
      const factor = 10n ** BigInt(scale);
      if (factor % denominator !== 0n) return null;
      return { kind: 'decimal', value: { units: numerator * (factor / denominator), scale } };
    }
    case 'number': {
      const value = nearestDouble(number);
      if (value === null) return null;
      const exact = doubleToRational(value);
      return exact.numerator === numerator && exact.denominator === denominator
        ? { kind: 'number', value }
        : null;
    }
    case 'date':
      return denominator === 1n && isDay(numerator) ? { kind: 'date', value: Number(numerator) } : null;
    case 'timestamp':
      return denominator === 1n && isDay(numerator / DAY_MICROS)
        ? { kind: 'timestamp', value: numerator }
        : null;
    default:
      return null;
  }
}

/** Years 1 to 9999: what every database knows and people read. */
const FIRST_DAY = dayOfCivil({ year: 1n, month: 1n, day: 1n });
const LAST_DAY = dayOfCivil({ year: 9_999n, month: 12n, day: 31n });

function isDay(day: bigint): boolean {
  return day >= FIRST_DAY && day <= LAST_DAY;
}

function isWithin(value: bigint, bits: bigint): boolean {
  const limit = 2n ** bits;
  return value < limit && value >= -limit;
}

function digitsAfterPoint(denominator: bigint): number | null {
  let power = 1n;
  for (let digits = 0; digits <= 20; digits += 1) {
    if (power % denominator === 0n) return digits;
    power *= 10n;
  }
  return null;
}

export function numberOfValue(value: Value): Rational | null {
  if (value === null) return null;
  switch (value.kind) {
    case 'integer':
    case 'timestamp':
      return rational(value.value);
    case 'decimal':
      return rational(value.value.units, 10n ** BigInt(value.value.scale));
    case 'number':
      return doubleToRational(value.value);
    case 'date':
      return rational(BigInt(value.value));
    default:
      return null;
  }
}

/** A listed value as a value of the column's type. */
export function valueOfListed(listed: string | bigint | boolean): NonNullable<Value> {
  switch (typeof listed) {
    case 'string':
      return { kind: 'string', value: listed };
    case 'bigint':
      return { kind: 'integer', value: listed };
    default:
      return { kind: 'boolean', value: listed === true };
  }
}
