import { DAY_MICROS, floorDivide, moveByMonths } from './calendar.js';
import { fieldOf, isTimestamp, startOfUnit } from './calendar-function.js';
import { doubleToRational, nearestDouble } from './double.js';
import type { NumberFunction } from './number-function.js';
import { quotientOf } from './quotient.js';
import {
  add,
  ceiling,
  divide,
  floor,
  multiply,
  negate,
  type Rational,
  rational,
  subtract,
} from './rational.js';
import { roundHalfAway, roundHalfEven, unitOfDigits } from './rounding.js';
import { toSignificantDigits } from './significant-digits.js';

const LEAST_INTEGER = -(2n ** 63n);
/** A decimal of a given scale has 38 digits in all. */
const DECIMAL_LIMIT = 10n ** 38n;

/**
 * What PostgreSQL computes of a number; null where it stops with an error because the result is out of range.
 * @throws Undecided for a quotient of what is no decimal
 */
export function applyNumberFunction(fn: NumberFunction, value: Rational): Rational | null {
  switch (fn.kind) {
    case 'abs':
      return value.numerator < 0n ? negate(value) : value;
    case 'floor':
      return rational(floor(value));
    case 'ceil':
      return rational(ceiling(value));
    case 'round':
      return roundTo(value, fn.digits);
    case 'round-even':
      return rational(roundHalfEven(value));
    case 'divide-whole':
      return divideWhole(floor(value), fn.by);
    case 'quotient':
      return quotientOf(value, fn.by);
    case 'to-double':
      return toNearest(value);
    case 'double-add':
      return toNearest(add(value, doubleToRational(fn.by)));
    case 'double-subtract-from':
      return toNearest(subtract(doubleToRational(fn.by), value));
    case 'double-multiply':
      return toNearest(multiply(value, doubleToRational(fn.by)));
    case 'double-divide':
      return toNearest(divide(value, doubleToRational(fn.by)));
    case 'double-to-decimal':
      return toDecimal(value, fn.scale);
    case 'day-of':
      return rational(floorDivide(floor(value), DAY_MICROS));
    case 'truncate':
      return timestampOrNull(startOfUnit(fn.unit, floor(value)));
    case 'extract':
      return fieldOf(fn.field, floor(value));
    case 'add-months':
      return addMonths(floor(value), fn.months);
  }
}

function roundTo(value: Rational, digits: number): Rational {
  const unit = unitOfDigits(digits);
  return multiply(rational(roundHalfAway(divide(value, unit))), unit);
}

function divideWhole(value: bigint, by: bigint): Rational | null {
  const quotient = value / by;
  return quotient >= -LEAST_INTEGER || quotient < LEAST_INTEGER ? null : rational(quotient);
}

/** Neither infinite nor 0 unless it is 0 exactly. */
function toNearest(exact: Rational): Rational | null {
  const nearest = nearestDouble(exact);
  if (nearest === null || (nearest === 0 && exact.numerator !== 0n)) return null;
  return doubleToRational(nearest);
}

function toDecimal(value: Rational, scale: number): Rational | null {
  const rounded = roundTo(toSignificantDigits(value), scale);
  const units = divide(rounded, unitOfDigits(scale)).numerator;
  return units >= DECIMAL_LIMIT || units <= -DECIMAL_LIMIT ? null : rounded;
}

function timestampOrNull(micros: bigint): Rational | null {
  return isTimestamp(micros) ? rational(micros) : null;
}

function addMonths(micros: bigint, months: number): Rational | null {
  const day = floorDivide(micros, DAY_MICROS);
  return timestampOrNull(micros + (moveByMonths(day, months) - day) * DAY_MICROS);
}
