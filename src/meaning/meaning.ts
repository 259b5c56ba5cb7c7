import type { DefinitionKind } from '../diagnostic/definition-ref.js';
import type { Part, Proof, Relation, Witness, WitnessRecord } from '../diagnostic/finding.js';
import type { Typed } from '../expression/typed.js';
import type { Aggregate } from '../graph/metric.js';
import type { AnyDefinition } from '../language/definition.js';
import type { Condition } from '../logic/logic.js';

/** Records of an entity: what a term, a segment or an inline condition stands for. */
export interface RecordsMeaning {
  readonly kind: 'records';
  readonly entity: string;
  readonly condition: Condition;
}

/** One aggregation over records. `aggregation` and `value` are canonical texts; `value` null for a count. */
export interface AggregateMeaning {
  readonly kind: 'aggregate';
  readonly records: RecordsMeaning;
  /** `count`, `sum`, `percentile 0.95` … */
  readonly aggregation: string;
  readonly value: string | null;
  /** The primary key of the entity, where a metric takes it as value. */
  readonly key: string | null;
  /** `closed_at`, `account.created_at`; null when undated. */
  readonly time: string | null;
  readonly unit: string | null;
}

/** Ratio, derived, cumulative and conversion metrics: a shape over parts. */
export interface CompositeMeaning {
  readonly kind: 'composite';
  /** What is done with the parts: `ratio`, `derived $0 / $1`, `cumulative month`, `conversion by account_id within 90 day`. */
  readonly shape: string;
  readonly parts: readonly (AggregateMeaning | CompositeMeaning)[];
  readonly unit: string | null;
  /**
   * The value of a ratio or a derived metric at a few points, each part standing for a number made from its meaning:
   * where they differ, the metrics do. null for other shapes.
   */
  readonly samples: readonly (number | null)[] | null;
}

/** Every other kind: a canonical form of what it says that matters. Titles, words, owners, tags and places do not. */
export interface PlainMeaning {
  readonly kind: 'plain';
  readonly of: Exclude<DefinitionKind, 'term' | 'metric'>;
  /** Named pieces in canonical form; two meanings are equal when all pieces and records are. */
  readonly pieces: Readonly<Record<string, string>>;
  /** The conditions in it, by name: `segment enterprise`, `releases`, `claim won_deals where`. */
  readonly records: Readonly<Record<string, RecordsMeaning>>;
  /** The pieces that are values of records, by the entity: other texts may mean the same. */
  readonly values: Readonly<Record<string, string>>;
}

export type Meaning = RecordsMeaning | AggregateMeaning | CompositeMeaning | PlainMeaning;

/** How one meaning stands to another. */
export interface Comparison {
  /** true: the same, proven. false: not the same. null: could not be decided, see `reason`. */
  readonly same: boolean | null;
  /** Of the conditions; null for metrics unless all other parts are equal, and for plain meanings unless they are the same. */
  readonly relation: Relation | null;
  readonly differs: readonly Part[];
  readonly proof: Proof;
  readonly assumptions: readonly string[];
  readonly witness: Witness;
  /** The records in words, without article: `lead with score 55 and status mql`. */
  readonly words: { readonly [K in keyof Witness]?: string };
  /** Why something about it is not known; null when everything is. */
  readonly reason: string | null;
  /** Of a definition with several conditions the one that the records are about: `segment small`, `releases`. */
  readonly piece?: string;
}

/** The answer to: is there a record inside all of these and outside all of those? */
export type Found =
  | {
      readonly answer: 'record';
      readonly record: WitnessRecord;
      /** `lead with score 55 and status mql`, without article. */
      readonly words: string;
      readonly proof: 'refuted' | 'modulo';
      readonly assumptions: readonly string[];
    }
  | { readonly answer: 'none'; readonly proof: 'proved' | 'modulo'; readonly assumptions: readonly string[] }
  | { readonly answer: 'unknown'; readonly reason: string };

/** The meanings of one project's definitions; compiled on first use and kept. */
export interface Meanings {
  /** null when the definition, or something it needs, has problems of its own. Also for a second definition of a name. */
  of(definition: AnyDefinition): Meaning | null;
  records(entity: string, conditions: readonly Typed[]): RecordsMeaning;
  aggregate(aggregate: Aggregate, unit: string | null): AggregateMeaning;
  /** Of this graph, both. Throws on a condition of another one. */
  compare(left: Meaning, right: Meaning): Comparison;
  find(question: {
    readonly inside: readonly RecordsMeaning[];
    readonly outside: readonly RecordsMeaning[];
  }): Found;
  /**
   * What must hold for a record to belong, as it was decided, in words, a line each; null when it is better read as it
   * is written: there are several ways to belong, it is on something computed, or beyond the engine.
   */
  describeCondition(records: RecordsMeaning): readonly string[] | null;
  /**
   * The first 16 hex digits of a SHA-256; survives reformatting, renaming, reordering and equivalent rewriting. Where a
   * condition or value is beyond the engine it survives less: its typed tree stands for it, names resolved and
   * formatting gone, so that an equivalent rewriting of it gives another fingerprint.
   */
  fingerprint(meaning: Meaning): string;
}
