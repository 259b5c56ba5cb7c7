import type { DefinitionRef } from '../diagnostic/definition-ref.js';
import type { Difference } from '../diff/diff-sources.js';
import type { Approvals } from './approval-file.js';
import { changedMeanings } from './changed-meanings.js';
import { approvalState, needsApproval, teamsOf } from './missing-approvals.js';

/** What one team has to say about one definition that changed. */
export interface ReviewedApproval {
  /** By name. */
  readonly team: string;
  readonly definition: DefinitionRef;
  /** `outdated`: the team approved an earlier meaning. `asked`: approvals are not turned on, and the owner should agree. */
  readonly state: 'approved' | 'missing' | 'outdated' | 'asked';
  /** What changed below it, where its own text says what it said; empty otherwise. */
  readonly through: readonly DefinitionRef[];
}

const STATES = { given: 'approved', lapsed: 'outdated', never: 'missing' } as const;

/**
 * Who must agree to what changed since the base: each owner of each definition whose approvals are another matter now, in
 * the order of the definitions. Where approvals are off, the owners of what changed by its own text are asked.
 */
export function reviewApprovals(difference: Difference, approvals: Approvals): readonly ReviewedApproval[] {
  const { graph, meanings } = difference.head;
  if (graph.config.approvals !== 'required') return ownersAsked(difference);
  return [...changedMeanings(difference).values()].flatMap(({ definition, through, owners }) => {
    const meaning = meanings.of(definition);
    if (!meaning) return [];
    const fingerprint = meanings.fingerprint(meaning);
    const { kind, name } = definition;
    return owners.map((team): ReviewedApproval => {
      const { state } = approvalState(approvals, team, definition, fingerprint);
      return { team, definition: { kind, name }, state: STATES[state], through };
    });
  });
}

function ownersAsked({ changes, head }: Difference): readonly ReviewedApproval[] {
  return changes.flatMap((change) => {
    if (change.kind !== 'meaning-changed' && change.kind !== 'meaning-undecided') return [];
    if (!needsApproval(change.definition)) return [];
    const { kind, name } = change.definition;
    return teamsOf(head.graph, change.definition).map(
      (team): ReviewedApproval => ({ team, definition: { kind, name }, state: 'asked', through: [] }),
    );
  });
}
