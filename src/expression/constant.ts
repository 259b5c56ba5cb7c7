import type { Located } from './syntax.js';
import type { Typed } from './typed.js';
import type { Value } from './value.js';

/** The value of a literal, with its sign; undefined for anything else. NULL is null, also when it is cast. */
export function constantOf(typed: Typed): Value | undefined {
  if (typed.kind === 'literal') return typed.value;
  if (typed.kind === 'cast') return constantOf(typed.operand) === null ? null : undefined;
  if (typed.kind !== 'negate') return undefined;
  const inner = constantOf(typed.operand);
  if (!inner) return inner;
  switch (inner.kind) {
    case 'integer':
      return { kind: 'integer', value: -inner.value };
    case 'decimal':
      return { kind: 'decimal', value: { units: -inner.value.units, scale: inner.value.scale } };
    case 'number':
      return { kind: 'number', value: -inner.value };
    default:
      return undefined;
  }
}

export function isNull(typed: Typed): boolean {
  return constantOf(typed) === null;
}

/** Typed as PostgreSQL's "unknown": its text may turn out to be a date. */
export function isTextLiteral(typed: Typed): boolean {
  return typed.kind === 'literal' && typed.value?.kind === 'string';
}

/** A literal of its own type. A text literal has no collation of its own, and so fits every one. */
export function literalOf(value: Value, { start, end }: Located): Typed {
  const place = { kind: 'literal', value, nullable: value === null, start, end } as const;
  if (value === null) return { ...place, type: { kind: 'null' } };
  switch (value.kind) {
    case 'string':
      return { ...place, type: { kind: 'string', values: [value.value], collation: 'binary' } };
    case 'integer':
      return { ...place, type: { kind: 'integer', values: [value.value] } };
    case 'decimal':
      return { ...place, type: { kind: 'decimal', scale: value.value.scale } };
    default:
      return { ...place, type: { kind: value.kind } };
  }
}
