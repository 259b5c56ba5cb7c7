import { childrenOf } from '../expression/children.js';
import type { Typed } from '../expression/typed.js';

/** A part of an expression, and the relationships from the record to where its names start. */
interface SeenPart {
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
    for (const part of childrenOf(node)) yield* partsOf(part, path);
  }
}
