import { splitTimestamp } from './calendar.js';
import { constantOf } from './constant.js';
import { describeDate, describeLiteral, describeMoment } from './describe-literal.js';
import type { TypedOf } from './expression-of.js';
import { type Describing, type Phrase, plain } from './phrase.js';
import type { ComparisonOperator } from './syntax.js';
import { isDateLike } from './type-rules.js';
import type { Typed } from './typed.js';

const NEGATED: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  '=': '<>',
  '<>': '=',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
};

const SWAPPED: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  '=': '=',
  '<>': '<>',
  '<': '>',
  '>=': '<=',
  '>': '<',
  '<=': '>=',
};

const AMOUNT_WORDS: Readonly<Record<ComparisonOperator, string>> = {
  '=': 'is',
  '<>': 'is not',
  '<': 'is less than',
  '<=': 'is at most',
  '>': 'is more than',
  '>=': 'is at least',
};

const DATE_WORDS: Readonly<Record<ComparisonOperator, string>> = {
  ...AMOUNT_WORDS,
  '<': 'is before',
  '<=': 'is on or before',
  '>': 'is after',
  '>=': 'is on or after',
};

const TEXT_WORDS: Readonly<Record<ComparisonOperator, string>> = {
  ...AMOUNT_WORDS,
  '<': 'comes before',
  '<=': 'is or comes before',
  '>': 'comes after',
  '>=': 'is or comes after',
};

/** Says the literal last, whichever side it was written on. */
export function describeComparison(
  describing: Describing,
  typed: TypedOf<'compare'>,
  negated: boolean,
): Phrase {
  const operator = negated ? NEGATED[typed.operator] : typed.operator;
  const swap = constantOf(typed.left) !== undefined && constantOf(typed.right) === undefined;
  const [left, right] = swap ? [typed.right, typed.left] : [typed.left, typed.right];
  const shown = swap ? SWAPPED[operator] : operator;
  const subject = describeSubject(describing, left);
  if (isDateLike(left.type)) return plain(`${subject} ${describeDateComparison(describing, shown, right)}`);
  const words = left.type.kind === 'string' ? TEXT_WORDS : AMOUNT_WORDS;
  return plain(`${subject} ${words[shown]} ${describeSubject(describing, right)}`);
}

function describeSubject(describing: Describing, typed: Typed): string {
  const isCondition = typed.type.kind === 'boolean' && typed.kind !== 'column' && typed.kind !== 'literal';
  return isCondition ? `"${describing.condition(typed, false).text}"` : describing.value(typed);
}

/** A day's beginning is called by the day where that is what people mean: from it on, or before it. */
function describeDateComparison(describing: Describing, operator: ComparisonOperator, right: Typed): string {
  const value = constantOf(right);
  if (value?.kind !== 'timestamp') return `${DATE_WORDS[operator]} ${describing.value(right)}`;
  const { days, time } = splitTimestamp(value.value);
  if (time === 0n && (operator === '>=' || operator === '<'))
    return `${DATE_WORDS[operator]} ${describeDate(days)}`;
  return `${DATE_WORDS[operator].replace('on or', 'at or')} ${describeMoment(value.value)}`;
}

/** A missing value counts as a value here, and it is said which records that takes in. */
export function describeDistinct(
  describing: Describing,
  { left, right }: TypedOf<'distinct'>,
  same: boolean,
): Phrase {
  const swap = constantOf(left) !== undefined && constantOf(right) === undefined;
  const [subject, other] = swap ? [right, left] : [left, right];
  const value = constantOf(other);
  const name = describeSubject(describing, subject);
  if (value === null) return plain(`${name} ${same ? 'is not known' : 'is known'}`);
  if (value !== undefined) {
    if (same) return plain(`${name} is ${describeLiteral(value)}`);
    return { text: `${name} is not ${describeLiteral(value)} or is not known`, join: 'or' };
  }
  const otherName = describeSubject(describing, other);
  if (same) return { text: `${name} is ${otherName} or both are not known`, join: 'or' };
  return { text: `${name} is not ${otherName} or only one of them is known`, join: 'or' };
}
