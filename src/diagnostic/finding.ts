import type { DefinitionRef } from './definition-ref.js';
import type { RuleId } from './rule-id.js';
import type { Span } from './source.js';

export type Severity = 'error' | 'warning';

export type Relation = 'equivalent' | 'narrower' | 'wider' | 'overlapping' | 'disjoint' | 'unknown';
export type Part = 'entity' | 'aggregation' | 'value' | 'condition' | 'time' | 'unit' | 'parts';
export type Proof = 'proved' | 'refuted' | 'modulo' | 'unknown';

/** One record: only the fields that matter, as JSON values; a related field is written `account.employees`. */
export type WitnessRecord = Readonly<Record<string, string | number | boolean | null>>;

export interface Witness {
  readonly onlyThis?: WitnessRecord;
  readonly onlyOther?: WitnessRecord;
  readonly both?: WitnessRecord;
  readonly neither?: WitnessRecord;
  readonly record?: WitnessRecord;
}

/** The other place of a finding about two definitions. */
export interface RelatedPlace {
  readonly definition: DefinitionRef | null;
  readonly span: Span;
  readonly message: string;
  /** The place stands in the base a change is compared with. */
  readonly base?: true;
}

/** What a rule says, before its severity and fingerprint are known. */
export interface Report {
  readonly definition: DefinitionRef | null;
  readonly message: string;
  /** The text to look at: the expression or name, not the file. */
  readonly span: Span;
  readonly related?: readonly RelatedPlace[];
  /** What a reader may do about it, one sentence. */
  readonly help?: string;
  /** What the finding is about besides its rule and definitions; free of positions and wording. */
  readonly about?: string;
  readonly relation?: Relation | null;
  readonly differs?: readonly Part[];
  readonly proof?: Proof;
  readonly assumptions?: readonly string[];
  readonly witness?: Witness;
  /** The teams, by name, that something is asked of: here their approval. */
  readonly teams?: readonly string[];
  /** The rule itself failed, so that nobody could look. */
  readonly isFault?: true;
}

export interface Finding extends Report {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** Stable under reformatting, moving and rewording; sha256 in hex, first 16 digits. */
  readonly fingerprint: string;
}
