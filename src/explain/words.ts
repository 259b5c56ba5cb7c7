import { childrenOf } from '../expression/children.js';
import { describe } from '../expression/describe.js';
import type { FieldInfo, TermInfo, Typed } from '../expression/typed.js';
import { METRIC_SCOPE } from '../graph/expression-names.js';
import type { Graph } from '../graph/graph.js';
import { inSentence, titleOf } from './titles.js';

/** An expression in plain words, its fields, terms and metrics called by their titles. */
export function inPlainWords(graph: Graph, typed: Typed): string {
  return describe(typed, (kind, entity, name) => {
    if (kind === 'term') return titleIfAny(graph.terms.get(name)?.definition);
    if (entity === METRIC_SCOPE) return titleIfAny(graph.metrics.get(name)?.definition, inSentence);
    const title = graph.entities.get(entity)?.fields.get(name)?.value.title;
    return title === undefined ? undefined : inSentence(title);
  });
}

/** Conditions that must all hold, in one sentence. */
export function allInPlainWords(graph: Graph, conditions: readonly Typed[]): string {
  const words = conditions.map((each) => {
    const text = inPlainWords(graph, each);
    return each.kind === 'or' && conditions.length > 1 ? `(${text})` : text;
  });
  return words.join(' and ');
}

function titleIfAny(
  definition: Parameters<typeof titleOf>[0] | undefined,
  change = (title: string) => title,
): string | undefined {
  return definition && change(titleOf(definition));
}

/** `closed_at`, `account.customer_since`. */
export function fieldPath(path: readonly string[], { name }: FieldInfo): string {
  return [...path, name].join('.');
}

/** The terms that a condition rests on, those of its terms included, each once and in the order met. */
export function termsIn(typed: Typed): readonly TermInfo[] {
  const found = new Map<string, TermInfo>();
  const visit = (node: Typed): void => {
    if (node.kind === 'term' && !found.has(node.term.name)) {
      found.set(node.term.name, node.term);
      visit(node.term.condition);
    }
    for (const child of childrenOf(node)) visit(child);
  };
  visit(typed);
  return [...found.values()];
}
