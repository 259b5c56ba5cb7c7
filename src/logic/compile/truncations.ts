import type { ComparisonOperator, DateField } from '../../expression/syntax.js';
import type { NodeId } from '../diagram/diagram.js';
import { DAY_MICROS } from '../number/calendar.js';
import { rational } from '../number/rational.js';
import { addForms, constantForm } from '../term/linear-form.js';
import { type Atom, keyOfNumberTerm, type NumberTerm } from '../term/term.js';
import type { Compiling } from './compiling.js';
import { applyFunction, numberTerm } from './numbers.js';

/** Months of the units that are made of months; weeks begin elsewhere. */
const MONTHS: Readonly<Partial<Record<DateField, number>>> = { month: 1, quarter: 3, year: 12 };
const WEEK = rational(7n * DAY_MICROS);

type Compare = (operator: ComparisonOperator, left: NumberTerm, right: NumberTerm) => NodeId;

/**
 * The beginning of a month against another: `trunc(a) >= v` is `a >= v`, and `trunc(a) > v` is `a >= v + 1 month`, where
 * v begins a month. So "in this month" meets "from the first of this month on". Null where it is not of this kind.
 */
export function compareTruncations(
  compiling: Compiling,
  operator: ComparisonOperator,
  given: NumberTerm,
  other: NumberTerm,
  compare: Compare,
): NodeId | null {
  const [left, right] = [yearAsStart(given), yearAsStart(other)];
  if (!left || !right) return null;
  const cut = truncationOf(left);
  if (!cut || !begins(right, cut.unit)) return null;
  const back = truncationOf(right);
  // Of two truncations that of the present moment stays, else that of the greater name.
  const isBackPlain = back !== null && begins(left, back.unit);
  if (isBackPlain && rank(cut.argument) > rank(back.argument)) return null;
  const { diagrams } = compiling;
  const start = (wanted: '>=' | '<') => compare(wanted, cut.argument, right);
  const end = (wanted: '>=' | '<') => compare(wanted, cut.argument, next(right, cut.unit));
  switch (operator) {
    case '>=':
    case '<':
      return start(operator);
    case '>':
      return end('>=');
    case '<=':
      return end('<');
    case '=':
      return diagrams.and(start('>='), end('<'));
    case '<>':
      return diagrams.not(diagrams.and(start('>='), end('<')));
  }
}

function rank(term: NumberTerm): string {
  const [only] = term.form.terms;
  return `${only && isPresent(only.atom) ? 1 : 0} ${keyOfNumberTerm(term)}`;
}

function isPresent(atom: Atom): boolean {
  if (atom.kind === 'applied') return atom.argument.form.terms.every((each) => isPresent(each.atom));
  return atom.kind === 'now';
}

/** Two years compare as their first moments do. */
function yearAsStart(term: NumberTerm): NumberTerm | null {
  if (term.unit === 'micro') return term;
  const atom = onlyAtom(term);
  if (atom?.kind !== 'applied' || atom.fn.kind !== 'extract' || atom.fn.field !== 'year') return null;
  return applyFunction({ kind: 'truncate', unit: 'year' }, atom.argument, 'micro');
}

function truncationOf(term: NumberTerm): { readonly unit: DateField; readonly argument: NumberTerm } | null {
  const atom = onlyAtom(term);
  if (atom?.kind !== 'applied' || atom.fn.kind !== 'truncate') return null;
  const { unit } = atom.fn;
  return MONTHS[unit] !== undefined || unit === 'week' ? { unit, argument: atom.argument } : null;
}

/** Whether every value of a term is the beginning of a unit. */
function begins(term: NumberTerm, unit: DateField): boolean {
  const [only, ...more] = term.form.terms;
  if (!only || more.length > 0 || only.coefficient.numerator !== 1n || only.coefficient.denominator !== 1n)
    return false;
  const { atom } = only;
  const { constant } = term.form;
  if (unit === 'week') {
    const isWhole = constant.denominator === 1n && constant.numerator % WEEK.numerator === 0n;
    return isWhole && atom.kind === 'applied' && atom.fn.kind === 'truncate' && atom.fn.unit === 'week';
  }
  const months = MONTHS[unit];
  if (months === undefined || constant.numerator !== 0n || atom.kind !== 'applied') return false;
  if (atom.fn.kind === 'truncate') return (MONTHS[atom.fn.unit] ?? 0) >= months;
  return atom.fn.kind === 'add-months' && atom.fn.months % months === 0 && begins(atom.argument, unit);
}

function next(start: NumberTerm, unit: DateField): NumberTerm {
  const months = MONTHS[unit];
  return months === undefined
    ? numberTerm('micro', addForms(start.form, constantForm(WEEK)))
    : applyFunction({ kind: 'add-months', months }, start, 'micro');
}

function onlyAtom({ form }: NumberTerm): Atom | null {
  const [only, ...more] = form.terms;
  if (!only || more.length > 0 || form.constant.numerator !== 0n) return null;
  return only.coefficient.numerator === 1n && only.coefficient.denominator === 1n ? only.atom : null;
}
