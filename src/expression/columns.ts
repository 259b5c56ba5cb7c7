import { childrenOf } from './children.js';
import type { FieldInfo, Typed } from './typed.js';

/** A stored or computed field that is read, and the relationships walked to it. */
export interface ColumnUse {
  readonly path: readonly string[];
  readonly field: FieldInfo;
}

/**
 * Every field that the value of an expression depends on: those it names, those that its computed fields are made of,
 * and those in the conditions of its terms. One entry a path and field, in the order met.
 */
export function columnsReadBy(expression: Typed): readonly ColumnUse[] {
  const uses = new Map<string, ColumnUse>();
  const visit = (node: Typed, path: readonly string[]): void => {
    if (node.kind === 'column') {
      const full = [...path, ...node.path];
      const key = [...full, node.field.name].join('.');
      if (uses.has(key)) return;
      uses.set(key, { path: full, field: node.field });
      if (node.field.expression) visit(node.field.expression, full);
    } else if (node.kind === 'term') {
      visit(node.term.condition, [...path, ...node.path]);
    } else {
      for (const child of childrenOf(node)) visit(child, path);
    }
  };
  visit(expression, []);
  return [...uses.values()];
}
