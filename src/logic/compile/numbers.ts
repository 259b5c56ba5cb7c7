import type { DateField } from '../../expression/syntax.js';
import { applyNumberFunction } from '../number/apply-number-function.js';
import { DAY_MICROS } from '../number/calendar.js';
import { doubleToRational, nearestDouble } from '../number/double.js';
import { keyOfFunction, type NumberFunction } from '../number/number-function.js';
import { outSpaceOf } from '../number/preimage.js';
import { divide, ONE, type Rational, rational, ZERO } from '../number/rational.js';
import type { Space } from '../number/space.js';
import { spaceOfForm, spaceOfTerm } from '../term/form-space.js';
import { atomForm, constantForm, isConstant, scaleForm } from '../term/linear-form.js';
import { keyOfNumberTerm, type LinearForm, type NumberTerm, type NumberUnit } from '../term/term.js';
import { Undecided } from '../undecided.js';

const DAY = rational(DAY_MICROS);

export function numberTerm(unit: NumberUnit, form: LinearForm): NumberTerm {
  return { kind: 'number', unit, form };
}

export function constantTerm(unit: NumberUnit, value: Rational): NumberTerm {
  return numberTerm(unit, constantForm(value));
}

/** The value of a term that has no columns in it. */
export function constantOf({ form }: NumberTerm): Rational | null {
  return isConstant(form) ? form.constant : null;
}

/** @throws Undecided where PostgreSQL would refuse the constant */
export function applyFunction(fn: NumberFunction, argument: NumberTerm, unit: NumberUnit): NumberTerm {
  const constant = constantOf(argument);
  if (constant) {
    const value = applyNumberFunction(fn, constant);
    if (value === null) throw new Undecided(`${keyOfNumberTerm(argument)} is out of range`);
    return constantTerm(unit, value);
  }
  if (changesNothing(fn, argument)) return { ...argument, unit };
  // The day of a moment and its midnight are one thing, so that either way of writing it meets the other.
  if (fn.kind === 'truncate' && fn.unit === 'day') return toMicros(dayOf(argument));
  const simpler = simplerCall(fn, argument, unit);
  if (simpler) return simpler;
  const key = `${keyOfFunction(fn)}{${keyOfNumberTerm(argument)}}`;
  const space = fn.kind === 'truncate' ? startSpace(fn.unit) : outSpaceOf(fn, spaceOfTerm(argument));
  return numberTerm(unit, atomForm({ kind: 'applied', key, space, fn, argument }));
}

/** Months are moved after truncating rather than before, and all at once: on the first of a month nothing is cut off. */
function simplerCall(fn: NumberFunction, argument: NumberTerm, unit: NumberUnit): NumberTerm | null {
  const finer = fn.kind === 'truncate' ? beforeFinerCut(fn.unit, argument) : null;
  if (finer) return applyFunction(fn, finer, unit);
  const [only, ...more] = argument.form.terms;
  const isPlain = only && more.length === 0 && isOne(only.coefficient) && isZero(argument.form.constant);
  if (!isPlain || only.atom.kind !== 'applied' || only.atom.fn.kind !== 'add-months') return null;
  const { fn: before, argument: inner } = only.atom;
  if (fn.kind === 'truncate') {
    const length = MONTHS_OF[fn.unit];
    if (length === undefined || before.months % length !== 0) return null;
    return applyFunction(before, applyFunction(fn, inner, 'micro'), unit);
  }
  if (fn.kind !== 'add-months' || !beginsMonth(inner)) return null;
  const months = fn.months + before.months;
  return months === 0 ? inner : applyFunction({ kind: 'add-months', months }, inner, unit);
}

/** The month of a day is the month of the moment, the year of a month the year of what is in it. */
function beforeFinerCut(unit: DateField, { form }: NumberTerm): NumberTerm | null {
  const [only, ...more] = form.terms;
  if (!only || more.length > 0 || !isZero(form.constant) || only.atom.kind !== 'applied') return null;
  const { fn, argument } = only.atom;
  const isMonthly = MONTHS_OF[unit] !== undefined;
  if (
    fn.kind === 'day-of' &&
    only.coefficient.numerator === DAY_MICROS &&
    only.coefficient.denominator === 1n
  )
    return isMonthly || unit === 'week' ? argument : null;
  if (fn.kind !== 'truncate' || !isMonthly || !isOne(only.coefficient)) return null;
  const [coarse = 0, fine = 0] = [MONTHS_OF[unit], MONTHS_OF[fn.unit]];
  const isFiner = fine > 0 ? fine <= coarse : fn.unit !== 'week';
  return isFiner ? argument : null;
}

const MONTHS_OF: Readonly<Partial<Record<DateField, number>>> = { month: 1, quarter: 3, year: 12 };

function beginsMonth({ form }: NumberTerm): boolean {
  const [only, ...more] = form.terms;
  if (!only || more.length > 0 || !isOne(only.coefficient) || !isZero(form.constant)) return false;
  const { atom } = only;
  return atom.kind === 'applied' && atom.fn.kind === 'truncate' && MONTHS_OF[atom.fn.unit] !== undefined;
}

function isOne({ numerator, denominator }: Rational): boolean {
  return numerator === 1n && denominator === 1n;
}

/** Where the beginnings of a unit lie: months and weeks begin at midnight. */
function startSpace(unit: DateField): Space {
  const micros = Object.hasOwn(UNIT_MICROS, unit)
    ? UNIT_MICROS[unit as keyof typeof UNIT_MICROS]
    : DAY_MICROS;
  return { kind: 'lattice', step: rational(micros) };
}

const UNIT_MICROS = {
  day: DAY_MICROS,
  hour: 3_600_000_000n,
  minute: 60_000_000n,
  second: 1_000_000n,
} as const;

/** Whole numbers are not rounded, midnights not cut to the day. */
function changesNothing(fn: NumberFunction, argument: NumberTerm): boolean {
  if (argument.unit === 'double') return false;
  switch (fn.kind) {
    case 'floor':
    case 'ceil':
      return isMultipleOf(argument.form, ONE);
    case 'round':
      return isMultipleOf(argument.form, divide(ONE, rational(10n ** BigInt(fn.digits))));
    case 'truncate': {
      const micros = Object.hasOwn(UNIT_MICROS, fn.unit)
        ? UNIT_MICROS[fn.unit as keyof typeof UNIT_MICROS]
        : null;
      return micros !== null && isMultipleOf(argument.form, rational(micros));
    }
    default:
      return false;
  }
}

function isMultipleOf(form: LinearForm, unit: Rational): boolean {
  const space = spaceOfForm(form);
  return space.kind === 'lattice' && divide(space.step, unit).denominator === 1n;
}

/** @throws Undecided for a constant that no double is near */
export function toDouble(term: NumberTerm): NumberTerm {
  if (term.unit === 'double') return term;
  const constant = constantOf(term);
  if (!constant) return applyFunction({ kind: 'to-double' }, term, 'double');
  const value = nearestDouble(constant);
  if (value === null) throw new Undecided('a number is too large for a double');
  return constantTerm('double', doubleToRational(value));
}

export function toMicros(term: NumberTerm): NumberTerm {
  return term.unit === 'day' ? numberTerm('micro', scaleForm(term.form, DAY)) : term;
}

/** The day that a timestamp is in; of midnights without a detour. */
export function dayOf(term: NumberTerm): NumberTerm {
  if (term.unit === 'day') return term;
  if (!isConstant(term.form) && isMultipleOf(term.form, DAY))
    return numberTerm('day', scaleForm(term.form, divide(ONE, DAY)));
  return applyFunction({ kind: 'day-of' }, term, 'day');
}

/** Both in one unit: doubles win over exact numbers, timestamps over dates. */
export function alignUnits(left: NumberTerm, right: NumberTerm): readonly [NumberTerm, NumberTerm] {
  if (left.unit === right.unit) return [left, right];
  if (left.unit === 'double' || right.unit === 'double') return [toDouble(left), toDouble(right)];
  if (left.unit === 'micro' || right.unit === 'micro') return [toMicros(left), toMicros(right)];
  return [left, right];
}

export function isZero(value: Rational): boolean {
  return value.numerator === ZERO.numerator;
}
