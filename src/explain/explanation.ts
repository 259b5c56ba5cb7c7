import type { DefinitionKind } from '../diagnostic/definition-ref.js';
import type { Severity } from '../diagnostic/finding.js';

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
