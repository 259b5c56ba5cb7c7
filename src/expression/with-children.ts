import type { TypedOf } from './expression-of.js';
import type { Typed } from './typed.js';

/** The node with other parts in place of its own: as many as `childrenOf` gives, in that order. */
export function withChildren(node: Typed, children: readonly Typed[]): Typed {
  const part = (index: number): Typed => {
    const child = children[index];
    if (child === undefined) throw new RangeError(`A ${node.kind} has more than ${children.length} parts.`);
    return child;
  };
  switch (node.kind) {
    case 'literal':
    case 'column':
    case 'term':
    case 'current':
      return node;
    case 'and':
    case 'or':
      return { ...node, operands: children };
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
      return { ...node, operand: part(0), items: children.slice(1) };
    case 'between':
      return { ...node, operand: part(0), low: part(1), high: part(2) };
    case 'like':
      return { ...node, operand: part(0), pattern: part(1) };
    case 'case':
      return caseWith(node, part);
    case 'function':
    case 'declared':
      return { ...node, arguments: children };
  }
}

function caseWith(node: TypedOf<'case'>, part: (index: number) => Typed): Typed {
  const first = node.subject ? 1 : 0;
  return {
    ...node,
    subject: node.subject && part(0),
    branches: node.branches.map((_, index) => {
      const [when, then] = [part(first + 2 * index), part(first + 2 * index + 1)];
      return { when, then };
    }),
    otherwise: node.otherwise && part(first + 2 * node.branches.length),
  };
}
