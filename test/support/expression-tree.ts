import { checkExpression } from '../../src/expression/check-expression.js';
import { formatExpression } from '../../src/expression/format-expression.js';
import { parseExpression } from '../../src/expression/parse-expression.js';
import type { Expression } from '../../src/expression/syntax.js';
import type { Typed } from '../../src/expression/typed.js';
import { leadScope } from './expression-schema.js';

/** The direct parts of a node, in an order that `withParts` takes back. */
export function partsOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'literal':
    case 'name':
    case 'current':
      return [];
    case 'and':
    case 'or':
      return node.operands;
    case 'not':
    case 'is':
    case 'negate':
    case 'cast':
    case 'extract':
      return [node.operand];
    case 'compare':
    case 'distinct':
    case 'arithmetic':
      return [node.left, node.right];
    case 'in':
      return [node.operand, ...node.items];
    case 'between':
      return [node.operand, node.low, node.high];
    case 'like':
      return [node.operand, node.pattern];
    case 'case':
      return [
        ...(node.subject ? [node.subject] : []),
        ...node.branches.flatMap(({ when, then }) => [when, then]),
        ...(node.otherwise ? [node.otherwise] : []),
      ];
    case 'call':
      return node.arguments;
  }
}

export function withParts(node: Expression, parts: readonly Expression[]): Expression {
  const part = (index: number) => parts[index] ?? node;
  switch (node.kind) {
    case 'literal':
    case 'name':
    case 'current':
      return node;
    case 'and':
    case 'or':
      return { ...node, operands: parts };
    case 'not':
    case 'is':
    case 'negate':
    case 'cast':
    case 'extract':
      return { ...node, operand: part(0) };
    case 'compare':
    case 'distinct':
    case 'arithmetic':
      return { ...node, left: part(0), right: part(1) };
    case 'in':
      return { ...node, operand: part(0), items: parts.slice(1) };
    case 'between':
      return { ...node, operand: part(0), low: part(1), high: part(2) };
    case 'like':
      return { ...node, operand: part(0), pattern: part(1) };
    case 'case': {
      const first = node.subject ? 1 : 0;
      return {
        ...node,
        subject: node.subject && part(0),
        branches: node.branches.map((_, index) => {
          const [when, then] = [part(first + 2 * index), part(first + 2 * index + 1)];
          return { when, then };
        }),
        otherwise: node.otherwise && part(parts.length - 1),
      };
    }
    case 'call':
      return { ...node, arguments: parts };
  }
}

/** A place in a tree: the node there, and the tree with another one in its stead. */
export interface Position {
  readonly node: Expression;
  /** Reached through AND and OR only: the tree is TRUE for the same records when this part is. */
  readonly positive: boolean;
  replace(replacement: Expression): Expression;
}

export function positionsOf(root: Expression): readonly Position[] {
  const positions: Position[] = [];
  const walk = (
    node: Expression,
    positive: boolean,
    replace: (replacement: Expression) => Expression,
  ): void => {
    positions.push({ node, positive, replace });
    const parts = partsOf(node);
    const below = positive && (node.kind === 'and' || node.kind === 'or');
    for (const [index, part] of parts.entries()) {
      walk(part, below, (replacement) => replace(withParts(node, parts.with(index, replacement))));
    }
  };
  walk(root, true, (replacement) => replacement);
  return positions;
}

export function someNode(root: Expression, matches: (node: Expression) => boolean): boolean {
  return matches(root) || partsOf(root).some((part) => someNode(part, matches));
}

/** As an operand of anything. */
export function bracketed(node: Expression): string {
  return `(${formatExpression(node)})`;
}

export function parsed(text: string): Expression {
  const result = parseExpression(text);
  if (!result.ok) throw new Error(`${text}: ${result.problems[0]?.message}`);
  return result.expression;
}

/** Null when it has a problem. */
export function checked(node: Expression, expected: 'condition' | 'value' = 'value'): Typed | null {
  return checkExpression(node, leadScope, expected).typed;
}
