import { describeCharacter } from './describe-character.js';
import { readNumber } from './read-number.js';
import { SyntaxFault, type Token } from './token.js';

const SPACE = /[ \t\n\r\f\v]+/y;
const WORD = /[\p{L}_][\p{L}\p{M}\p{N}_$]*/uy;
const OPERATOR = /[~!@#^&|`?+\-*/%<>=]+/y;

/** Splits a text into tokens, as PostgreSQL does. The last one is `end`, or `invalid` where nothing more can be read. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  try {
    for (;;) {
      at = matchAt(SPACE, text, at)?.end ?? at;
      const token = readToken(text, at);
      tokens.push(token);
      if (token.kind === 'end') return tokens;
      at = token.end;
    }
  } catch (fault) {
    if (!(fault instanceof SyntaxFault)) throw fault;
    const { start, end } = fault.problem;
    tokens.push({ kind: 'invalid', text: '', start, end, problem: fault.problem });
    return tokens;
  }
}

function readToken(text: string, start: number): Token {
  const first = text[start];
  if (first === undefined) return { kind: 'end', text: '', start, end: start };
  if (first === "'") return readQuoted(text, start, 'string');
  if (first === '"') return readQuoted(text, start, 'quoted');
  if (/[0-9]/.test(first) || (first === '.' && /[0-9]/.test(text[start + 1] ?? ''))) {
    const { value, end } = readNumber(text, start);
    return { kind: 'number', text: text.slice(start, end), value, start, end };
  }
  const word = matchAt(WORD, text, start);
  if (word) return { kind: 'word', text: foldCase(word.text), start, end: word.end };
  if (text.startsWith('::', start)) return { kind: 'symbol', text: '::', start, end: start + 2 };
  if ('(),.'.includes(first)) return { kind: 'symbol', text: first, start, end: start + 1 };
  const operator = matchAt(OPERATOR, text, start);
  if (operator) return readOperator(operator.text, start);
  throw unexpectedCharacter(text, start);
}

/** Only ASCII letters, as PostgreSQL folds names in UTF-8. */
function foldCase(word: string): string {
  return word.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function readQuoted(text: string, start: number, kind: 'string' | 'quoted'): Token {
  const quote = kind === 'string' ? "'" : '"';
  let content = '';
  let from = start + 1;
  for (;;) {
    const close = text.indexOf(quote, from);
    if (close === -1) {
      const what = kind === 'string' ? 'text' : 'name';
      throw new SyntaxFault(
        start,
        start + 1,
        `This ${quote} opens a ${what} that never ends.`,
        `Close it with ${quote}.`,
      );
    }
    content += text.slice(from, close);
    if (text[close + 1] !== quote) return checkQuoted({ kind, text: content, start, end: close + 1 });
    content += quote;
    from = close + 2;
  }
}

function checkQuoted(token: Token): Token {
  const { start, end, text } = token;
  if (text.includes('\0'))
    throw new SyntaxFault(start, end, 'A text cannot hold the character NUL (U+0000).');
  if (/\p{Surrogate}/u.test(text))
    throw new SyntaxFault(start, end, 'This text holds half a character (a lone surrogate).');
  if (token.kind === 'quoted' && text === '') throw new SyntaxFault(start, end, 'A name cannot be empty.');
  return token;
}

/** PostgreSQL takes the longest run of operator characters, less a trailing sign unless a rarer character is in it. */
function readOperator(run: string, start: number): Token {
  for (const [mark, what] of [
    ['--', 'Comments (`--`)'],
    ['/*', 'Comments (`/* */`)'],
  ] as const) {
    const at = run.indexOf(mark);
    if (at === 0) {
      throw new SyntaxFault(
        start,
        start + 2,
        `${what} are not part of an expression.`,
        'Write a YAML comment, beginning with `#`, above it.',
      );
    }
    if (at > 0) return readOperator(run.slice(0, at), start);
  }
  let text = run;
  while (text.length > 1 && /[+-]$/.test(text) && !/[~!@#^&|`?%]/.test(text)) text = text.slice(0, -1);
  return { kind: 'symbol', text, start, end: start + text.length };
}

function unexpectedCharacter(text: string, start: number): SyntaxFault {
  const character = String.fromCodePoint(text.codePointAt(start) ?? 0);
  const { message, help } = describeCharacter(character);
  return new SyntaxFault(start, start + character.length, message, help);
}

function matchAt(pattern: RegExp, text: string, start: number): { text: string; end: number } | null {
  pattern.lastIndex = start;
  const found = pattern.exec(text)?.[0];
  return found === undefined ? null : { text: found, end: start + found.length };
}
