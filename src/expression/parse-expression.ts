import { parseInfix } from './parse-infix.js';
import type { ExpressionProblem } from './problem.js';
import type { Expression } from './syntax.js';
import { SyntaxFault, type Token } from './token.js';
import { TokenStream } from './token-stream.js';
import { tokenize } from './tokenize.js';

export type ParseResult =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly problems: readonly ExpressionProblem[] };

/**
 * Reads one expression, with PostgreSQL's precedence and associativity. Names and types are not looked at.
 * The first problem ends the reading: `problems` then holds that one.
 */
export function parseExpression(text: string): ParseResult {
  const tokens = tokenize(text);
  const stream = new TokenStream(tokens, parseInfix);
  try {
    if (stream.peek().kind === 'end') throw new SyntaxFault(0, text.length, 'An expression is missing here.');
    const expression = stream.expression(0);
    const rest = stream.peek();
    if (rest.kind !== 'end') throw unexpected(rest, stream.previous, text);
    return { ok: true, expression };
  } catch (fault) {
    if (fault instanceof SyntaxFault) return { ok: false, problems: [fault.problem] };
    throw fault;
  }
}

function unexpected(token: Token, previous: Token | null, text: string): SyntaxFault {
  const written = text.slice(token.start, token.end);
  if (token.text === ')' && token.kind === 'symbol') {
    return new SyntaxFault(
      token.start,
      token.end,
      'This `)` closes nothing.',
      'Remove it, or write the `(` it belongs to.',
    );
  }
  if (token.text === ',' && token.kind === 'symbol') {
    return new SyntaxFault(
      token.start,
      token.end,
      'There is one expression only, not a list.',
      'Join conditions by `AND` or `OR`.',
    );
  }
  const after = previous ? ` between \`${text.slice(previous.start, previous.end)}\` and \`${written}\`` : '';
  return new SyntaxFault(token.start, token.end, `An operator is missing${after}.`);
}
