import type { ComparisonOperator } from '../../expression/syntax.js';
import { EVERYTHING, NOTHING, type NodeId } from '../diagram/diagram.js';
import { compared } from '../number/ordered-set.js';
import { rational, ZERO } from '../number/rational.js';
import { DENSE, DOUBLE } from '../number/space.js';
import { subtractForms } from '../term/linear-form.js';
import { keyOfSimple, type NumberTerm, type Simple, type TextTerm } from '../term/term.js';
import { applyTextFunction, textsCompared } from '../text/text-preimage.js';
import { hasText, textsOf } from '../text/text-set.js';
import { Undecided } from '../undecided.js';
import type { Compiling } from './compiling.js';
import { numberIn, testListed, textIn } from './membership.js';
import { alignUnits, constantOf, constantTerm } from './numbers.js';
import { compareTruncations } from './truncations.js';

const MIRRORED: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  '=': '=',
  '<>': '<>',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

/** A closed list is gone through value by value up to this length. */
const MAX_LISTED = 64;

/** The records for which a comparison of two known values holds. */
export function compareTerms(
  compiling: Compiling,
  operator: ComparisonOperator,
  left: Simple,
  right: Simple,
): NodeId {
  if (left.kind === 'boolean' && right.kind === 'boolean')
    return holdsOf(operator, Number(left.value) - Number(right.value));
  const [a, b] = [asNumber(left), asNumber(right)];
  if (a && b) return compareNumbers(compiling, operator, a, b);
  if (left.kind === 'constant-text')
    return right.kind === 'constant-text'
      ? holdsOf(operator, compareCodePoints(left.value, right.value))
      : compareWithText(compiling, MIRRORED[operator], right, left.value);
  if (right.kind === 'constant-text') return compareWithText(compiling, operator, left, right.value);
  if (left.kind === 'text' && right.kind === 'text') return compareTexts(compiling, operator, left, right);
  throw new Undecided(`${left.kind} and ${right.kind} cannot be compared`);
}

function holdsOf(operator: ComparisonOperator, difference: number): NodeId {
  const holds: Readonly<Record<ComparisonOperator, boolean>> = {
    '=': difference === 0,
    '<>': difference !== 0,
    '<': difference < 0,
    '<=': difference <= 0,
    '>': difference > 0,
    '>=': difference >= 0,
  };
  return holds[operator] ? EVERYTHING : NOTHING;
}

/** A length of time without months is a number of microseconds. */
function asNumber(simple: Simple): NumberTerm | null {
  if (simple.kind === 'number') return simple;
  if (simple.kind !== 'interval') return null;
  if (simple.months !== 0) throw new Undecided('a month has no fixed length');
  return constantTerm('micro', rational(simple.micros));
}

function compareNumbers(
  compiling: Compiling,
  operator: ComparisonOperator,
  left: NumberTerm,
  right: NumberTerm,
): NodeId {
  const [a, b] = alignUnits(left, right);
  if (a.unit === 'double') {
    const [first, second] = [constantOf(a), constantOf(b)];
    if (second) return numberIn(compiling, a, compared(operator, second, DOUBLE));
    if (first) return numberIn(compiling, b, compared(MIRRORED[operator], first, DOUBLE));
  }
  const again = (next: ComparisonOperator, one: NumberTerm, other: NumberTerm) =>
    compareNumbers(compiling, next, one, other);
  const started =
    compareTruncations(compiling, operator, a, b, again) ??
    compareTruncations(compiling, MIRRORED[operator], b, a, again);
  if (started !== null) return started;
  // Two doubles compare as the exact numbers they are, so their difference need not be a double.
  const difference: NumberTerm = { kind: 'number', unit: 'exact', form: subtractForms(a.form, b.form) };
  return numberIn(compiling, difference, compared(operator, ZERO, DENSE));
}

function compareWithText(
  compiling: Compiling,
  operator: ComparisonOperator,
  term: Simple,
  constant: string,
): NodeId {
  if (term.kind !== 'text') throw new Undecided(`${term.kind} and a text cannot be compared`);
  if (operator === '=' || operator === '<>') {
    const same = textIn(compiling, term, textsOf([constant]));
    return operator === '=' ? same : compiling.diagrams.not(same);
  }
  return textIn(compiling, term, textsCompared(operator, constant));
}

function compareTexts(
  compiling: Compiling,
  operator: ComparisonOperator,
  left: TextTerm,
  right: TextTerm,
): NodeId {
  const { diagrams, variables } = compiling;
  if (keyOfSimple(left) === keyOfSimple(right)) return holdsOf(operator, 0);
  const listed =
    throughList(compiling, operator, left, right) ?? throughList(compiling, MIRRORED[operator], right, left);
  if (listed !== null) return listed;
  const [first, second] = keyOfSimple(left) < keyOfSimple(right) ? [left, right] : [right, left];
  const test = (name: 'same-text' | 'text-below', operands: readonly Simple[]) =>
    testListed(compiling, variables.test(name, operands), (value) => value === true);
  switch (operator) {
    case '=':
      return test('same-text', [first, second]);
    case '<>':
      return diagrams.not(test('same-text', [first, second]));
    case '<':
      return test('text-below', [left, right]);
    case '>':
      return test('text-below', [right, left]);
    case '<=':
      return diagrams.not(test('text-below', [right, left]));
    case '>=':
      return diagrams.not(test('text-below', [left, right]));
  }
}

/** A column with a short closed list: for each of its values, what the other has to be. */
function throughList(
  compiling: Compiling,
  operator: ComparisonOperator,
  listed: TextTerm,
  other: TextTerm,
): NodeId | null {
  const { base, functions } = listed;
  if (base.kind !== 'column') return null;
  const { type } = base.column.field;
  if (type.kind !== 'string' || !type.values || type.values.length > MAX_LISTED) return null;
  const variable = compiling.variables.column(base.column);
  return compiling.diagrams.orAll(
    type.values.map((value) => {
      const made = functions.reduce((text, fn) => applyTextFunction(fn, text), value);
      return compiling.diagrams.and(
        testListed(compiling, variable, (each) => each === value),
        compareWithText(compiling, MIRRORED[operator], other, made),
      );
    }),
  );
}

/** In the order of code points; only whether they are the same, unless a binary collation was declared. */
function compareCodePoints(left: string, right: string): number {
  if (left === right) return 0;
  return hasText(textsCompared('<', right), left) ? -1 : 1;
}
