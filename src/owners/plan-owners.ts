import { approvalPath } from '../approvals/approval-file.js';
import type { Graph } from '../graph/graph.js';
import { ownersOf } from '../graph/owners-of.js';
import { BASELINE_FILE } from '../waivers/baseline-file.js';
import { WAIVERS_FILE } from '../waivers/waiver-file.js';

/** A file of the project and the teams that own it, by name. */
export interface OwnedFile {
  /** Relative to the project folder. */
  readonly path: string;
  readonly teams: readonly string[];
}

export interface OwnersPlan {
  /** What decides what counts, whether it is written yet or not; each by every team. */
  readonly settings: readonly OwnedFile[];
  /** Each by all owners of the definitions in it. */
  readonly definitions: readonly OwnedFile[];
  /** Each by its team alone, whether it is written yet or not. */
  readonly approvals: readonly OwnedFile[];
  /** Every team that owns something. */
  readonly teams: readonly string[];
}

/** Who owns which file. Owners that are no team are left out: a check speaks of them. */
export function planOwners(graph: Graph): OwnersPlan {
  const byPath = new Map<string, Set<string>>();
  const approving = new Set<string>();
  for (const definition of graph.definitions) {
    const teams = ownersOf(definition).filter((team) => graph.teams.has(team));
    const { path } = definition.source;
    byPath.set(path, new Set([...(byPath.get(path) ?? []), ...teams]));
    if (definition.kind !== 'team') for (const team of teams) approving.add(team);
  }
  const owned = [...byPath]
    .filter(([, teams]) => teams.size > 0)
    .sort(([left], [right]) => (left < right ? -1 : 1));
  const teams = [...new Set(owned.flatMap(([, each]) => [...each]))].sort();
  return {
    settings: ['accord.yml', WAIVERS_FILE, BASELINE_FILE].map((path) => ({ path, teams })),
    definitions: owned.map(([path, each]) => ({ path, teams: [...each].sort() })),
    approvals: [...approving].sort().map((team) => ({ path: approvalPath(team), teams: [team] })),
    teams,
  };
}
