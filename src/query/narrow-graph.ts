import type { Graph } from '../graph/graph.js';
import { aggregatesOf } from '../graph/metric.js';
import { reachOf } from '../graph/reach.js';

/** What a question names. */
export interface Named {
  readonly metrics: readonly string[];
  /** Terms and segmentations that it is split or filtered by. */
  readonly dimensions: readonly string[];
}

/**
 * The part of a graph that a question is about: the same numbers from a model that compiles in a fraction of the time. Formulas and
 * conditions are resolved, so nothing that is left out is looked up by its name.
 */
export function narrowGraph(graph: Graph, named: Named): Graph {
  const metrics = pick(graph.metrics, (name) => named.metrics.includes(name));
  const counted = [...metrics.values()].flatMap(({ formula }) => (formula ? aggregatesOf(formula) : []));
  const reached = new Set(counted.flatMap(({ entity }) => [...reachOf(graph, entity)]));
  return {
    ...graph,
    metrics,
    entities: pick(graph.entities, (name) => reached.has(name)),
    terms: pick(graph.terms, (name) => named.dimensions.includes(name)),
    segmentations: pick(graph.segmentations, (name) => named.dimensions.includes(name)),
    // Each function of a team would become a view of its own.
    teams: new Map(),
  };
}

function pick<T>(all: ReadonlyMap<string, T>, isPicked: (name: string) => boolean): ReadonlyMap<string, T> {
  return new Map([...all].filter(([name]) => isPicked(name)));
}
