import type { Checking } from './checking.js';
import { coerceText } from './coerce.js';
import { literalOf } from './constant.js';
import type { DataType } from './data-type.js';
import { parseDecimal, roundDecimal } from './decimal.js';
import type { Located } from './syntax.js';
import { nameType } from './type-rules.js';
import type { Typed } from './typed.js';
import type { Value } from './value.js';

const MAX_INTEGER = 2n ** 63n;

/** `CAST('5' AS integer)` is the literal 5: what a text literal stands for is known before any query runs. */
export function readTextConstant(
  checking: Checking,
  literal: Typed,
  text: string,
  target: DataType,
  place: Located,
): Typed | null {
  if (target.kind === 'date' || target.kind === 'timestamp' || target.kind === 'interval') {
    const read = coerceText(checking, literal, target);
    return read && { ...read, ...place };
  }
  const value = readConstant(text.trim(), target);
  if (value !== null) return literalOf(value, place);
  return checking.report('type-mismatch', literal, `'${text}' is not ${nameType(target)}.`);
}

function readConstant(text: string, target: DataType): Value {
  switch (target.kind) {
    case 'integer': {
      if (!/^[+-]?\d+$/.test(text)) return null;
      const value = BigInt(text);
      return value < MAX_INTEGER && value >= -MAX_INTEGER ? { kind: 'integer', value } : null;
    }
    case 'decimal': {
      const value = parseDecimal(text);
      if (value === null) return null;
      return { kind: 'decimal', value: target.scale === null ? value : roundDecimal(value, target.scale) };
    }
    case 'number': {
      const value = Number(text);
      return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) && Number.isFinite(value)
        ? { kind: 'number', value }
        : null;
    }
    case 'boolean':
      if (/^(true|t|yes|y|on|1)$/i.test(text)) return { kind: 'boolean', value: true };
      return /^(false|f|no|n|off|0)$/i.test(text) ? { kind: 'boolean', value: false } : null;
    default:
      return null;
  }
}
