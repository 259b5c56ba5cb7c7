import { BINDING } from './binding.js';
import { parseList } from './parse-list.js';
import type { Expression } from './syntax.js';
import { SyntaxFault } from './token.js';
import type { TokenStream } from './token-stream.js';

interface Extended {
  readonly node: Expression;
  readonly endsInOperand: boolean;
}

/** Parses what follows an operand from `[NOT] IN`, `BETWEEN`, `LIKE` or `ILIKE` on. */
export function parseMembership(
  stream: TokenStream,
  operand: Expression,
  start: number,
  negated: boolean,
): Extended {
  if (negated) stream.next();
  const word = stream.next();
  if (word.text === 'in') return { node: parseIn(stream, operand, start, negated), endsInOperand: false };
  if (word.text === 'between')
    return { node: parseBetween(stream, operand, start, negated), endsInOperand: true };
  return { node: parseLike(stream, operand, start, negated, word.text === 'ilike'), endsInOperand: true };
}

function parseIn(stream: TokenStream, operand: Expression, start: number, negated: boolean): Expression {
  const open = stream.peek();
  if (!stream.isSymbol('(')) {
    const end = open.kind === 'end' ? stream.previousEnd : open.end;
    const from = open.kind === 'end' ? (stream.previous?.start ?? end) : open.start;
    throw new SyntaxFault(from, end, '`IN` is followed by a list in parentheses.', "Write `IN ('a', 'b')`.");
  }
  const items = parseList(stream, 'IN');
  if (items.length === 0) throw new SyntaxFault(open.start, stream.previousEnd, 'The list of `IN` is empty.');
  const node: Expression = { kind: 'in', negated, operand, items, start, end: stream.previousEnd };
  return stream.grow(node, [operand, ...items]);
}

function parseBetween(stream: TokenStream, operand: Expression, start: number, negated: boolean): Expression {
  const between = stream.previous;
  if (stream.isWord('symmetric') || stream.isWord('asymmetric')) {
    const { start: at, end, text } = stream.peek();
    throw new SyntaxFault(
      at,
      end,
      `\`${text.toUpperCase()}\` is not part of the language.`,
      'Write the lower end first.',
    );
  }
  const low = stream.expression(BINDING.is, 'restricted');
  if (!stream.takeWord('and')) {
    const at = between ?? stream.peek();
    throw new SyntaxFault(at.start, at.end, 'This `BETWEEN` has no `AND`.', 'Write `x BETWEEN 1 AND 10`.');
  }
  const high = stream.expression(BINDING.membership + 1);
  const node: Expression = { kind: 'between', negated, operand, low, high, start, end: stream.previousEnd };
  return stream.grow(node, [operand, low, high]);
}

function parseLike(
  stream: TokenStream,
  operand: Expression,
  start: number,
  negated: boolean,
  caseInsensitive: boolean,
): Expression {
  const pattern = stream.expression(BINDING.membership + 1);
  const escaped = stream.takeWord('escape') ? stream.expression(BINDING.membership + 1) : null;
  const place = { start, end: stream.previousEnd };
  const node: Expression = {
    kind: 'like',
    negated,
    caseInsensitive,
    operand,
    pattern,
    escape: escaped,
    ...place,
  };
  return stream.grow(node, [operand, pattern, escaped]);
}
