import { SyntaxFault } from './token.js';
import type { Value } from './value.js';

/** What the databases keep of an exact number. */
const MAX_DIGITS = 38;
const MAX_INTEGER = 2n ** 63n - 1n;

const NUMBER = /(?:\d+\.\d*|\.\d+|\d+)(?:[eE][+-]?\d+)?/y;
const JUNK = /[\p{L}\p{M}\p{N}_$.]+/uy;

/** Reads the number at an offset: an integer, an exact decimal, or with an exponent a double. */
export function readNumber(text: string, start: number): { value: Value; end: number } {
  NUMBER.lastIndex = start;
  const digits = NUMBER.exec(text)?.[0] ?? '';
  const end = start + digits.length;
  JUNK.lastIndex = end;
  const junk = JUNK.exec(text)?.[0];
  if (junk !== undefined) throw faultyNumber(start, end + junk.length, digits + junk);
  return { value: numberValue(digits, start, end), end };
}

function numberValue(digits: string, start: number, end: number): Value {
  if (/[eE]/.test(digits)) {
    const value = Number(digits);
    if (Number.isFinite(value)) return { kind: 'number', value };
    throw new SyntaxFault(start, end, `\`${digits}\` is too large for a number.`);
  }
  const [whole = '', fraction = ''] = digits.split('.');
  const units = BigInt(whole + fraction || '0');
  if (units.toString().length > MAX_DIGITS || fraction.length > MAX_DIGITS) {
    throw new SyntaxFault(start, end, `A number has at most ${MAX_DIGITS} digits.`);
  }
  if (digits.includes('.') || units > MAX_INTEGER) {
    return { kind: 'decimal', value: { units, scale: fraction.length } };
  }
  return { kind: 'integer', value: units };
}

function faultyNumber(start: number, end: number, written: string): SyntaxFault {
  const message = `\`${written}\` is not a number.`;
  if (/^[\d_.]+$/.test(written) && written.includes('_')) {
    return new SyntaxFault(start, end, message, `Write ${written.replaceAll('_', '')}, without \`_\`.`);
  }
  if (/^0[xXoObB]/.test(written)) return new SyntaxFault(start, end, message, 'Write it in decimal digits.');
  if (/^\d+[kKmM]$/.test(written)) return new SyntaxFault(start, end, message, 'Write all its zeros.');
  return new SyntaxFault(
    start,
    end,
    message,
    'A name does not begin with a digit, unless it is in double quotes.',
  );
}
