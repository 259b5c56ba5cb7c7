import { capital } from '../diagnostic/words.js';
import type { Checking } from './checking.js';
import { isTextLiteral, literalOf } from './constant.js';
import type { DataType } from './data-type.js';
import { readDate, readTimestamp } from './read-date.js';
import { readInterval } from './read-interval.js';
import { isNumeric, nameType, unifyTypes } from './type-rules.js';
import type { Typed } from './typed.js';

/**
 * Brings operands that have to be alike together: a text literal beside a date is read as one, as PostgreSQL does.
 * Reports and gives null where two have no type in common.
 */
export function alignOperands(
  checking: Checking,
  operands: readonly Typed[],
): { readonly operands: readonly Typed[]; readonly type: DataType } | null {
  const firm = operands.filter((operand) => !isTextLiteral(operand) && operand.type.kind !== 'null');
  let type: DataType = { kind: 'null' };
  let first: Typed | null = null;
  for (const operand of firm) {
    const both = unifyTypes(type, operand.type);
    if (both === null) return mismatch(checking, first ?? operand, operand);
    type = both;
    first ??= operand;
  }
  const aligned: Typed[] = [];
  let failed = false;
  for (const operand of operands) {
    const read = isTextLiteral(operand) ? coerceText(checking, operand, type) : operand;
    if (read) aligned.push(read);
    else failed = true;
  }
  if (failed) return null;
  for (const operand of aligned) type = unifyTypes(type, operand.type) ?? type;
  return {
    operands: aligned,
    type: first === null || first.type.kind !== 'string' ? type : closeList(type, aligned),
  };
}

/** A list stays closed only when every operand's is. */
function closeList(type: DataType, operands: readonly Typed[]): DataType {
  let joined: DataType = { kind: 'null' };
  for (const operand of operands) joined = unifyTypes(joined, operand.type) ?? type;
  return joined;
}

/** Reads a text literal as the type it has to be; other expressions stay as they are. */
export function coerceText(checking: Checking, operand: Typed, type: DataType): Typed | null {
  if (operand.kind !== 'literal' || operand.value?.kind !== 'string') return operand;
  const text = operand.value.value;
  switch (type.kind) {
    case 'string':
    case 'null':
      return operand;
    case 'date': {
      const read = readDate(text);
      if (read.ok) return literalOf({ kind: 'date', value: read.value }, operand);
      return checking.report('type-mismatch', operand, read.message, read.help);
    }
    case 'timestamp': {
      const read = readTimestamp(text);
      if (read.ok) return literalOf({ kind: 'timestamp', value: read.value }, operand);
      return checking.report('type-mismatch', operand, read.message, read.help);
    }
    case 'interval': {
      const read = readInterval(text);
      if (read.ok) return literalOf({ kind: 'interval', value: read.value }, operand);
      return checking.report('type-mismatch', operand, read.message, read.help);
    }
    case 'integer':
    case 'decimal':
    case 'number':
    case 'boolean':
      return checking.report(
        'type-mismatch',
        operand,
        `'${text}' is a string, and what it stands beside is ${nameType(type)}.`,
        unquoted(text, type),
      );
  }
}

function unquoted(text: string, type: DataType): string | undefined {
  const plain = text.trim();
  if (isNumeric(type)) return /^-?\d+(\.\d+)?$/.test(plain) ? `Write ${plain} without quotes.` : undefined;
  if (/^(true|t|yes|y|1)$/i.test(plain)) return 'Write TRUE.';
  return /^(false|f|no|n|0)$/i.test(plain) ? 'Write FALSE.' : undefined;
}

function mismatch(checking: Checking, left: Typed, right: Typed): null {
  const place = { start: Math.min(left.start, right.start), end: Math.max(left.end, right.end) };
  const literal = [left, right].find((operand) => operand.kind === 'literal');
  return checking.report(
    'type-mismatch',
    literal ?? place,
    `${capital(nameType(left.type))} and ${nameType(right.type)} cannot be compared or combined.`,
    left.type.kind === 'string' && isNumeric(right.type) ? 'Write the value in single quotes.' : undefined,
  );
}
