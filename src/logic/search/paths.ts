import { type DiagramStore, type Edge, EVERYTHING, NOTHING, type NodeId } from '../diagram/diagram.js';
import type { SetId } from '../diagram/set-store.js';
import { isNoValues } from '../diagram/value-set.js';
import type { Variable } from '../diagram/variable.js';

/** One step of a path through a diagram. */
export interface Decision {
  readonly variable: Variable;
  readonly set: SetId;
}

/**
 * The ways through a diagram to TRUE, the ones that name the fewest fields first: what is not on a path does not
 * matter. `isPossible` may cut a beginning off.
 */
export function* pathsOf(
  diagrams: DiagramStore,
  root: NodeId,
  isPossible: (decisions: readonly Decision[]) => boolean,
): Generator<readonly Decision[]> {
  const costs = new Map<NodeId, number>();
  yield* walk(root, []);

  function* walk(id: NodeId, before: readonly Decision[]): Generator<readonly Decision[]> {
    if (id === EVERYTHING) {
      yield before;
      return;
    }
    const { variable, edges } = diagrams.nodeOf(id);
    const open = edges.filter(({ child }) => child !== NOTHING);
    const ranked = open
      .map((edge) => ({ edge, cost: costOfEdge(variable, edge) + costOf(edge.child) }))
      .sort((left, right) => left.cost - right.cost);
    for (const { edge } of ranked) {
      const decisions = [...before, { variable, set: edge.set }];
      if (isPossible(decisions)) yield* walk(edge.child, decisions);
    }
  }

  /** Of the cheapest way on. */
  function costOf(id: NodeId): number {
    if (id === EVERYTHING) return 0;
    const known = costs.get(id);
    if (known !== undefined) return known;
    const { variable, edges } = diagrams.nodeOf(id);
    const cost = Math.min(
      ...edges
        .filter(({ child }) => child !== NOTHING)
        .map((edge) => costOfEdge(variable, edge) + costOf(edge.child)),
    );
    costs.set(id, cost);
    return cost;
  }

  /** A field with a value says more to people than one without; a sum of fields names several. */
  function costOfEdge({ source }: Variable, { set }: Edge): number {
    const { sets } = diagrams;
    switch (source.kind) {
      case 'column':
      case 'call':
        return sets.hasNull(set) && isNoValues(sets.values(set)) ? 1.6 : 1;
      case 'exists':
        return sets.values(set).set === 1n ? 1.5 : 0.1;
      case 'now':
        return 1;
      default:
        return 1.5;
    }
  }
}
