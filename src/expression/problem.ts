import type { Located } from './syntax.js';

/** Which rule a problem of an expression belongs to. */
export type ExpressionRule = 'syntax' | 'unknown-reference' | 'type-mismatch' | 'unknown-value';

/** Something wrong in an expression, at offsets into its own text. */
export interface ExpressionProblem extends Located {
  readonly rule: ExpressionRule;
  readonly message: string;
  /** What to write instead, where one thing is likely. */
  readonly help?: string;
}
