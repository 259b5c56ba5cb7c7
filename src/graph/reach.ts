import type { Graph } from './graph.js';

/**
 * The entities that each record of `entity` belongs to exactly one of, itself included: along many_to_one and
 * one_to_one relationships, any number of steps. What two entities both reach, their metrics can be split by together.
 */
export function reachOf(graph: Graph, entity: string): ReadonlySet<string> {
  const reached = new Set([entity]);
  for (const name of reached) {
    for (const relationship of graph.entities.get(name)?.relationships.values() ?? []) {
      if (relationship.type !== 'one_to_many' && graph.entities.has(relationship.to))
        reached.add(relationship.to);
    }
  }
  return reached;
}

/**
 * As `reachOf`, and also along relationships that only the other side declares: a one_to_many read backwards leads
 * from each of the many to the one.
 */
export function connectedTo(graph: Graph, entity: string): ReadonlySet<string> {
  const known = connected.get(graph) ?? new Map<string, ReadonlySet<string>>();
  connected.set(graph, known);
  const found = known.get(entity) ?? findConnected(graph, entity);
  known.set(entity, found);
  return found;
}

/** Every metric asks; there are far fewer entities. */
const connected = new WeakMap<Graph, Map<string, ReadonlySet<string>>>();

function findConnected(graph: Graph, entity: string): ReadonlySet<string> {
  const reached = new Set([entity]);
  for (const name of reached) {
    for (const found of reachOf(graph, name)) reached.add(found);
    for (const other of graph.entities.values()) {
      for (const { to, type } of other.relationships.values()) {
        if (to === name && type !== 'many_to_one') reached.add(other.name);
      }
    }
  }
  return reached;
}
