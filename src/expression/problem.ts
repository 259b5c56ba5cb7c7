import type { Located } from './syntax.js';

/** Which rule a problem of an expression belongs to. */
export type ExpressionRule =
  | 'syntax'
  | 'unknown-reference'
  | 'type-mismatch'
  | 'unknown-value'
  /** A step along one_to_many, which would count the record once for each related row. */
  | 'grain-mismatch';

/** Something wrong in an expression, at offsets into its own text. */
export interface ExpressionProblem extends Located {
  readonly rule: ExpressionRule;
  readonly message: string;
  /** What to write instead, where one thing is likely. */
  readonly help?: string;
}
