import type { DataType } from '../../expression/data-type.js';
import type { Value } from '../../expression/value.js';
import { applyNumberFunction } from '../number/apply-number-function.js';
import { textOfDay } from '../number/calendar.js';
import { add, multiply, ONE, type Rational, rational } from '../number/rational.js';
import { type Atom, keyOfColumn, type LinearForm, type Simple, type TextTerm } from '../term/term.js';
import { applyTextFunction } from '../text/text-preimage.js';
import { type Assignment, numberOfValue, valueOfNumber } from './assignment.js';

/** The value of a term in a record under way; null where something it needs is not chosen, or NULL. */
export function evaluateSimple(simple: Simple, assignment: Assignment, type: DataType): Value {
  switch (simple.kind) {
    case 'null':
    case 'interval':
      return null;
    case 'boolean':
      return { kind: 'boolean', value: simple.value };
    case 'constant-text':
      return { kind: 'string', value: simple.value };
    case 'text': {
      const text = evaluateText(simple, assignment);
      return text === null ? null : { kind: 'string', value: text };
    }
    case 'number': {
      const number = evaluateForm(simple.form, assignment);
      return number === null ? null : valueOfNumber(number, type);
    }
  }
}

export function evaluateForm({ terms, constant }: LinearForm, assignment: Assignment): Rational | null {
  let sum: Rational | null = constant;
  for (const { atom, coefficient } of terms) {
    const value = evaluateAtom(atom, assignment);
    sum = sum === null || value === null ? null : add(sum, multiply(value, coefficient));
  }
  return sum;
}

export function evaluateAtom(atom: Atom, assignment: Assignment): Rational | null {
  switch (atom.kind) {
    case 'column':
      return numberOfValue(assignment.columns.get(keyOfColumn(atom.column))?.value ?? null);
    case 'now':
      return assignment.now === null ? null : rational(assignment.now);
    case 'call':
      return numberOfValue(assignment.calls.get(atom.call.key)?.value ?? null);
    case 'applied': {
      const argument = evaluateForm(atom.argument.form, assignment);
      return argument === null ? null : applyNumberFunction(atom.fn, argument);
    }
    case 'length': {
      const text = evaluateText(atom.text, assignment);
      return text === null ? null : rational(BigInt([...text].length));
    }
    case 'product': {
      const factors = atom.factors.map((factor) => evaluateAtom(factor, assignment));
      return factors.reduce((product, factor) => (product && factor ? multiply(product, factor) : null), ONE);
    }
    case 'operation':
      return null;
  }
}

function evaluateText({ base, functions }: TextTerm, assignment: Assignment): string | null {
  const start = evaluateBase(base, assignment);
  return start === null ? null : functions.reduce((text, fn) => applyTextFunction(fn, text), start);
}

function evaluateBase(base: TextTerm['base'], assignment: Assignment): string | null {
  switch (base.kind) {
    case 'column':
      return textOf(assignment.columns.get(keyOfColumn(base.column))?.value ?? null);
    case 'call':
      return textOf(assignment.calls.get(base.call.key)?.value ?? null);
    case 'joined': {
      const parts = base.parts.map((part) => textOf(evaluateSimple(part, assignment, { kind: 'string' })));
      return parts.includes(null) ? null : parts.join('');
    }
    case 'number-text': {
      const number = evaluateForm(base.number.form, assignment);
      if (number?.denominator !== 1n) return null;
      if (base.number.unit === 'day') return textOfDay(number.numerator);
      return base.number.unit === 'exact' ? number.numerator.toString() : null;
    }
  }
}

function textOf(value: Value): string | null {
  return value?.kind === 'string' ? value.value : null;
}
