import type { TypeName } from './syntax.js';
import { SyntaxFault } from './token.js';
import type { TokenStream } from './token-stream.js';

/** Types of several words, by their first. */
const FOLLOWING: Readonly<Record<string, readonly string[]>> = {
  double: ['precision'],
  character: ['varying'],
  timestamp: ['without', 'with', 'time', 'zone'],
  time: ['without', 'with', 'time', 'zone'],
};

/** Parses the type of a cast. Whether it exists is not looked at. */
export function parseTypeName(stream: TokenStream): TypeName {
  const first = stream.peek();
  if (first.kind !== 'word') {
    const at = first.kind === 'end' ? (stream.previous ?? first) : first;
    throw new SyntaxFault(at.start, at.end, 'A type is missing here.', 'For example: CAST(x AS integer).');
  }
  stream.next();
  const words = [first.text];
  const following = Object.hasOwn(FOLLOWING, first.text) ? (FOLLOWING[first.text] ?? []) : [];
  for (const word of following) if (stream.takeWord(word)) words.push(word);
  const arguments_ = stream.isSymbol('(') ? parseTypeArguments(stream) : [];
  return { text: words.join(' '), arguments: arguments_, start: first.start, end: stream.previousEnd };
}

function parseTypeArguments(stream: TokenStream): readonly number[] {
  stream.next();
  const numbers: number[] = [];
  do {
    const token = stream.next();
    if (token.kind !== 'number' || token.value?.kind !== 'integer') {
      const end = Math.max(token.end, token.start);
      throw new SyntaxFault(token.start, end, 'A type takes whole numbers only, such as decimal(10, 2).');
    }
    numbers.push(Number(token.value.value));
  } while (stream.takeSymbol(','));
  const close = stream.peek();
  if (!stream.takeSymbol(')'))
    throw new SyntaxFault(close.start, close.end, 'A `)` is missing after the type.');
  return numbers;
}
