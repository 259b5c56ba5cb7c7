import type { Graph } from '../graph/graph.js';
import { ownersOf } from '../graph/owners-of.js';
import type { AnyDefinition } from '../language/definition.js';
import type { Meanings } from '../meaning/meaning.js';
import { type Approval, type Approvals, approvalKey } from './approval-file.js';

/** `lapsed`: the team approved an earlier meaning. */
export type ApprovalState =
  | { readonly state: 'never' }
  | { readonly state: 'given' | 'lapsed'; readonly approval: Approval };

export interface MissingApproval {
  readonly definition: AnyDefinition;
  /** The fingerprint of what it means now. */
  readonly meaning: string;
  /** In the order of the owners. */
  readonly missing: readonly { readonly team: string; readonly lapsed: Approval | null }[];
}

export function approvalState(
  approvals: Approvals,
  team: string,
  definition: AnyDefinition,
  meaning: string,
): ApprovalState {
  const approval = approvals.get(team)?.entries.get(approvalKey(definition));
  if (!approval) return { state: 'never' };
  return { state: approval.meaning === meaning ? 'given' : 'lapsed', approval };
}

/** Drafts are not agreed on yet, deprecated definitions no more; a team is whoever it says it is. */
export function needsApproval({ kind, value }: AnyDefinition): boolean {
  return kind !== 'team' && (value.status ?? 'approved') === 'approved';
}

/** The owners that can approve: those that are teams. */
export function teamsOf({ teams }: Graph, definition: AnyDefinition): readonly string[] {
  return ownersOf(definition).filter((team) => teams.has(team));
}

/**
 * The definitions that an owner has not approved as they are. Left out are owners that are no team and definitions
 * whose meaning cannot be told: other rules speak of them.
 */
export function* missingApprovals(
  graph: Graph,
  meanings: Meanings,
  approvals: Approvals,
): Generator<MissingApproval> {
  for (const definition of graph.definitions) {
    if (!needsApproval(definition)) continue;
    const owners = teamsOf(graph, definition);
    const told = owners.length > 0 ? meanings.of(definition) : null;
    if (!told) continue;
    const meaning = meanings.fingerprint(told);
    const missing = owners.flatMap((team) => {
      const found = approvalState(approvals, team, definition, meaning);
      if (found.state === 'given') return [];
      return [{ team, lapsed: found.state === 'lapsed' ? found.approval : null }];
    });
    if (missing.length > 0) yield { definition, meaning, missing };
  }
}
