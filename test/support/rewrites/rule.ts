import type { ExpressionOf } from '../../../src/expression/expression-of.js';
import type { Expression } from '../../../src/expression/syntax.js';
import { bracketed, checked, someNode } from '../expression-tree.js';
import type { Random } from '../random.js';

/** Writes one node in another way; null where it does not apply. The text is read back as an expression. */
export type Rule = (node: Expression, random: Random) => string | null;

/** A condition about any record, for parts that change nothing. */
export type Rules = Readonly<Record<string, Rule>>;

export function typeKind(node: Expression): string | null {
  return checked(node)?.type.kind ?? null;
}

export function isBoolean(node: Expression): boolean {
  return typeKind(node) === 'boolean';
}

/** Whole numbers and decimals, without quotients: what is rounded cannot be moved from one side to the other. */
export function isExact(node: Expression): boolean {
  const kind = typeKind(node);
  return (kind === 'integer' || kind === 'decimal') && !isRounded(node);
}

const ROUNDED = new Set(['days_between', 'hours_between', 'minutes_between']);

export function isRounded(node: Expression): boolean {
  return someNode(
    node,
    (part) =>
      (part.kind === 'call' && ROUNDED.has(part.name.text)) ||
      (part.kind === 'arithmetic' && part.operator === '/' && typeKind(part) !== 'integer'),
  );
}

/** The value of an integer literal, which may be negated. */
export function integerOf(node: Expression): bigint | null {
  if (node.kind === 'negate') {
    const inner = integerOf(node.operand);
    return inner === null ? null : -inner;
  }
  return node.kind === 'literal' && node.value?.kind === 'integer' ? node.value.value : null;
}

export function textOf(node: Expression): string | null {
  return node.kind === 'literal' && node.value?.kind === 'string' ? node.value.value : null;
}

export const FLIPPED = { '=': '=', '<>': '<>', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;
export const NEGATED = { '=': '<>', '<>': '=', '<': '>=', '<=': '>', '>': '<=', '>=': '<' } as const;

export function joined(word: 'AND' | 'OR', parts: readonly Expression[]): string {
  return parts.map(bracketed).join(` ${word} `);
}

type Comparison = ExpressionOf<'compare'>;

/** A comparison with a literal on its right, turned round where it stands on the left. */
export function withLiteralRight(node: Expression): Comparison | null {
  if (node.kind !== 'compare') return null;
  if (node.right.kind === 'literal') return node;
  if (node.left.kind !== 'literal') return null;
  return { ...node, operator: FLIPPED[node.operator], left: node.right, right: node.left };
}
