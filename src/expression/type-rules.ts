import type { DataType, DataTypeKind } from './data-type.js';

const WITH_ARTICLE: Readonly<Record<DataTypeKind, string>> = {
  string: 'a string',
  integer: 'an integer',
  decimal: 'a decimal',
  number: 'a number',
  boolean: 'a boolean',
  date: 'a date',
  timestamp: 'a timestamp',
  interval: 'an interval',
  null: 'NULL',
};

export function nameType(type: DataType): string {
  return WITH_ARTICLE[type.kind];
}

export function isNumeric(type: DataType): boolean {
  return type.kind === 'integer' || type.kind === 'decimal' || type.kind === 'number';
}

export function isDateLike(type: DataType): boolean {
  return type.kind === 'date' || type.kind === 'timestamp';
}

/** Digits after the point of an exact number; null where any number of digits may be there. */
export function scaleOf(type: DataType): number | null {
  if (type.kind === 'integer') return 0;
  return type.kind === 'decimal' ? type.scale : null;
}

/**
 * The type that holds the values of both, or null where there is none: integer widens to decimal and to number,
 * date to timestamp. A closed list stays one when both sides have one.
 */
export function unifyTypes(left: DataType, right: DataType): DataType | null {
  if (left.kind === 'null') return right;
  if (right.kind === 'null') return left;
  if (left.kind === 'string' && right.kind === 'string') return unifyStrings(left, right);
  if (left.kind === 'integer' && right.kind === 'integer') {
    if (!left.values || !right.values) return { kind: 'integer' };
    return { kind: 'integer', values: [...new Set([...left.values, ...right.values])] };
  }
  if (isNumeric(left) && isNumeric(right)) {
    if (left.kind === 'number' || right.kind === 'number') return { kind: 'number' };
    const scales = [scaleOf(left), scaleOf(right)];
    const [a = null, b = null] = scales;
    return { kind: 'decimal', scale: a === null || b === null ? null : Math.max(a, b) };
  }
  if (isDateLike(left) && isDateLike(right)) return left.kind === right.kind ? left : { kind: 'timestamp' };
  return left.kind === right.kind ? left : null;
}

type StringType = Extract<DataType, { kind: 'string' }>;

function unifyStrings(left: StringType, right: StringType): DataType {
  const values = left.values && right.values ? [...new Set([...left.values, ...right.values])] : null;
  const binary = left.collation === 'binary' && right.collation === 'binary';
  return { kind: 'string', ...(values ? { values } : {}), ...(binary ? { collation: 'binary' } : {}) };
}
