import type { DefinitionRef } from '../diagnostic/definition-ref.js';
import { childrenOf } from '../expression/children.js';
import type { Typed } from '../expression/typed.js';

export interface NameUse {
  readonly to: DefinitionRef;
  readonly start: number;
  readonly end: number;
}

/** The definitions that an expression itself names: terms, related entities, and metrics where those are values. */
export function namesUsedIn(typed: Typed): readonly NameUse[] {
  const uses: NameUse[] = [];
  const visit = (node: Typed): void => {
    const to = definitionNamed(node);
    if (to) uses.push({ to, start: node.start, end: node.end });
    for (const child of childrenOf(node)) visit(child);
  };
  visit(typed);
  return uses;
}

/** In an expression on metrics a column's entity is empty: its name is the metric's. */
export const METRIC_SCOPE = '';

function definitionNamed(node: Typed): DefinitionRef | null {
  if (node.kind === 'term') return { kind: 'term', name: node.term.name };
  if (node.kind !== 'column') return null;
  if (node.field.entity === METRIC_SCOPE) return { kind: 'metric', name: node.field.name };
  return node.path.length > 0 ? { kind: 'entity', name: node.field.entity } : null;
}
