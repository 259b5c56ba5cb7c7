/** The parts of Cube's query language that a question is made of. */
export interface CubeQuery {
  readonly measures: readonly string[];
  readonly dimensions?: readonly string[];
  readonly timeDimensions?: readonly CubeTimeDimension[];
  readonly filters?: readonly CubeFilter[];
  readonly segments?: readonly string[];
  readonly timezone: string;
  readonly limit?: number;
}

export interface CubeTimeDimension {
  readonly dimension: string;
  readonly granularity?: string;
  readonly dateRange?: readonly [string, string];
}

export type CubeFilter =
  | { readonly member: string; readonly operator: FilterOperator; readonly values?: readonly string[] }
  | { readonly and: readonly CubeFilter[] }
  | { readonly or: readonly CubeFilter[] };

export type FilterOperator =
  | 'equals'
  | 'notEquals'
  | 'contains'
  | 'notContains'
  | 'startsWith'
  | 'notStartsWith'
  | 'endsWith'
  | 'notEndsWith'
  | 'gt'
  | 'gte'
  | 'lt'
  | 'lte'
  | 'set'
  | 'notSet'
  | 'beforeDate'
  | 'beforeOrOnDate'
  | 'afterDate'
  | 'afterOrOnDate';
