import type { Typed } from './typed.js';

/** The direct parts of a node, in the order written. A term's condition and a computed field's expression are not parts. */
export function childrenOf(node: Typed): readonly Typed[] {
  switch (node.kind) {
    case 'literal':
    case 'column':
    case 'term':
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
    case 'case': {
      const branches = node.branches.flatMap((branch) => [branch.when, branch.then]);
      const ends = [node.subject, node.otherwise].filter((end) => end !== null);
      return node.subject ? [node.subject, ...branches, ...ends.slice(1)] : [...branches, ...ends];
    }
    case 'function':
    case 'declared':
      return node.arguments;
  }
}
