import type { DefinitionRef } from '../diagnostic/definition-ref.js';
import type { Relation } from '../diagnostic/finding.js';

/** What the findings do not tell of a change: whom it reaches and who has to agree. */
export interface Review {
  readonly impacts: readonly Impact[];
  readonly approvals: readonly Approval[];
}

/** A definition that changed its meaning, and what that does to the data and to those who use it. */
export interface Impact {
  readonly definition: DefinitionRef;
  /** The new meaning to the old one; null where there is no single relation. */
  readonly relation: Relation | null;
  /** The meaning in plain words; null before it was defined, or after it was removed. */
  readonly before: string | null;
  readonly after: string | null;
  /** Null where no warehouse was asked. */
  readonly records: RecordCounts | null;
  /** The metrics, dashboards, objectives … whose numbers may move, by title. */
  readonly reaches: readonly string[];
}

export interface RecordCounts {
  readonly before: number;
  readonly after: number;
  /** Records that belong now and did not before, and the reverse. */
  readonly gained: number;
  readonly lost: number;
}

export interface Approval {
  /** The team's title. */
  readonly team: string;
  readonly definition: DefinitionRef;
  /** `outdated`: the team approved an earlier meaning. */
  readonly state: 'approved' | 'missing' | 'outdated';
}
