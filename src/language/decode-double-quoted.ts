import { foldAt } from './fold-lines.js';
import { OffsetBuilder, type ScalarOffsets } from './offset-builder.js';

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  '\t': '\t',
};

const HEX_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** Text between double quotes: escapes, folded line breaks, and breaks that a backslash joins. */
export function decodeDoubleQuoted(file: string, start: number, end: number): ScalarOffsets {
  const builder = new OffsetBuilder(start);
  let at = start;
  while (at < end) {
    const fold = foldAt(file, at, end);
    if (fold) {
      builder.addFold(fold);
      at = fold.end;
    } else if (file.charAt(at) === '\\') {
      const escaped = readEscape(file, at, end);
      builder.add(escaped.text, at, escaped.end);
      at = escaped.end;
    } else {
      builder.add(file.charAt(at), at, at + 1);
      at++;
    }
  }
  return builder.build();
}

function readEscape(file: string, at: number, limit: number): { text: string; end: number } {
  const joined = /\\\r?\n[ \t]*/y;
  joined.lastIndex = at;
  if (joined.test(file)) return { text: '', end: Math.min(joined.lastIndex, limit) };
  const letter = file.charAt(at + 1);
  const digits = HEX_DIGITS[letter];
  if (digits === undefined) return { text: ESCAPES[letter] ?? `\\${letter}`, end: at + 2 };
  const code = Number.parseInt(file.slice(at + 2, at + 2 + digits), 16);
  const valid = code >= 0 && code <= 0x10ffff;
  return { text: valid ? String.fromCodePoint(code) : '', end: at + 2 + digits };
}
