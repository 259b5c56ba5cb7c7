import type { DefinitionRef } from '../diagnostic/definition-ref.js';
import type { Relation } from '../diagnostic/finding.js';

/** What the findings do not tell of a change: whom it reaches, what it does to the numbers, and who has to agree. */
export interface Review {
  /** What it was compared with. */
  readonly against: {
    /** As people wrote it: `origin/main`, or a folder. */
    readonly name: string;
    /** The full id of the commit; null for a folder. */
    readonly commit: string | null;
  };
  /** Every change as `accord diff --format json` tells it; see docs/changes.md. */
  readonly changes: readonly object[];
  /** Every change of `accord.yml`, in the same shape as there. */
  readonly settings: readonly object[];
  readonly impacts: readonly Impact[];
  readonly approvals: readonly Approval[];
  /** Null where no warehouse was asked. */
  readonly numbers: Numbers | null;
}

/** A definition that changed its meaning (or came, or went), and what that does to those who use it. */
export interface Impact extends Reached {
  /** What happened to it. `unknown`: nobody could decide whether it means what it meant. */
  readonly change: 'changed' | 'unknown' | 'new' | 'removed' | 'renamed';
  /** What it was called; null where it has its name still, or had none. */
  readonly formerName: string | null;
  /** The new meaning to the old; null where there is no single relation. */
  readonly relation: Relation | null;
  /** The name under which `previous` goes on serving what it meant, and until when; null where it does not. */
  readonly kept: { readonly name: string; readonly sunset: string } | null;
  /** The meaning in plain words, a sentence each; null before it was defined, or after it was removed. */
  readonly before: readonly string[] | null;
  readonly after: readonly string[] | null;
  /** Every definition downstream, in either state: metrics, segmentations, handoffs, contradictions, dashboards, objectives … */
  readonly reaches: readonly Reached[];
}

/** A definition that rests on a changed one, directly or through others. */
export interface Reached {
  readonly definition: DefinitionRef;
  readonly title: string;
  /** In the order of the owners. */
  readonly owners: readonly Team[];
}

export interface Team {
  /** As definitions name it. */
  readonly name: string;
  /** What people call it; made from its name where there is no such team. */
  readonly title: string;
}

/** What the change does to the data of today. */
export interface Numbers {
  readonly flows: readonly Flow[];
  readonly shifts: readonly Shift[];
  /** What was left out to stay within the bounds, one sentence each. */
  readonly leftOut: readonly string[];
}

/** A term, segment or metric and the records that it reads. */
export interface Flow {
  readonly definition: DefinitionRef;
  /** The segment, where the definition is a segmentation. */
  readonly segment: string | null;
  readonly entity: string;
  readonly counts: Measured<RecordCounts>;
}

/** An answer of the warehouse, or why there is none. */
export type Measured<T> =
  | { readonly kind: 'measured'; readonly value: T }
  | { readonly kind: 'unmeasured'; readonly reason: string };

export interface RecordCounts {
  readonly before: number;
  readonly after: number;
  /** Records that belong now and did not before, and the reverse. */
  readonly gained: number;
  readonly lost: number;
  /** A few primary keys of each, parts of a key joined by `, `; null where the key or a condition reads something private. */
  readonly sample: { readonly gained: readonly string[]; readonly lost: readonly string[] } | null;
}

/** A metric before and after. Values are exact, as text; null where there is none. */
export interface Shift {
  readonly definition: DefinitionRef;
  readonly title: string;
  readonly unit: string | null;
  /** People read it as a percentage: 0.5 is 50 %. */
  readonly isPercent: boolean;
  readonly values: Measured<ShiftValues>;
}

export interface BeforeAfter {
  readonly before: string | null;
  readonly after: string | null;
}

export interface ShiftValues {
  /** Over all time; null for cumulative metrics. */
  readonly total: BeforeAfter | null;
  /** Newest last; `month` is `2026-01`. Empty where the metric has no time. */
  readonly months: readonly (BeforeAfter & { readonly month: string })[];
  /** By the segmentation that is named; null where none can be reached from the metric's records. */
  readonly segments: {
    readonly segmentation: string;
    readonly title: string;
    /** `segment` is null for records in none. */
    readonly rows: readonly (BeforeAfter & { readonly segment: string | null })[];
  } | null;
}

/** Whether one team agreed to one definition as it is now. */
export interface Approval {
  readonly team: Team;
  readonly definition: DefinitionRef;
  /** `outdated`: the team approved an earlier meaning. `asked`: approvals are not turned on, and the owner should agree. */
  readonly state: 'approved' | 'missing' | 'outdated' | 'asked';
  /** What changed below it, where its own text says what it said; empty otherwise. */
  readonly through: readonly DefinitionRef[];
}
