/** A query as Cube's API takes it, or as Cube has normalised it: members by name, in any of its shapes. */
export type CubeQuery = Readonly<Record<string, unknown>>;

/** A time dimension of a query. */
interface QueryTime {
  readonly member: string;
  readonly granularity: string | null;
  readonly dateRange: unknown;
}

/** Every member that a query names, by the part it plays. */
export interface QueryMembers {
  readonly measures: readonly string[];
  readonly dimensions: readonly string[];
  readonly segments: readonly string[];
  readonly times: readonly QueryTime[];
  /** In filters of any depth, and in the order. */
  readonly others: readonly string[];
  /** A member that is SQL instead of a name, as the SQL API sends them. */
  readonly hasExpressions: boolean;
}

export function readQueryMembers(query: CubeQuery): QueryMembers {
  const lists = ['measures', 'dimensions', 'segments'].map((key) => asList(query[key]));
  const [measures = [], dimensions = [], segments = []] = lists.map((list) => list.filter(isText));
  const times = asList(query.timeDimensions).flatMap((each): QueryTime[] => {
    const member = read(each, 'dimension');
    const granularity = read(each, 'granularity');
    if (!isText(member)) return [];
    return [
      { member, granularity: isText(granularity) ? granularity : null, dateRange: read(each, 'dateRange') },
    ];
  });
  return {
    measures,
    dimensions,
    segments,
    times,
    others: [...asList(query.filters).flatMap(readFilterMembers), ...readOrderMembers(query.order)],
    hasExpressions: lists.flat().some((member) => !isText(member) || member.startsWith('{')),
  };
}

function readFilterMembers(filter: unknown): readonly string[] {
  const nested = [...asList(read(filter, 'and')), ...asList(read(filter, 'or'))].flatMap(readFilterMembers);
  return [...[read(filter, 'member'), read(filter, 'dimension')].filter(isText), ...nested];
}

/** `{"m": "asc"}`, `[["m", "asc"]]`, or as normalised `[{"id": "m", "desc": false}]`. */
function readOrderMembers(order: unknown): readonly string[] {
  if (Array.isArray(order)) {
    return order
      .map((item: unknown) => (Array.isArray(item) ? item[0] : (read(item, 'id') ?? item)))
      .filter(isText);
  }
  return typeof order === 'object' && order !== null ? Object.keys(order) : [];
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function read(source: unknown, key: string): unknown {
  if (typeof source !== 'object' || source === null) return undefined;
  return Object.getOwnPropertyDescriptor(source, key)?.value;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
