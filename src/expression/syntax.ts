import type { Value } from './value.js';

/** Offsets into the expression's own text, UTF-16 code units, `end` exclusive. Parentheses are not in the range. */
export interface Located {
  readonly start: number;
  readonly end: number;
}

export interface Identifier extends Located {
  /** As meant: lower case unless it was quoted. */
  readonly text: string;
}

export type ComparisonOperator = '=' | '<>' | '<' | '<=' | '>' | '>=';
export type ArithmeticOperator = '+' | '-' | '*' | '/' | '||';
export type IsTest = 'null' | 'true' | 'false' | 'unknown';
export type DateField = 'year' | 'quarter' | 'month' | 'week' | 'day' | 'hour' | 'minute' | 'second';

/** A type written in a cast: `decimal(10,2)` has `arguments` [10, 2]. */
export interface TypeName extends Located {
  readonly text: string;
  readonly arguments: readonly number[];
}

/** What was written, before names and types are known. */
export type Expression =
  | (Located & { readonly kind: 'literal'; readonly value: Value })
  | (Located & { readonly kind: 'name'; readonly parts: readonly Identifier[] })
  | (Located & { readonly kind: 'current'; readonly what: 'date' | 'timestamp' })
  | (Located & { readonly kind: 'and' | 'or'; readonly operands: readonly Expression[] })
  | (Located & { readonly kind: 'not'; readonly operand: Expression })
  | (Located & {
      readonly kind: 'compare';
      readonly operator: ComparisonOperator;
      readonly left: Expression;
      readonly right: Expression;
    })
  | (Located & {
      readonly kind: 'distinct';
      readonly negated: boolean;
      readonly left: Expression;
      readonly right: Expression;
    })
  | (Located & {
      readonly kind: 'is';
      readonly negated: boolean;
      readonly test: IsTest;
      readonly operand: Expression;
    })
  | (Located & {
      readonly kind: 'in';
      readonly negated: boolean;
      readonly operand: Expression;
      readonly items: readonly Expression[];
    })
  | (Located & {
      readonly kind: 'between';
      readonly negated: boolean;
      readonly operand: Expression;
      readonly low: Expression;
      readonly high: Expression;
    })
  | (Located & {
      readonly kind: 'like';
      readonly negated: boolean;
      readonly caseInsensitive: boolean;
      readonly operand: Expression;
      readonly pattern: Expression;
      readonly escape: Expression | null;
    })
  | (Located & {
      readonly kind: 'case';
      readonly subject: Expression | null;
      readonly branches: readonly { readonly when: Expression; readonly then: Expression }[];
      readonly otherwise: Expression | null;
    })
  | (Located & {
      readonly kind: 'call';
      readonly name: Identifier;
      readonly arguments: readonly Expression[];
    })
  | (Located & {
      readonly kind: 'arithmetic';
      readonly operator: ArithmeticOperator;
      readonly left: Expression;
      readonly right: Expression;
    })
  | (Located & { readonly kind: 'negate'; readonly operand: Expression })
  | (Located & { readonly kind: 'cast'; readonly operand: Expression; readonly target: TypeName })
  | (Located & { readonly kind: 'extract'; readonly field: DateField; readonly operand: Expression });

export type ExpressionKind = Expression['kind'];
