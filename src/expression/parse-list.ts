import type { Expression } from './syntax.js';
import { SyntaxFault, type Token } from './token.js';
import type { TokenStream } from './token-stream.js';

/** Parses `( a, b )` from its opening parenthesis on; `what` names it in messages. */
export function parseList(stream: TokenStream, what: string): readonly Expression[] {
  const open = stream.next();
  if (stream.takeSymbol(')')) return [];
  const items: Expression[] = [];
  do {
    const found = stream.peek();
    if (found.kind === 'symbol' && (found.text === ',' || found.text === ')')) {
      throw new SyntaxFault(found.start, found.end, `A value is missing before this \`${found.text}\`.`);
    }
    items.push(stream.expression(0));
  } while (stream.takeSymbol(','));
  closeParenthesis(stream, open, what);
  return items;
}

/** Takes the closing parenthesis; where it is missing, the opening one is what to look at. */
export function closeParenthesis(stream: TokenStream, open: Token, what?: string): void {
  if (stream.takeSymbol(')')) return;
  const found = stream.peek();
  if (found.kind === 'end') {
    throw new SyntaxFault(
      open.start,
      open.end,
      `This \`(\`${what ? ` of ${what}` : ''} is never closed.`,
      'Write the `)` that belongs to it.',
    );
  }
  if (found.text === ',' && found.kind === 'symbol') {
    throw new SyntaxFault(
      found.start,
      found.end,
      'A list stands only after IN and in a function: rows of values are not part of the language.',
    );
  }
  throw new SyntaxFault(found.start, found.end, 'An operator, a `,` or a `)` is missing before this.');
}
