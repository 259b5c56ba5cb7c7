import type { DataType } from './data-type.js';
import type { ArithmeticOperator, ComparisonOperator, DateField, IsTest, Located } from './syntax.js';
import type { Value } from './value.js';

/** Functions the product understands; every other one is declared in `accord.yml` and opaque. */
export type BuiltInFunction =
  | 'coalesce'
  | 'nullif'
  | 'greatest'
  | 'least'
  | 'lower'
  | 'upper'
  | 'trim'
  | 'length'
  | 'abs'
  | 'round'
  | 'floor'
  | 'ceil'
  | 'date_trunc'
  | 'days_between'
  | 'hours_between'
  | 'minutes_between';

/** A warehouse function declared in `accord.yml`. */
export interface DeclaredFunction {
  readonly name: string;
  readonly arguments: readonly DataType[];
  readonly result: DataType;
  /** The same arguments give the same result within one query. */
  readonly deterministic: boolean;
  /** NULL when any argument is NULL. */
  readonly strict: boolean;
}

/** What a name stands for: a field, along zero or more relationships. */
export interface FieldInfo {
  readonly entity: string;
  readonly name: string;
  readonly type: DataType;
  readonly nullable: boolean;
  readonly privacy: 'public' | 'personal' | 'secret';
  /** A computed field's expression, over its own entity's names; null for a stored column. */
  readonly expression: Typed | null;
}

export interface TermInfo {
  readonly entity: string;
  readonly name: string;
  readonly condition: Typed;
}

interface Node extends Located {
  readonly type: DataType;
  /** Can be NULL for some row, as far as declarations tell. */
  readonly nullable: boolean;
}

/**
 * The checked tree: every node knows its type, every name what it stands for. A tree with a problem is never built.
 *
 * `column` with a path is NULL when a related row is missing (a left join), a computed column too.
 * `term` with a path is FALSE when the related row is missing: a record that is not there belongs to no term.
 * `term` is the three-valued condition itself where the row exists.
 */
export type Typed =
  | (Node & { readonly kind: 'literal'; readonly value: Value })
  | (Node & { readonly kind: 'column'; readonly path: readonly string[]; readonly field: FieldInfo })
  | (Node & { readonly kind: 'term'; readonly path: readonly string[]; readonly term: TermInfo })
  | (Node & { readonly kind: 'current'; readonly what: 'date' | 'timestamp' })
  | (Node & { readonly kind: 'and' | 'or'; readonly operands: readonly Typed[] })
  | (Node & { readonly kind: 'not'; readonly operand: Typed })
  | (Node & {
      readonly kind: 'compare';
      readonly operator: ComparisonOperator;
      readonly left: Typed;
      readonly right: Typed;
    })
  | (Node & {
      readonly kind: 'distinct';
      readonly negated: boolean;
      readonly left: Typed;
      readonly right: Typed;
    })
  | (Node & {
      readonly kind: 'is';
      readonly negated: boolean;
      readonly test: IsTest;
      readonly operand: Typed;
    })
  | (Node & {
      readonly kind: 'in';
      readonly negated: boolean;
      readonly operand: Typed;
      readonly items: readonly Typed[];
    })
  | (Node & {
      readonly kind: 'between';
      readonly negated: boolean;
      readonly operand: Typed;
      readonly low: Typed;
      readonly high: Typed;
    })
  | (Node & {
      readonly kind: 'like';
      readonly negated: boolean;
      readonly caseInsensitive: boolean;
      readonly operand: Typed;
      readonly pattern: Typed;
      /** null: the default, a backslash. Empty: no escape. */
      readonly escape: string | null;
    })
  | (Node & {
      readonly kind: 'case';
      readonly subject: Typed | null;
      readonly branches: readonly { readonly when: Typed; readonly then: Typed }[];
      readonly otherwise: Typed | null;
    })
  | (Node & {
      readonly kind: 'function';
      readonly name: BuiltInFunction;
      readonly arguments: readonly Typed[];
    })
  | (Node & {
      readonly kind: 'declared';
      readonly declared: DeclaredFunction;
      readonly arguments: readonly Typed[];
    })
  | (Node & {
      readonly kind: 'arithmetic';
      readonly operator: ArithmeticOperator;
      readonly left: Typed;
      readonly right: Typed;
    })
  | (Node & { readonly kind: 'negate'; readonly operand: Typed })
  /** `type` is the target. Implicit widenings (integer to decimal, date to timestamp) are not casts. */
  | (Node & { readonly kind: 'cast'; readonly operand: Typed })
  | (Node & { readonly kind: 'extract'; readonly field: DateField; readonly operand: Typed });

export type TypedKind = Typed['kind'];
