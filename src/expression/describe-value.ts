import { listInWords } from '../diagnostic/words.js';
import { constantOf } from './constant.js';
import { describeLiteral } from './describe-literal.js';
import { isElapsed } from './elapsed.js';
import type { TypedOf } from './expression-of.js';
import { type Describing, inWords, possessive } from './phrase.js';
import { isDateLike, nameType } from './type-rules.js';
import type { Typed } from './typed.js';

/** A value as a noun: "account's employees", "30 days before today". */
export function describeValue(describing: Describing, typed: Typed): string {
  const constant = constantOf(typed);
  if (constant !== undefined) return describeLiteral(constant);
  switch (typed.kind) {
    case 'column': {
      const title =
        describing.titleOf('field', typed.field.entity, typed.field.name) ?? inWords(typed.field.name);
      return possessive(typed.path, title);
    }
    case 'current':
      return typed.what === 'date' ? 'today' : 'now';
    case 'case':
      return describeCase(describing, typed);
    case 'function':
      return describeFunction(describing, typed);
    case 'declared':
      return `${typed.declared.name}(${typed.arguments.map((argument) => describing.value(argument)).join(', ')})`;
    case 'arithmetic':
      return describeArithmetic(describing, typed);
    case 'negate':
      return `minus ${operand(describing, typed.operand)}`;
    case 'cast':
      return typed.type.kind === 'timestamp' || typed.type.kind === typed.operand.type.kind
        ? describing.value(typed.operand)
        : `${operand(describing, typed.operand)} as ${nameType(typed.type)}`;
    case 'extract':
      return `the ${typed.field} of ${operand(describing, typed.operand)}`;
    default:
      return `whether ${describing.condition(typed, false).text}`;
  }
}

/** In parentheses where it is made of several words that a neighbour could be read into. */
function operand(describing: Describing, typed: Typed): string {
  const words = describing.value(typed);
  const isSimple = constantOf(typed) !== undefined || typed.kind === 'column' || typed.kind === 'current';
  return isSimple ? words : `(${words})`;
}

function describeCase(describing: Describing, { subject, branches, otherwise }: TypedOf<'case'>): string {
  const on = subject ? describing.value(subject) : null;
  const parts = branches.map(({ when, then }) => {
    const condition =
      on === null ? describing.condition(when, false).text : `${on} is ${describing.value(when)}`;
    return `${describing.value(then)} if ${condition}`;
  });
  parts.push(otherwise ? `otherwise ${describing.value(otherwise)}` : 'otherwise not known');
  return `(${parts.join('; ')})`;
}

function describeArithmetic(
  describing: Describing,
  { operator, left, right }: TypedOf<'arithmetic'>,
): string {
  const [date, other] = isDateLike(left.type) ? [left, right] : [right, left];
  if (isDateLike(left.type) && isDateLike(right.type)) {
    const what = left.type.kind === 'date' && right.type.kind === 'date' ? 'the number of days' : 'the time';
    return `${what} from ${operand(describing, right)} to ${operand(describing, left)}`;
  }
  if (isDateLike(date.type) && operator !== '||') {
    const length =
      other.type.kind === 'integer' ? `${operand(describing, other)} days` : operand(describing, other);
    return `${length} ${operator === '-' ? 'before' : 'after'} ${operand(describing, date)}`;
  }
  const words = { '+': 'plus', '-': 'minus', '*': 'times', '/': 'divided by', '||': 'followed by' }[operator];
  return `${operand(describing, left)} ${words} ${operand(describing, right)}`;
}

function describeFunction(describing: Describing, typed: TypedOf<'function'>): string {
  const words = typed.arguments.map((argument) => operand(describing, argument));
  const [first = '', second = ''] = words;
  if (isElapsed(typed)) return `the number of ${typed.name.split('_')[0]} from ${first} to ${second}`;
  const dates = isDateLike(typed.type);
  switch (typed.name) {
    case 'coalesce':
      return words.length === 1 ? first : `${first} (or ${listInWords(words.slice(1), 'or')} if not known)`;
    case 'nullif':
      return `${first} (not known if it is ${second})`;
    case 'greatest':
      return `the ${dates ? 'latest' : 'largest'} of ${listInWords(words, 'and')}`;
    case 'least':
      return `the ${dates ? 'earliest' : 'smallest'} of ${listInWords(words, 'and')}`;
    case 'lower':
      return `${first} in small letters`;
    case 'upper':
      return `${first} in capitals`;
    case 'trim':
      return `${first} without spaces around it`;
    case 'length':
      return `the length of ${first}`;
    case 'abs':
      return `the size of ${first}`;
    case 'round':
      return second === ''
        ? `${first} rounded`
        : `${first} rounded to ${second} ${second === '1' ? 'digit' : 'digits'}`;
    case 'floor':
      return `${first} rounded down`;
    case 'ceil':
      return `${first} rounded up`;
    case 'date_trunc':
      return `the start of the ${first} of ${second}`;
    default:
      throw new RangeError(`No words for ${typed.name}.`);
  }
}
