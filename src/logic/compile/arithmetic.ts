import type { Typed } from '../../expression/typed.js';
import { nearestDouble } from '../number/double.js';
import { type Rational, rational, signOf } from '../number/rational.js';
import { DOUBLE } from '../number/space.js';
import { addForms, atomForm, multiplyForms, scaleForm, subtractForms } from '../term/linear-form.js';
import { keyOfNumberTerm, keyOfTextTerm, type NumberTerm, type Simple, type TextTerm } from '../term/term.js';
import { Undecided } from '../undecided.js';
import { mapKnownPairs } from './choices.js';
import type { At, Choices, Compiling } from './compiling.js';
import {
  applyFunction,
  constantOf,
  constantTerm,
  isZero,
  numberTerm,
  toDouble,
  toMicros,
} from './numbers.js';
import { quotientTerm } from './quotients.js';

type Arithmetic = Extract<Typed, { readonly kind: 'arithmetic' }>;
type NumberOperator = Exclude<Arithmetic['operator'], '||'>;

export function arithmeticChoices(compiling: Compiling, typed: Arithmetic, at: At): Choices {
  const { operator, left, right } = typed;
  return mapKnownPairs(
    compiling.diagrams,
    compiling.choices(left, at),
    compiling.choices(right, at),
    (a, b) => {
      if (operator === '||') return joinTexts(a, b);
      if (a.kind === 'interval' || b.kind === 'interval') return moveByInterval(operator, a, b);
      if (a.kind !== 'number' || b.kind !== 'number')
        throw new Undecided(`${a.kind} ${operator} ${b.kind} is not followed`);
      return calculate(operator, a, b, typed.type.kind === 'integer');
    },
  );
}

export function negateTerm(value: Simple): Simple {
  if (value.kind === 'interval') return { kind: 'interval', months: -value.months, micros: -value.micros };
  if (value.kind !== 'number') throw new Undecided(`a ${value.kind} has no sign`);
  if (value.unit === 'double') return calculateDoubles('*', constantTerm('double', rational(-1n)), value);
  return numberTerm(value.unit, scaleForm(value.form, rational(-1n)));
}

function calculate(
  operator: NumberOperator,
  left: NumberTerm,
  right: NumberTerm,
  isWhole: boolean,
): NumberTerm {
  if (left.unit === 'double' || right.unit === 'double')
    return calculateDoubles(operator, toDouble(left), toDouble(right));
  switch (operator) {
    case '+':
    case '-':
      return operator === '+' ? addTerms(left, right) : subtractTerms(left, right);
    case '*':
      return numberTerm('exact', multiplyForms(left.form, right.form));
    default:
      return quotientTerm(left, right, isWhole);
  }
}

/** A date and a count of days, or numbers; a timestamp and a length of time. */
function addTerms(left: NumberTerm, right: NumberTerm): NumberTerm {
  if (left.unit === 'micro' || right.unit === 'micro')
    return numberTerm('micro', addForms(toMicros(left).form, toMicros(right).form));
  const unit = left.unit === 'day' || right.unit === 'day' ? 'day' : 'exact';
  return numberTerm(unit, addForms(left.form, right.form));
}

/** Dates are days apart, timestamps microseconds. */
function subtractTerms(left: NumberTerm, right: NumberTerm): NumberTerm {
  if (left.unit === 'micro' || right.unit === 'micro')
    return numberTerm('micro', subtractForms(toMicros(left).form, toMicros(right).form));
  const unit = left.unit === 'day' && right.unit === 'exact' ? 'day' : 'exact';
  return numberTerm(unit, subtractForms(left.form, right.form));
}

/** Months first, then days and time, each on what came before. */
function moveByInterval(operator: Arithmetic['operator'], left: Simple, right: Simple): Simple {
  const [date, interval] = left.kind === 'interval' ? [right, left] : [left, right];
  if (date.kind !== 'number' || interval.kind !== 'interval')
    throw new Undecided('lengths of time are not added to each other');
  const sign = operator === '-' ? -1 : 1;
  const start = toMicros(date);
  const moved =
    interval.months === 0
      ? start
      : applyFunction({ kind: 'add-months', months: sign * interval.months }, start, 'micro');
  return addTerms(moved, constantTerm('micro', rational(BigInt(sign) * interval.micros)));
}

/** Rounded after each step, so only operations with a constant are followed. */
function calculateDoubles(operator: NumberOperator, left: NumberTerm, right: NumberTerm): NumberTerm {
  const [a, b] = [constantOf(left), constantOf(right)];
  if (b && operator === '/' && isZero(b)) throw new Undecided('it divides by zero');
  if (b) {
    const by = doubleNear(b);
    switch (operator) {
      case '+':
        return applyFunction({ kind: 'double-add', by }, left, 'double');
      case '-':
        return applyFunction({ kind: 'double-add', by: -by }, left, 'double');
      case '*':
        return signOf(b) === 0
          ? opaque(operator, left, right)
          : applyFunction({ kind: 'double-multiply', by }, left, 'double');
      default:
        return applyFunction({ kind: 'double-divide', by }, left, 'double');
    }
  }
  if (a) {
    if (operator === '+' || operator === '*') return calculateDoubles(operator, right, left);
    if (operator === '-')
      return applyFunction({ kind: 'double-subtract-from', by: doubleNear(a) }, right, 'double');
  }
  return opaque(operator, left, right);
}

function opaque(operator: NumberOperator, left: NumberTerm, right: NumberTerm): NumberTerm {
  const commutes = operator === '+' || operator === '*';
  const [a, b] = commutes && keyOfNumberTerm(right) < keyOfNumberTerm(left) ? [right, left] : [left, right];
  const key = `(${keyOfNumberTerm(a)} ${operator} ${keyOfNumberTerm(b)})`;
  return numberTerm(
    'double',
    atomForm({ kind: 'operation', key, space: DOUBLE, operator, operands: [a, b] }),
  );
}

function joinTexts(left: Simple, right: Simple): Simple {
  if (left.kind === 'constant-text' && right.kind === 'constant-text')
    return { kind: 'constant-text', value: left.value + right.value };
  if (left.kind === 'text' && right.kind === 'constant-text') return extend(left, 'append', right.value);
  if (left.kind === 'constant-text' && right.kind === 'text') return extend(right, 'prepend', left.value);
  if (left.kind !== 'text' || right.kind !== 'text')
    throw new Undecided(`${left.kind} || ${right.kind} is not followed`);
  const parts = [left, right];
  const key = `(${parts.map((part) => keyOfTextTerm(part)).join(' || ')})`;
  return { kind: 'text', base: { kind: 'joined', key, parts }, functions: [] };
}

function extend(term: TextTerm, kind: 'append' | 'prepend', text: string): Simple {
  if (text === '') return term;
  return { ...term, functions: [...term.functions, { kind, text }] };
}

/** A constant of doubles is one exactly. */
function doubleNear(value: Rational): number {
  const near = nearestDouble(value);
  if (near === null) throw new Undecided('a number is too large for a double');
  return near;
}
