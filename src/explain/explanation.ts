import type { DefinitionKind } from '../diagnostic/definition-ref.js';
import type { Relation, Severity, Witness } from '../diagnostic/finding.js';

/** One definition told to people: what it means, how it is computed, whose it is, what depends on it. */
export interface Explanation {
  readonly kind: DefinitionKind | 'field';
  /** `qualified_lead`; a field is `lead.score`. */
  readonly name: string;
  readonly title: string;
  /** Relative to the project folder, 1-based. */
  readonly file: string;
  readonly line: number;
  readonly owners: readonly NamedThing[];
  readonly status: string;
  readonly version: number;
  readonly synonyms: readonly string[];
  readonly tags: readonly string[];
  readonly description: string | null;
  /** Its meaning in sentences, made from what is computed and not from what was described. */
  readonly meaning: readonly string[];
  /** Promises, variants, replacements: sentences. */
  readonly relations: readonly string[];
  /** Conditions and formulas as they are written. */
  readonly written: readonly Written[];
  readonly parts: readonly Part[];
  readonly sql: readonly Statement[];
  /** What it says once the terms it names are written out: all of it must hold. A metric: by what it is compared. */
  readonly normalForm: readonly string[];
  /** How its records stand to those of related terms and segments, proven. */
  readonly neighbours: readonly Neighbour[];
  /** Dimensions a metric can be split by. */
  readonly splitBy: readonly string[];
  readonly uses: readonly Dependency[];
  readonly usedBy: readonly Dependency[];
  /** What a check says about it. */
  readonly findings: readonly Remark[];
}

export interface NamedThing {
  readonly name: string;
  readonly title: string;
}

export interface Written {
  readonly label: string;
  readonly text: string;
}

/** A field of an entity, a segment, a claim: one line of a list under a heading. */
export interface Part {
  readonly heading: string;
  readonly name: string;
  readonly text: string;
}

export interface Statement {
  readonly title: string;
  readonly sql: string;
}

/** Records that are told of by the same fields, and how they stand to those explained. */
export interface Neighbour {
  /** The segment of the segmentation explained that is compared; null for the definition itself. */
  readonly of: string | null;
  readonly kind: 'term' | 'segment';
  /** `known_lead`, `customer_tier.small`. */
  readonly name: string;
  /** Of those explained to the neighbour. */
  readonly relation: Relation;
  readonly words: string;
  readonly witness: Witness;
}

export interface Dependency extends NamedThing {
  readonly kind: DefinitionKind;
  /** Names it itself, and not only through something else. */
  readonly direct: boolean;
  readonly owners: readonly NamedThing[];
}

export interface Remark {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly file: string;
  readonly line: number;
}
