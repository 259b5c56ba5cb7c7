import type { Expression } from './syntax.js';
import { SyntaxFault, type Token } from './token.js';
import type { TokenStream } from './token-stream.js';

/** Parses `CASE WHEN … THEN … ELSE … END` and `CASE x WHEN … THEN … END`. */
export function parseCase(stream: TokenStream): Expression {
  const word = stream.next();
  const subject = stream.isWord('when') ? null : stream.expression(0);
  const branches: { when: Expression; then: Expression }[] = [];
  while (stream.takeWord('when')) {
    const when = stream.expression(0);
    if (!stream.takeWord('then')) throw missing(stream, word, '`THEN` is missing in this CASE.');
    // biome-ignore lint/suspicious/noThenProperty: SQL's own word; a branch is never awaited.
    branches.push({ when, then: stream.expression(0) });
  }
  if (branches.length === 0) throw missing(stream, word, '`WHEN` is missing in this CASE.');
  const otherwise = stream.takeWord('else') ? stream.expression(0) : null;
  if (!stream.takeWord('end')) throw missing(stream, word, '`END` is missing in this CASE.');
  const node: Expression = {
    kind: 'case',
    subject,
    branches,
    otherwise,
    start: word.start,
    end: stream.previousEnd,
  };
  return stream.grow(node, [subject, otherwise, ...branches.flatMap((branch) => [branch.when, branch.then])]);
}

function missing(stream: TokenStream, word: Token, message: string): SyntaxFault {
  const found = stream.peek();
  const at = found.kind === 'end' ? word : found;
  return new SyntaxFault(at.start, at.end, message, 'Write `CASE WHEN condition THEN value ELSE value END`.');
}
