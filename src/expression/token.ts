import type { ExpressionProblem } from './problem.js';
import type { Located } from './syntax.js';
import type { Value } from './value.js';

export type Token =
  /** `text` in lower case. */
  | (Located & { readonly kind: 'word'; readonly text: string })
  | (Located & { readonly kind: 'quoted' | 'string' | 'symbol'; readonly text: string })
  | (Located & { readonly kind: 'number'; readonly text: string; readonly value: Value })
  | (Located & { readonly kind: 'end'; readonly text: '' })
  /** Nothing after it was read. */
  | (Located & { readonly kind: 'invalid'; readonly text: ''; readonly problem: ExpressionProblem });

/** Ends a parse; `parseExpression` turns it into its result. */
export class SyntaxFault extends Error {
  readonly problem: ExpressionProblem;

  constructor(start: number, end: number, message: string, help?: string) {
    super(message);
    this.problem = { rule: 'syntax', start, end, message, ...(help === undefined ? {} : { help }) };
  }
}
