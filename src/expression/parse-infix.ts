import { BINDING, type Infix, peekInfix } from './binding.js';
import { parseIs } from './parse-is.js';
import { parseMembership } from './parse-membership.js';
import { parseOperand } from './parse-operand.js';
import { parseTypeName } from './parse-type-name.js';
import type { ArithmeticOperator, ComparisonOperator, Expression } from './syntax.js';
import { SyntaxFault } from './token.js';
import type { OperandForm, TokenStream } from './token-stream.js';

/** An operator whose right end is an operand does not chain: `a < b < c` means nothing. */
const NON_ASSOCIATIVE = new Set<number>([BINDING.is, BINDING.comparison, BINDING.membership]);

/** Parses an operand and all operators after it that bind at least as tightly as `minimum`. */
export function parseInfix(stream: TokenStream, minimum: number, form: OperandForm = 'any'): Expression {
  const start = stream.peek().start;
  let left = parseOperand(stream, form);
  let blocked = 0;
  for (;;) {
    const infix = peekInfix(stream);
    if (
      infix === null ||
      infix.binding < minimum ||
      (form === 'restricted' && endsRestricted(stream, infix))
    ) {
      return left;
    }
    if (infix.binding === blocked) throw chained(stream);
    const right = parseAfter(stream, left, start, infix, form);
    left = right.node;
    blocked = right.endsInOperand && NON_ASSOCIATIVE.has(infix.binding) ? infix.binding : 0;
  }
}

interface Extended {
  readonly node: Expression;
  readonly endsInOperand: boolean;
}

function parseAfter(
  stream: TokenStream,
  left: Expression,
  start: number,
  infix: Infix,
  form: OperandForm,
): Extended {
  switch (infix.binding) {
    case BINDING.or:
      return { node: parseJunction(stream, left, start, 'or'), endsInOperand: true };
    case BINDING.and:
      return { node: parseJunction(stream, left, start, 'and'), endsInOperand: true };
    case BINDING.is:
      return parseIs(stream, left, start, form);
    case BINDING.membership:
      return parseMembership(stream, left, start, infix.negated);
    case BINDING.cast:
      return { node: parseCast(stream, left, start), endsInOperand: false };
    default:
      return { node: parseBinary(stream, left, start, infix.binding, form), endsInOperand: true };
  }
}

/** Flat, as PostgreSQL's own tree: a chain of 10,000 parts is one node. */
function parseJunction(stream: TokenStream, left: Expression, start: number, kind: 'and' | 'or'): Expression {
  const operands = left.kind === kind ? [...left.operands] : [left];
  while (stream.takeWord(kind)) operands.push(stream.expression(BINDING[kind] + 1));
  return stream.grow({ kind, operands, start, end: stream.previousEnd }, operands);
}

function parseBinary(
  stream: TokenStream,
  left: Expression,
  start: number,
  binding: number,
  form: OperandForm,
): Expression {
  const operator = stream.next().text;
  const right = stream.expression(binding + 1, form);
  const place = { start, end: stream.previousEnd };
  const node: Expression =
    binding === BINDING.comparison
      ? { kind: 'compare', operator: comparisonOperator(operator), left, right, ...place }
      : { kind: 'arithmetic', operator: arithmeticOperator(operator), left, right, ...place };
  return stream.grow(node, [left, right]);
}

function parseCast(stream: TokenStream, operand: Expression, start: number): Expression {
  stream.next();
  const target = parseTypeName(stream);
  return stream.grow({ kind: 'cast', operand, target, start, end: stream.previousEnd }, [operand]);
}

function comparisonOperator(text: string): ComparisonOperator {
  switch (text) {
    case '!=':
      return '<>';
    case '=':
    case '<>':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return text;
    default:
      throw new RangeError(`Not a comparison: ${text}`);
  }
}

function arithmeticOperator(text: string): ArithmeticOperator {
  switch (text) {
    case '+':
    case '-':
    case '*':
    case '/':
    case '||':
      return text;
    default:
      throw new RangeError(`Not an arithmetic operator: ${text}`);
  }
}

/** Before the AND of a BETWEEN, only comparisons, arithmetic and IS DISTINCT FROM go on. */
function endsRestricted(stream: TokenStream, infix: Infix): boolean {
  if (infix.binding <= BINDING.and || infix.binding === BINDING.membership) return true;
  if (infix.binding !== BINDING.is) return false;
  return !stream.isWord('distinct', stream.isWord('not', 1) ? 2 : 1);
}

function chained(stream: TokenStream): SyntaxFault {
  const { start, end, text } = stream.peek();
  return new SyntaxFault(
    start,
    end,
    `\`${text.toUpperCase()}\` cannot follow another comparison directly.`,
    'Write `a < b AND b < c`, or use parentheses.',
  );
}
