import { MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_MINUTE } from './calendar.js';
import type { TypedOf } from './expression-of.js';
import type { Typed } from './typed.js';

export type ElapsedFunction = 'days_between' | 'hours_between' | 'minutes_between';

const MICROS: Readonly<Record<ElapsedFunction, bigint>> = {
  days_between: MICROS_PER_DAY,
  hours_between: MICROS_PER_HOUR,
  minutes_between: MICROS_PER_MINUTE,
};

/** A call whose value is an elapsed time in some unit, hardly ever a finite decimal: a day is 86,400 seconds. */
export type Elapsed = TypedOf<'function'> & { readonly name: ElapsedFunction };

export function isElapsed(typed: Typed): typed is Elapsed {
  return typed.kind === 'function' && Object.hasOwn(MICROS, typed.name);
}

export function microsPerUnit(name: ElapsedFunction): bigint {
  return MICROS[name];
}

/**
 * The one unit in which operands of a comparison can be compared without dividing, and so exactly: all elapsed times
 * are in it and all others are exact numbers. Null where there is none.
 */
export function commonUnit(operands: readonly Typed[]): ElapsedFunction | null {
  let unit: ElapsedFunction | null = null;
  for (const operand of operands) {
    if (isElapsed(operand)) {
      if (unit !== null && unit !== operand.name) return null;
      unit = operand.name;
    } else if (operand.type.kind !== 'integer' && operand.type.kind !== 'decimal') return null;
  }
  return unit;
}
