import type { Graph } from '../graph/graph.js';
import { ownersOf } from '../graph/owners-of.js';
import { approvalKey, type TeamApprovals } from './approval-file.js';

/** The entries of a team's file about definitions that are gone or that the team does not own any more. */
export function staleApprovals(graph: Graph, { team, entries }: TeamApprovals): readonly string[] {
  const owned = new Set(
    graph.definitions.filter((each) => ownersOf(each).includes(team)).map((each) => approvalKey(each)),
  );
  return [...entries.keys()].filter((key) => !owned.has(key));
}
