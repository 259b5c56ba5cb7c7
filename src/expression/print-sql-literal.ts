import { BINDING } from './binding.js';
import { formatDouble, formatLiteral } from './format-literal.js';
import { ATOM, atom, type SqlFragment } from './sql-fragment.js';
import type { SqlPrinting } from './sql-printing.js';
import type { Value } from './value.js';

export function printLiteral(printing: SqlPrinting, value: Value): SqlFragment {
  if (value === null) return atom('NULL');
  switch (value.kind) {
    case 'string':
      return printing.text(value.value);
    case 'number': {
      const digits = printing.dialect.double(formatDouble(value.value));
      return { text: digits, binding: digits.startsWith('-') ? BINDING.sign : ATOM };
    }
    case 'integer':
    case 'decimal': {
      const digits = formatLiteral(value);
      return { text: digits, binding: digits.startsWith('-') ? BINDING.sign : ATOM };
    }
    case 'boolean':
      return atom(formatLiteral(value));
    case 'date':
    case 'timestamp':
    case 'interval':
      return atom(printing.dialect.timeLiteral(value));
  }
}

const READ_BY_CUBE = /([\\`{}])/;

/**
 * A text literal. A backslash is an ordinary character on both databases. For Cube, characters that it would read are
 * written by their code.
 */
export function printText(value: string, embedding: 'plain' | 'cube'): SqlFragment {
  if (value.includes('\0')) throw new RangeError('A text literal cannot hold the character NUL.');
  if (embedding === 'plain' || !READ_BY_CUBE.test(value)) return atom(quote(value));
  const parts = value
    .split(READ_BY_CUBE)
    .filter((part) => part !== '')
    .map((part) => (READ_BY_CUBE.test(part) ? `CHR(${part.charCodeAt(0)})` : quote(part)));
  const text = parts.join(' || ');
  return { text, binding: parts.length === 1 ? ATOM : BINDING.concatenation };
}

function quote(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
