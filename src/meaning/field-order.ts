import type { FieldInfo } from '../expression/typed.js';
import type { Graph } from '../graph/graph.js';

interface Placed {
  readonly path: readonly string[];
  readonly field: FieldInfo | null;
}

/** The record's own fields first, then each related row's, as their entities list them. */
export function inFieldOrder<T extends Placed>(graph: Graph, all: readonly T[]): readonly T[] {
  const placed = all.map((each) => {
    const { field } = each;
    const names = field ? [...(graph.entities.get(field.entity)?.fields.keys() ?? [])] : [];
    return { each, path: each.path.join('.'), place: field ? names.indexOf(field.name) : -1 };
  });
  placed.sort((a, b) => (a.path === b.path ? a.place - b.place : a.path < b.path ? -1 : 1));
  return placed.map(({ each }) => each);
}
