import type { AskedMetric } from './answer.js';
import type { CubeFilter } from './cube-query.js';
import type { DateRange } from './date-range.js';
import type { Deprecation } from './deprecation.js';
import type { Dimension } from './dimension.js';
import type { QueryGrain } from './question.js';

/** A question whose every name is known: what is left is to ask it. */
export interface Ask {
  readonly metrics: readonly (AskedMetric & { readonly member: string })[];
  readonly dimensions: readonly Dimension[];
  readonly filters: readonly CubeFilter[];
  /** Terms and segmentations that it is split or filtered by, by name. */
  readonly words: readonly string[];
  /** What of all that is deprecated. */
  readonly deprecated: readonly Deprecation[];
  readonly grain: QueryGrain | null;
  readonly range: DateRange;
  readonly timezone: string;
  readonly order: readonly OrderBy[];
  readonly limit: number | null;
}

export interface OrderBy {
  readonly by: 'time' | { readonly metric: number } | { readonly dimension: number };
  readonly descending: boolean;
}
