import type { DeclaredFunction, FieldInfo } from '../expression/typed.js';
import type { Value } from '../expression/value.js';

/** One field of a record that matters, along zero or more relationships. */
export interface ExampleField {
  readonly path: readonly string[];
  readonly field: FieldInfo;
  readonly value: Value;
  /** Any key will do: it only finds the related row, whose own fields are among the others. */
  readonly isOnlyKey?: true;
}

/** What a declared function is taken to give, in the record shown. */
export interface ExampleCall {
  readonly declared: DeclaredFunction;
  readonly arguments: readonly Value[];
  readonly value: Value;
}

/** A record that answers a question. Fields that are not named may have any value. */
export interface Example {
  /** In the order of the diagram's variables. A related row that is missing is in `missing`, not here. */
  readonly fields: readonly ExampleField[];
  /** Relationships without a related row. */
  readonly missing: readonly (readonly string[])[];
  /** Microseconds since 1970-01-01, where the present moment matters; `precision` says whether only the day does. */
  readonly now: { readonly timestamp: bigint; readonly precision: 'date' | 'timestamp' } | null;
  readonly calls: readonly ExampleCall[];
}

/** What a verdict leans on besides logic. */
export type Assumption =
  | { readonly kind: 'closed-list'; readonly field: FieldInfo; readonly path: readonly string[] }
  | { readonly kind: 'not-null'; readonly field: FieldInfo; readonly path: readonly string[] }
  /** The verdict holds for every meaning of the function. */
  | { readonly kind: 'function'; readonly declared: DeclaredFunction }
  /** LOWER, UPPER and ILIKE pair letters one by one. */
  | { readonly kind: 'letter-case' };

export type Search =
  /** Re-evaluated by the evaluator of src/expression. */
  | { readonly found: 'record'; readonly example: Example; readonly assumptions: readonly Assumption[] }
  /** Proven: no record can be there. */
  | { readonly found: 'none'; readonly assumptions: readonly Assumption[] }
  | { readonly found: 'unknown'; readonly reason: string };
