import { type ReadResult, readDate, readTimestamp } from './read-date.js';
import { readInterval } from './read-interval.js';
import type { Expression } from './syntax.js';
import { SyntaxFault, type Token } from './token.js';
import type { TokenStream } from './token-stream.js';
import type { Value } from './value.js';

const UNSUPPORTED: Readonly<Record<string, string>> = {
  e: "Write '…': a backslash is an ordinary character, and a quote is doubled.",
  b: 'Write the number in decimal digits.',
  x: 'Write the number in decimal digits.',
  n: "Write '…'.",
  u: "Write '…' with the characters themselves.",
  time: 'There are dates and timestamps, no times of day.',
  timestamptz: "Timestamps have no time zone: write TIMESTAMP '…', in UTC.",
};

const UNIT = /^(year|month|week|day|hour|minute|second)s?$/;

/** Parses `DATE '…'`, `TIMESTAMP '…'` and `INTERVAL '…'`; null for another word, which stays untaken. */
export function parseTypedLiteral(stream: TokenStream): Expression | null {
  const word = stream.peek();
  if (word.text === 'timestamp' && (stream.isWord('with', 1) || stream.isWord('without', 1))) {
    throw new SyntaxFault(
      word.start,
      stream.peek(1).end,
      'Timestamps have no time zone.',
      "Write TIMESTAMP '…', in UTC.",
    );
  }
  const text = stream.peek(1);
  if (word.text === 'interval' && text.kind === 'number') {
    const help = "Write it in quotes, with its unit: INTERVAL '30 days'.";
    throw new SyntaxFault(text.start, text.end, 'The length of an interval stands in quotes.', help);
  }
  if (text.kind !== 'string') return null;
  const unit = stream.peek(2);
  if (word.text === 'interval' && unit.kind === 'word' && UNIT.test(unit.text)) {
    const help = `Write INTERVAL '${text.text} ${unit.text.toLowerCase()}'.`;
    throw new SyntaxFault(word.start, unit.end, 'The unit of an interval stands inside its quotes.', help);
  }
  const value = readLiteral(word, text);
  stream.next();
  stream.next();
  return { kind: 'literal', value, start: word.start, end: text.end };
}

function readLiteral(word: Token, text: Token): Value {
  switch (word.text) {
    case 'date':
      return accept(text, readDate(text.text), (value) => ({ kind: 'date', value }));
    case 'timestamp':
      return accept(text, readTimestamp(text.text), (value) => ({ kind: 'timestamp', value }));
    case 'interval':
      return accept(text, readInterval(text.text), (value) => ({ kind: 'interval', value }));
    default: {
      const written = word.text.toUpperCase();
      const help = Object.hasOwn(UNSUPPORTED, word.text) ? UNSUPPORTED[word.text] : undefined;
      throw new SyntaxFault(
        word.start,
        text.end,
        help
          ? `\`${written}'…'\` is not part of the language.`
          : `An operator is missing between \`${word.text}\` and this text.`,
        help,
      );
    }
  }
}

function accept<T>(text: Token, read: ReadResult<T>, wrap: (value: T) => Value): Value {
  if (read.ok) return wrap(read.value);
  throw new SyntaxFault(text.start, text.end, read.message, read.help);
}
