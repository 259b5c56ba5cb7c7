import type { DataType } from '../expression/data-type.js';
import type { FieldInfo, TermInfo, Typed } from '../expression/typed.js';
import type { Definition } from '../language/definition.js';
import type { Grain } from '../language/schema.js';

/** What is computed of the records of one entity. */
export type Aggregation =
  | { readonly type: 'count' }
  | {
      readonly type: 'count_distinct' | 'sum' | 'average' | 'min' | 'max' | 'median';
      readonly value: Typed;
    }
  /** `fraction` between 0 and 1, interpolated (PERCENTILE_CONT). */
  | { readonly type: 'percentile'; readonly value: Typed; readonly fraction: number };

/** The field that dates a record: of the entity itself, or along relationships. */
export interface TimeField {
  readonly path: readonly string[];
  readonly field: FieldInfo;
}

/** One aggregation over the records of one entity that meet every condition, dated by one field. */
export interface Aggregate {
  readonly entity: string;
  /** The term the records belong to; null when all records of the entity are meant. */
  readonly term: TermInfo | null;
  /** Further conditions; a record counts when the term and all of these are TRUE. */
  readonly conditions: readonly Typed[];
  readonly aggregation: Aggregation;
  /** null: the records have no date, the metric cannot be asked by time. */
  readonly time: TimeField | null;
}

export type DurationUnit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

export interface Duration {
  readonly amount: number;
  readonly unit: DurationUnit;
}

export type Window =
  /** Since the start of the day, week, month …: a to-date value. */
  | { readonly kind: 'to-date'; readonly grain: Grain }
  /** The time up to the end of the period. */
  | { readonly kind: 'trailing'; readonly duration: Duration }
  | { readonly kind: 'unbounded' };

/** How a metric is computed, down to aggregates: names are followed, `where` and `time` of outer metrics pushed in. */
export type Formula =
  | { readonly kind: 'aggregate'; readonly aggregate: Aggregate }
  /** NULL when the denominator is 0 or NULL. */
  | { readonly kind: 'ratio'; readonly numerator: Formula; readonly denominator: Formula }
  /** Columns of `expression` are names of `inputs`; every `/` divides doubles, by zero gives NULL. */
  | { readonly kind: 'derived'; readonly expression: Typed; readonly inputs: ReadonlyMap<string, Formula> }
  | { readonly kind: 'cumulative'; readonly input: Formula; readonly window: Window }
  /**
   * The share of `from` records that are followed by a `to` record with the same value of `by`, not earlier and at
   * most `within` later. Dated by the `from` record.
   */
  | {
      readonly kind: 'conversion';
      readonly from: Aggregate;
      readonly to: Aggregate;
      readonly by: { readonly from: FieldInfo; readonly to: FieldInfo };
      readonly within: Duration;
    };

export interface Metric {
  readonly definition: Definition<'metric'>;
  readonly name: string;
  /** null when the metric, or something it needs, has problems of its own. */
  readonly formula: Formula | null;
  /** The type of its values. */
  readonly type: DataType;
  readonly unit: string | null;
}

/** Every aggregate of a formula, left to right; a conversion gives `from`, then `to`. */
export function aggregatesOf(formula: Formula): readonly Aggregate[] {
  switch (formula.kind) {
    case 'aggregate':
      return [formula.aggregate];
    case 'ratio':
      return [...aggregatesOf(formula.numerator), ...aggregatesOf(formula.denominator)];
    case 'derived':
      return [...formula.inputs.values()].flatMap(aggregatesOf);
    case 'cumulative':
      return aggregatesOf(formula.input);
    case 'conversion':
      return [formula.from, formula.to];
  }
}
