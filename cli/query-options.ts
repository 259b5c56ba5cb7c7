import type { QueryGrain } from '../src/query/question.js';

export const QUERY_FORMATS = ['table', 'json', 'csv'] as const;

/** What was written behind `accord query METRIC…`. */
export interface QueryOptions {
  readonly by: readonly string[];
  readonly where: readonly string[];
  readonly grain?: QueryGrain;
  readonly from?: string;
  readonly to?: string;
  readonly order: readonly string[];
  readonly limit?: number;
  readonly format: (typeof QUERY_FORMATS)[number];
  readonly dir: string;
  readonly source?: string;
  readonly sql?: boolean;
  readonly url?: string;
  readonly tokenEnv?: string;
}
