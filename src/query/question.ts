import type { Grain } from '../language/schema.js';

/** What people ask for on the command line; `hour` is finer than any grain a definition can name. */
export type QueryGrain = Grain | 'hour';

export const QUERY_GRAINS = [
  'hour',
  'day',
  'week',
  'month',
  'quarter',
  'year',
] as const satisfies readonly QueryGrain[];

/** A question in the words of the person who asks: names are not looked up yet. */
export interface Question {
  readonly metrics: readonly string[];
  readonly by: readonly string[];
  /** SQL conditions on dimensions; all must hold. */
  readonly where: readonly string[];
  readonly grain: QueryGrain | null;
  /** As written: `2026-01`, `-90 days`, `today`. Inclusive. */
  readonly from: string | null;
  readonly to: string | null;
  /** As written: `won_revenue desc`, `-won_revenue`, `customer_tier`. */
  readonly order: readonly string[];
  /** Rows, or null for all. */
  readonly limit: number | null;
}

/** The question cannot be asked as it was written; the message and help are for the person who wrote it. */
export class QuestionError extends Error {
  override readonly name = 'QuestionError';

  constructor(
    message: string,
    readonly help?: string,
  ) {
    super(message);
  }
}
