import type { DataType } from '../../expression/data-type.js';
import { textOfDay } from '../number/calendar.js';
import { rational } from '../number/rational.js';
import { keyOfNumberTerm, type NumberTerm, type Simple } from '../term/term.js';
import { Undecided } from '../undecided.js';
import { applyFunction, constantOf, constantTerm, dayOf, toDouble, toMicros } from './numbers.js';

/** A known value converted to another type, as PostgreSQL converts it. */
export function castTerm(value: Simple, from: DataType, to: DataType): Simple {
  if (value.kind === 'boolean') return castBoolean(value.value, to);
  if (value.kind !== 'number') return value;
  switch (to.kind) {
    case 'string':
      return textOfNumber(value, from);
    case 'integer':
      return value.unit === 'double'
        ? applyFunction({ kind: 'round-even' }, value, 'exact')
        : applyFunction({ kind: 'round', digits: 0 }, value, 'exact');
    case 'decimal':
      if (to.scale === null) return value;
      return value.unit === 'double'
        ? applyFunction({ kind: 'double-to-decimal', scale: to.scale }, value, 'exact')
        : applyFunction({ kind: 'round', digits: to.scale }, value, 'exact');
    case 'number':
      return toDouble(value);
    case 'date':
      return dayOf(value);
    case 'timestamp':
      return toMicros(value);
    default:
      return value;
  }
}

function castBoolean(value: boolean, to: DataType): Simple {
  if (to.kind === 'integer') return constantTerm('exact', rational(value ? 1n : 0n));
  if (to.kind === 'string') return { kind: 'constant-text', value: String(value) };
  return { kind: 'boolean', value };
}

function textOfNumber(number: NumberTerm, from: DataType): Simple {
  const constant = constantOf(number);
  if (constant && from.kind === 'integer')
    return { kind: 'constant-text', value: constant.numerator.toString() };
  const day = constant && from.kind === 'date' ? textOfDay(constant.numerator) : null;
  if (day) return { kind: 'constant-text', value: day };
  if (constant) throw new Undecided(`the text of a ${from.kind} is not followed`);
  const key = `text(${keyOfNumberTerm(number)})`;
  return { kind: 'text', base: { kind: 'number-text', key, number }, functions: [] };
}
