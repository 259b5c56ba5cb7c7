import { SyntaxFault } from './token.js';
import type { TokenStream } from './token-stream.js';

/** How tightly operators bind: PostgreSQL's table, loosest first. */
export const BINDING = {
  or: 1,
  and: 2,
  not: 3,
  is: 4,
  comparison: 5,
  /** BETWEEN, IN, LIKE, ILIKE. */
  membership: 6,
  concatenation: 8,
  sum: 9,
  product: 10,
  sign: 12,
  cast: 14,
} as const;

const SYMBOLS: Readonly<Record<string, number>> = {
  '=': BINDING.comparison,
  '<>': BINDING.comparison,
  '!=': BINDING.comparison,
  '<': BINDING.comparison,
  '<=': BINDING.comparison,
  '>': BINDING.comparison,
  '>=': BINDING.comparison,
  '||': BINDING.concatenation,
  '+': BINDING.sum,
  '-': BINDING.sum,
  '*': BINDING.product,
  '/': BINDING.product,
  '::': BINDING.cast,
};

const WORDS: Readonly<Record<string, number>> = {
  or: BINDING.or,
  and: BINDING.and,
  is: BINDING.is,
  in: BINDING.membership,
  like: BINDING.membership,
  ilike: BINDING.membership,
  between: BINDING.membership,
};

const UNKNOWN_OPERATORS: Readonly<Record<string, string>> = {
  '==': 'Write `=`.',
  '===': 'Write `=`.',
  '!==': 'Write `<>`.',
  '=<': 'Write `<=`.',
  '=>': 'Write `>=`.',
  '><': 'Write `<>`.',
  '<=>': 'Write `IS NOT DISTINCT FROM`.',
  '&&': 'Write `AND`.',
  '&': 'Write `AND`.',
  '|': 'Write `OR`.',
  '!': 'Write `NOT`.',
  '~': 'Write `LIKE`, in which `%` stands for any text.',
  '~*': 'Write `ILIKE`, in which `%` stands for any text.',
  '~~': 'Write `LIKE`.',
  '~~*': 'Write `ILIKE`.',
  '!~': 'Write `NOT LIKE`, in which `%` stands for any text.',
  '%': 'There is no remainder operator; declare a function such as `mod` in accord.yml.',
  '^': 'There is no power operator; declare a function such as `power` in accord.yml.',
  '**': 'There is no power operator; declare a function such as `power` in accord.yml.',
  '->': 'Declare what stands in a JSON column as a field of its own, in the source of the entity.',
  '->>': 'Declare what stands in a JSON column as a field of its own, in the source of the entity.',
  '#>': 'Declare what stands in a JSON column as a field of its own, in the source of the entity.',
  '#>>': 'Declare what stands in a JSON column as a field of its own, in the source of the entity.',
  '`': 'A name is written plainly, or in double quotes.',
};

const UNSUPPORTED_WORDS: Readonly<Record<string, readonly [message: string, help: string]>> = {
  isnull: ['`ISNULL` is not part of the language.', 'Write `IS NULL`.'],
  notnull: ['`NOTNULL` is not part of the language.', 'Write `IS NOT NULL`.'],
  collate: ['`COLLATE` is not part of the language.', 'Declare `collation: binary` on the field.'],
  similar: ['`SIMILAR TO` is not part of the language.', 'Write `LIKE`, in which `%` stands for any text.'],
  overlaps: ['`OVERLAPS` is not part of the language.', 'Compare the beginnings and ends.'],
  over: [
    'A condition is about one record: window functions look at many.',
    'Compute it in the source of the entity.',
  ],
  filter: ['A condition is about one record: aggregates look at many.', 'Make it a metric.'],
};

export interface Infix {
  readonly binding: number;
  readonly negated: boolean;
}

/** The operator that comes next, or null where the operand ends. */
export function peekInfix(stream: TokenStream): Infix | null {
  const token = stream.peek();
  if (token.kind === 'symbol') {
    const binding = SYMBOLS[token.text];
    if (binding !== undefined) return { binding, negated: false };
    if (!'(),.'.includes(token.text)) throw unknownOperator(token.text, token.start);
    return null;
  }
  if (token.kind !== 'word') return null;
  const unsupported = UNSUPPORTED_WORDS[token.text];
  if (unsupported) throw new SyntaxFault(token.start, token.end, ...unsupported);
  if (token.text === 'not') return peekNegated(stream);
  if (token.text === 'at' && stream.isWord('time', 1)) {
    const message = '`AT TIME ZONE` is not part of the language: timestamps have no time zone.';
    throw new SyntaxFault(
      token.start,
      stream.peek(1).end,
      message,
      'Convert the column in the source of the entity.',
    );
  }
  const binding = Object.hasOwn(WORDS, token.text) ? WORDS[token.text] : undefined;
  return binding === undefined ? null : { binding, negated: false };
}

function peekNegated(stream: TokenStream): Infix {
  const token = stream.peek();
  const after = stream.peek(1);
  if (after.kind === 'word') {
    if (['in', 'like', 'ilike', 'between'].includes(after.text))
      return { binding: BINDING.membership, negated: true };
    const unsupported = UNSUPPORTED_WORDS[after.text];
    if (after.text === 'similar' && unsupported)
      throw new SyntaxFault(token.start, after.end, ...unsupported);
    if (after.text === 'null') {
      throw new SyntaxFault(
        token.start,
        after.end,
        'An operator is missing before `NOT NULL`.',
        'Write `IS NOT NULL`.',
      );
    }
  }
  throw new SyntaxFault(
    token.start,
    token.end,
    '`NOT` stands before a condition, or before IN, LIKE, ILIKE and BETWEEN.',
    'An `AND` or `OR` may be missing before it.',
  );
}

export function unknownOperator(text: string, start: number): SyntaxFault {
  const signed = /^(.+?)([+-]+)$/.exec(text);
  const help =
    UNKNOWN_OPERATORS[text] ??
    (signed?.[1] !== undefined && SYMBOLS[signed[1]] !== undefined
      ? `Write a space between \`${signed[1]}\` and \`${signed[2]}\`.`
      : 'The operators are = <> < <= > >= + - * / and ||.');
  return new SyntaxFault(start, start + text.length, `\`${text}\` is not an operator of the language.`, help);
}
