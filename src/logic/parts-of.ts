import type { Typed } from '../expression/typed.js';

/** A part of an expression, and the relationships from the record to where its names start. */
export interface SeenPart {
  readonly node: Typed;
  readonly path: readonly string[];
}

/** Every part of an expression, those of its terms and computed fields included. */
export function* partsOf(node: Typed, path: readonly string[] = []): Generator<SeenPart> {
  yield { node, path };
  if (node.kind === 'column') {
    if (node.field.expression) yield* partsOf(node.field.expression, [...path, ...node.path]);
  } else if (node.kind === 'term') {
    yield* partsOf(node.term.condition, [...path, ...node.path]);
  } else {
    for (const part of directParts(node)) yield* partsOf(part, path);
  }
}

function directParts(node: Typed): readonly Typed[] {
  switch (node.kind) {
    case 'literal':
    case 'current':
    case 'column':
    case 'term':
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
      const branches = node.branches.flatMap(({ when, then }) => [when, then]);
      return [node.subject, ...branches, node.otherwise].filter((part) => part !== null);
    }
    case 'function':
    case 'declared':
      return node.arguments;
  }
}
