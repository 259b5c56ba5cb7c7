import { compareValues } from './compare-values.js';
import { divideDecimals, floorDecimal, roundDecimal } from './decimal.js';
import { type Elapsed, isElapsed, microsPerUnit } from './elapsed.js';
import { negateValue } from './evaluate-arithmetic.js';
import { compareAll } from './evaluate-comparison.js';
import { elapsedMicros, truncateTimestamp } from './evaluate-date.js';
import type { Evaluating } from './evaluating.js';
import type { TypedOf } from './expression-of.js';
import { roundHalfEven } from './round.js';
import type { DateField } from './syntax.js';
import { countCharacters, foldLower, foldUpper, trimSpaces } from './text.js';
import type { BuiltInFunction } from './typed.js';
import type { Value } from './value.js';
import { toDecimal, toDouble, toTimestamp, widenTo } from './widen.js';

type Known = NonNullable<Value>;

export function evaluateFunction(evaluating: Evaluating, typed: TypedOf<'function'>): Value {
  if (typed.name === 'coalesce') return firstKnown(evaluating, typed);
  const values = typed.arguments.map((argument) => evaluating.evaluate(argument));
  if (isElapsed(typed)) return elapsedValue(typed, values);
  const [first = null, second = null] = values;
  if (typed.name === 'nullif') return compareAll(first, second) === 0 ? null : first;
  if (typed.name === 'greatest' || typed.name === 'least')
    return extreme(
      typed.name,
      values.map((value) => widenTo(value, typed.type)),
    );
  if (first === null || values.includes(null)) return null;
  return applyFunction(typed.name, first, second, typed.type.kind === 'number');
}

/** Later ones are not looked at, so that what they would stop on does no harm. */
function firstKnown(evaluating: Evaluating, { arguments: arguments_, type }: TypedOf<'function'>): Value {
  for (const argument of arguments_) {
    const value = evaluating.evaluate(argument);
    if (value !== null) return widenTo(value, type);
  }
  return null;
}

function extreme(name: 'greatest' | 'least', values: readonly Value[]): Value {
  let best: Value = null;
  for (const value of values) {
    if (value === null) continue;
    const difference = best === null ? 0 : compareValues(value, best);
    if (best === null || (name === 'greatest' ? difference > 0 : difference < 0)) best = value;
  }
  return best;
}

/** As PostgreSQL divides seconds: to at least 16 significant digits. */
function elapsedValue({ name }: Elapsed, ends: readonly Value[]): Value {
  const micros = elapsedMicros(ends);
  if (micros === null) return null;
  const seconds = { units: toDecimal(micros).units, scale: 6 };
  return {
    kind: 'decimal',
    value: divideDecimals(seconds, { units: microsPerUnit(name) / 1_000_000n, scale: 0 }),
  };
}

function applyFunction(name: BuiltInFunction, first: Known, second: Value, asDouble: boolean): Value {
  switch (name) {
    case 'lower':
      return { kind: 'string', value: foldLower(textOf(first)) };
    case 'upper':
      return { kind: 'string', value: foldUpper(textOf(first)) };
    case 'trim':
      return { kind: 'string', value: trimSpaces(textOf(first)) };
    case 'length':
      return { kind: 'integer', value: BigInt(countCharacters(textOf(first))) };
    case 'abs':
      return absolute(first);
    case 'round':
    case 'floor':
    case 'ceil':
      return asDouble
        ? { kind: 'number', value: WHOLE[name](toDouble(first)) }
        : roundExact(name, first, second);
    case 'date_trunc':
      return {
        kind: 'timestamp',
        value: truncateTimestamp(dateField(textOf(first)), second ? toTimestamp(second) : 0n),
      };
    default:
      throw new RangeError(`${name} is evaluated elsewhere.`);
  }
}

const WHOLE = { round: roundHalfEven, floor: Math.floor, ceil: Math.ceil } as const;

function roundExact(name: 'round' | 'floor' | 'ceil', first: Known, second: Value): Value {
  const exact = toDecimal(first);
  if (name === 'floor') return { kind: 'decimal', value: floorDecimal(exact) };
  if (name === 'ceil') {
    const { units } = floorDecimal({ units: -exact.units, scale: exact.scale });
    return { kind: 'decimal', value: { units: -units, scale: 0 } };
  }
  const digits = second?.kind === 'integer' ? Number(second.value) : 0;
  return { kind: 'decimal', value: roundDecimal(exact, digits) };
}

function absolute(value: Known): Value {
  const negative = value.kind === 'number' ? value.value < 0 : toDecimal(value).units < 0n;
  return negative ? negateValue(value) : value;
}

function textOf(value: Known): string {
  if (value.kind === 'string') return value.value;
  throw new RangeError(`A ${value.kind} is no text.`);
}

export function dateField(unit: string): DateField {
  switch (unit) {
    case 'year':
    case 'quarter':
    case 'month':
    case 'week':
    case 'day':
    case 'hour':
    case 'minute':
    case 'second':
      return unit;
    default:
      throw new RangeError(`DATE_TRUNC knows no ${unit}.`);
  }
}
