import type { Graph } from '../graph/graph.js';
import type { JoinKey } from '../logic/logic-options.js';

/** The join keys of the relationship at the end of a path, from the entity where the path starts; [] when unknown. */
export function joinKeysOf(graph: Graph, entity: string, path: readonly string[]): readonly JoinKey[] {
  let at = graph.entities.get(entity);
  for (const step of path.slice(0, -1)) {
    const relationship = at?.relationships.get(step);
    at = relationship && graph.entities.get(relationship.to);
  }
  const keys = at?.relationships.get(path.at(-1) ?? '')?.keys ?? [];
  const joined = keys.flatMap(({ here, there }) => {
    const field = at?.fields.get(here)?.info;
    return field ? [{ here: field, there }] : [];
  });
  return joined.length === keys.length ? joined : [];
}
