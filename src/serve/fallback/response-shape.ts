/** Keeps the named keys that hold a value, in this order: the answer's root carries nothing else. */
function pick(source: object, keys: readonly string[]): Record<string, unknown> {
  const entries = new Map(Object.entries(source));
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value: unknown = entries.get(key);
      return value === undefined || value === null ? [] : [[key, value]];
    }),
  );
}

const QUERY = [
  'measures dimensions timeDimensions segments limit offset total totalQuery timezone renewQuery ungrouped',
  'responseFormat filters rowLimit order queryType',
].flatMap((line) => line.split(' '));
const TIME_DIMENSION = ['dimension', 'dateRange', 'compareDateRange', 'granularity'];
const FILTER = ['member', 'operator', 'values', 'dimension'];
const ANNOTATION = [
  'title shortTitle description type format currency meta drillMembers drillMembersGrouped granularity',
].flatMap((line) => line.split(' '));
const RESULT = [
  'query lastRefreshTime refreshKeyValues usedPreAggregations transformedQuery requestId annotation dataSource',
  'dbType extDbType external slowQuery total data',
].flatMap((line) => line.split(' '));

export function shapeQuery(query: object): Record<string, unknown> {
  const shaped = pick(query, QUERY);
  if (Array.isArray(shaped.timeDimensions)) {
    shaped.timeDimensions = shaped.timeDimensions.map((time: object) => pick(time, TIME_DIMENSION));
  }
  if (Array.isArray(shaped.filters)) shaped.filters = shaped.filters.map(shapeFilter);
  return shaped;
}

function shapeFilter(filter: object): Record<string, unknown> {
  if ('and' in filter && Array.isArray(filter.and)) return { and: filter.and.map(shapeFilter) };
  if ('or' in filter && Array.isArray(filter.or)) return { or: filter.or.map(shapeFilter) };
  return pick(filter, FILTER);
}

/** One query's answer. */
export function shapeResult(
  root: { readonly query: object; readonly annotation: object },
  data: unknown,
): object {
  const annotation = mapValues(root.annotation, (kind: object) =>
    mapValues(kind, (item: object) => pick(item, ANNOTATION)),
  );
  return pick({ ...root, query: shapeQuery(root.query), annotation, data }, RESULT);
}

function mapValues<T>(source: object, change: (value: T) => unknown): object {
  return Object.fromEntries(Object.entries(source).map(([key, value]) => [key, change(value)]));
}
