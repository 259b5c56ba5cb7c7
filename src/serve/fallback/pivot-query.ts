import { COMPARE_DATE_RANGE } from './query-members.js';
import type { Member, NormalizedQuery, QueryType } from './transform-request.js';
import { UserError } from './user-error.js';

/** The one query by which the client pivots all results together. */
export function buildPivotQuery(type: QueryType, queries: readonly NormalizedQuery[]): NormalizedQuery {
  const [first] = queries;
  if (first === undefined) throw new UserError('Queries list cannot be empty');
  const pivot = { ...first, queryType: type };
  switch (type) {
    case 'regularQuery':
      return pivot;
    case 'compareDateRangeQuery':
      return { ...pivot, dimensions: [COMPARE_DATE_RANGE, ...(first.dimensions ?? [])] };
    case 'blendingQuery': {
      const granularity = queries
        .map((query) => query.timeDimensions?.[0]?.granularity)
        .find((name) => name != null);
      return {
        ...pivot,
        measures: merge(queries, 'measures'),
        dimensions: merge(queries, 'dimensions'),
        ...(granularity === undefined ? {} : { timeDimensions: [{ dimension: 'time', granularity }] }),
      };
    }
    default:
      return type satisfies never;
  }
}

function merge(queries: readonly NormalizedQuery[], key: 'measures' | 'dimensions'): Member[] {
  return [...new Set(queries.flatMap((query) => query[key] ?? []))];
}
