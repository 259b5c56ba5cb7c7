/** What Cube's gateway hands to the result layer. Only the parts that are read are named. */
export type Cell = null | boolean | number | string | object;

export interface TimeDimension {
  readonly dimension: string;
  readonly dateRange?: readonly string[];
  readonly granularity?: string;
}

/** A query as Cube normalises it; a member is a name or, from the SQL API, an expression with one. */
export type Member = string | { readonly name: string };

export interface NormalizedQuery {
  readonly measures?: readonly Member[];
  readonly dimensions?: readonly Member[];
  readonly timeDimensions?: readonly TimeDimension[];
}

export type QueryType = 'regularQuery' | 'compareDateRangeQuery' | 'blendingQuery';

export interface TransformRequest {
  readonly aliasToMemberNameMap: Readonly<Record<string, string>>;
  readonly annotation: Readonly<Record<string, { readonly type?: string }>>;
  readonly query: NormalizedQuery;
  readonly queryType?: QueryType;
  readonly resType?: 'default' | 'compact' | 'columnar';
}

/** Rows turned into columns: `columns[i][row]` belongs to `members[i]`, a column alias of the SQL. */
export interface RawColumns {
  readonly members: readonly string[];
  readonly columns: readonly (readonly Cell[])[];
}
