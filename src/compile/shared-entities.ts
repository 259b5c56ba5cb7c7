import type { Graph, Relationship } from '../graph/graph.js';

/** Names of relationships, in walking order. */
export type RelationshipPath = readonly string[];

/**
 * The entities that each record of `start` belongs to exactly one of, and the way there: along many_to_one and
 * one_to_one relationships, the shortest way; of several, the one with the most steps named like the entity they lead
 * to. An entity with two ways that are still equal is left out: which of the two is meant, nobody said.
 */
export function findSharedEntities(graph: Graph, start: string): ReadonlyMap<string, RelationshipPath> {
  const shared = new Map<string, RelationshipPath>([[start, []]]);
  const reached = new Set([start]);
  let frontier: readonly Way[] = [{ entity: start, path: [], named: 0 }];
  while (frontier.length > 0) {
    const next = frontier.flatMap((way) => stepsFrom(graph, way)).filter((way) => !reached.has(way.entity));
    const found = new Set(next.map((way) => way.entity));
    for (const entity of found) {
      reached.add(entity);
      const best = bestOf(next.filter((way) => way.entity === entity));
      if (best) shared.set(entity, best.path);
    }
    frontier = next;
  }
  return shared;
}

interface Way {
  readonly entity: string;
  readonly path: RelationshipPath;
  /** How many steps are named like the entity they lead to. */
  readonly named: number;
}

function stepsFrom(graph: Graph, way: Way): Way[] {
  const relationships = [...(graph.entities.get(way.entity)?.relationships.values() ?? [])];
  return relationships
    .filter((each) => isStep(graph, each))
    .map(({ name, to }) => ({
      entity: to,
      path: [...way.path, name],
      named: way.named + (name === to ? 1 : 0),
    }));
}

function isStep(graph: Graph, relationship: Relationship): boolean {
  return (
    relationship.type !== 'one_to_many' && relationship.keys.length > 0 && graph.entities.has(relationship.to)
  );
}

function bestOf(ways: readonly Way[]): Way | null {
  const most = Math.max(...ways.map((way) => way.named));
  const [best, second] = ways.filter((way) => way.named === most);
  return best && !second ? best : null;
}
