import type { DefinitionRef } from '../diagnostic/definition-ref.js';
import type { Source } from '../diagnostic/source.js';

/** Beside `accord.yml`. */
export const APPROVALS_FOLDER = 'approvals';

export interface Approval {
  /** The fingerprint of the meaning that was approved. */
  readonly meaning: string;
  /** A person. */
  readonly by: string;
  /** `YYYY-MM-DD`. */
  readonly on: string;
  readonly note?: string | undefined;
}

/** What one team has approved, by `approvalKey`. */
export interface TeamApprovals {
  readonly team: string;
  readonly source: Source;
  readonly entries: ReadonlyMap<string, Approval>;
}

/** By team. */
export type Approvals = ReadonlyMap<string, TeamApprovals>;

/** As it stands in the file: `term qualified_lead`. */
export function approvalKey({ kind, name }: DefinitionRef): string {
  return `${kind} ${name}`;
}

/** Relative to the project folder. One path a team, so that one line of CODEOWNERS guards it. */
export function approvalPath(team: string): string {
  return `${APPROVALS_FOLDER}/${team}.yml`;
}
