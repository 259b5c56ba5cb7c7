import type { FieldInfo, TermInfo, Typed } from '../expression/typed.js';
import type { ConfigValue } from '../language/config.js';
import type { AnyDefinition, Definition } from '../language/definition.js';
import type { DefinitionValues } from '../language/schema.js';
import type { Fact, Reference } from './fact.js';
import type { Metric } from './metric.js';

export type FieldValue = DefinitionValues['entity']['fields'][number];
export type RelationshipValue = NonNullable<DefinitionValues['entity']['relationships']>[number];

export interface Field {
  readonly info: FieldInfo;
  readonly value: FieldValue;
}

export interface Relationship {
  readonly name: string;
  readonly to: string;
  readonly type: RelationshipValue['type'];
  readonly value: RelationshipValue;
  /**
   * Pairs of fields that are equal for related rows: `here` of this entity, `there` of the other.
   * Empty when the relationship could not be resolved.
   */
  readonly keys: readonly { readonly here: string; readonly there: string }[];
}

export interface Entity {
  readonly definition: Definition<'entity'>;
  readonly name: string;
  readonly fields: ReadonlyMap<string, Field>;
  readonly relationships: ReadonlyMap<string, Relationship>;
  readonly primaryKey: readonly string[];
  readonly time: string | null;
}

export interface Term {
  readonly definition: Definition<'term'>;
  readonly name: string;
  readonly entity: string;
  /** null when the condition has problems of its own. */
  readonly info: TermInfo | null;
}

export interface Segment {
  readonly name: string;
  readonly title: string | null;
  readonly description: string | null;
  readonly condition: Typed | null;
}

export interface Segmentation {
  readonly definition: Definition<'segmentation'>;
  readonly name: string;
  readonly entity: string;
  readonly segments: readonly Segment[];
}

export interface Handoff {
  readonly definition: Definition<'handoff'>;
  readonly name: string;
  readonly entity: string;
  readonly releases: string;
  readonly accepts: string;
}

/** `story` and `reality` are conditions on metrics: each column node is a metric's value, see metric-scope.ts. */
export interface Contradiction {
  readonly definition: Definition<'contradiction'>;
  readonly name: string;
  readonly story: Typed | null;
  readonly reality: Typed | null;
  /** Dimensions to split by, resolved: a segmentation, or a field of an entity. */
  readonly by: readonly DimensionRef[];
}

export interface Claim {
  readonly metric: string;
  readonly where: Typed | null;
  readonly value: Typed | null;
}

export interface Dashboard {
  readonly definition: Definition<'dashboard'>;
  readonly name: string;
  readonly claims: readonly Claim[];
}

export interface Objective {
  readonly definition: Definition<'objective'>;
  readonly name: string;
  readonly metric: string;
}

export type DimensionRef =
  | { readonly kind: 'segmentation'; readonly name: string }
  | { readonly kind: 'field'; readonly entity: string; readonly field: string };

/**
 * All definitions, resolved against each other, frozen. The maps hold the first definition of each name;
 * `definitions` and `every` hold all, also those given twice, and `facts` what did not fit.
 */
export interface Graph {
  readonly config: ConfigValue;
  readonly definitions: readonly AnyDefinition[];
  readonly teams: ReadonlyMap<string, Definition<'team'>>;
  readonly entities: ReadonlyMap<string, Entity>;
  readonly terms: ReadonlyMap<string, Term>;
  readonly metrics: ReadonlyMap<string, Metric>;
  readonly segmentations: ReadonlyMap<string, Segmentation>;
  readonly handoffs: ReadonlyMap<string, Handoff>;
  readonly contradictions: ReadonlyMap<string, Contradiction>;
  readonly dashboards: ReadonlyMap<string, Dashboard>;
  readonly objectives: ReadonlyMap<string, Objective>;
  /** Every one in the order read, also a second of a name. */
  readonly every: {
    readonly entities: readonly Entity[];
    readonly terms: readonly Term[];
    readonly metrics: readonly Metric[];
    readonly segmentations: readonly Segmentation[];
    readonly handoffs: readonly Handoff[];
    readonly contradictions: readonly Contradiction[];
    readonly dashboards: readonly Dashboard[];
    readonly objectives: readonly Objective[];
  };
  readonly references: readonly Reference[];
  readonly facts: readonly Fact[];
}
