import { BINDING, unknownOperator } from './binding.js';
import { closeParenthesis } from './parse-list.js';
import { parseName } from './parse-name.js';
import { parseSpecialForm } from './parse-special-form.js';
import { parseTypedLiteral } from './parse-typed-literal.js';
import type { Expression } from './syntax.js';
import { SyntaxFault, type Token } from './token.js';
import type { OperandForm, TokenStream } from './token-stream.js';

/** Parses what can stand before or between operators: a value, a name, a call, a prefix operator, parentheses. */
export function parseOperand(stream: TokenStream, form: OperandForm): Expression {
  const token = stream.peek();
  switch (token.kind) {
    case 'number':
      stream.next();
      return { kind: 'literal', value: token.value, start: token.start, end: token.end };
    case 'string':
      return parseString(stream);
    case 'quoted':
      return parseName(stream);
    case 'symbol':
      return parseSymbol(stream, form);
    case 'word':
      return parseWord(stream, form);
    case 'end':
    case 'invalid':
      throw missingOperand(stream, token);
  }
}

function parseString(stream: TokenStream): Expression {
  const { text, start, end } = stream.next();
  const after = stream.peek();
  if (after.kind === 'string') {
    throw new SyntaxFault(
      after.start,
      after.end,
      'Two texts stand side by side.',
      'Join them by `||`, or double a quote inside a text.',
    );
  }
  return { kind: 'literal', value: { kind: 'string', value: text }, start, end };
}

function parseSymbol(stream: TokenStream, form: OperandForm): Expression {
  const token = stream.peek();
  if (token.text === '(') return parseParenthesised(stream);
  if (token.text === '-') {
    stream.next();
    const operand = stream.expression(BINDING.sign, form);
    return stream.grow({ kind: 'negate', operand, start: token.start, end: stream.previousEnd }, [operand]);
  }
  if (token.text === '+')
    throw new SyntaxFault(token.start, token.end, 'A leading `+` is not part of the language.', 'Remove it.');
  if (token.text === '!') throw unknownOperator(token.text, token.start);
  throw missingOperand(stream, token);
}

function parseParenthesised(stream: TokenStream): Expression {
  const open = stream.next();
  if (stream.isSymbol(')')) {
    throw new SyntaxFault(open.start, stream.peek().end, 'There is nothing between these parentheses.');
  }
  const inner = stream.expression(0);
  closeParenthesis(stream, open);
  if (stream.isSymbol('.') || stream.isSymbol('[')) {
    const { start, end } = stream.peek();
    throw new SyntaxFault(start, end, 'Only a name is followed by `.`.');
  }
  return inner;
}

function parseWord(stream: TokenStream, form: OperandForm): Expression {
  const token = stream.peek();
  const { text, start, end } = token;
  switch (text) {
    case 'not': {
      if (form === 'restricted') {
        throw new SyntaxFault(start, end, 'A `NOT` cannot stand here.', 'Put it in parentheses.');
      }
      stream.next();
      const operand = stream.expression(BINDING.not);
      return stream.grow({ kind: 'not', operand, start, end: stream.previousEnd }, [operand]);
    }
    case 'null':
      stream.next();
      return { kind: 'literal', value: null, start, end };
    case 'true':
    case 'false':
      stream.next();
      return { kind: 'literal', value: { kind: 'boolean', value: text === 'true' }, start, end };
    case 'and':
    case 'or':
    case 'is':
    case 'in':
    case 'like':
    case 'ilike':
      throw missingOperand(stream, token);
    default:
      // Before a `.` any word can only be a relationship: `order.status`, `case.opened_at`.
      if (stream.isSymbol('.', 1)) return parseName(stream);
      return parseTypedLiteral(stream) ?? parseSpecialForm(stream) ?? parseName(stream);
  }
}

/** What to look at is the operator that lacks its operand; at the beginning, what stands there instead. */
function missingOperand(stream: TokenStream, found: Token): SyntaxFault {
  const before = stream.previous;
  const operator = before && (before.kind === 'symbol' || before.kind === 'word') ? before : null;
  const isOperand = found.kind === 'end' || found.text === ')' || found.text === ',';
  if (operator && isOperand) {
    return new SyntaxFault(
      operator.start,
      operator.end,
      `A value is missing after \`${operator.text.toUpperCase()}\`.`,
    );
  }
  if (found.kind === 'end') return new SyntaxFault(found.start, found.end, 'A value is missing at the end.');
  if (
    found.kind === 'symbol' &&
    !'(),.'.includes(found.text) &&
    !/^([=<>/]|<=|>=|<>|!=|\|\||\*|::)$/.test(found.text)
  ) {
    return unknownOperator(found.text, found.start);
  }
  return new SyntaxFault(
    found.start,
    found.end,
    `A value is missing before \`${found.text.toUpperCase()}\`.`,
  );
}
