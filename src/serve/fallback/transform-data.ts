import {
  COMPARE_DATE_RANGE,
  queryTypeOf,
  readBlending,
  readDateRange,
  readGranularity,
  requireAnnotation,
  requireQueryAnnotations,
} from './query-members.js';
import type { Cell, RawColumns, TransformRequest } from './transform-request.js';
import { transformValue } from './transform-value.js';
import { UserError } from './user-error.js';

type Row = Record<string, Cell>;
export type TransformedData =
  | Row[]
  | { readonly members: string[]; readonly dataset: Cell[][] }
  | { readonly members: string[]; readonly columns: Cell[][] };

interface Column {
  readonly member: string;
  readonly values: Cell[];
}

/** A query's result in the shape the client asked for. Throws UserError for a hidden member. */
export function transformData(request: TransformRequest, raw: RawColumns): TransformedData {
  const rowCount = raw.columns[0]?.length ?? 0;
  const columns = readColumns(request, raw, rowCount);
  switch (request.resType) {
    case 'compact':
      return {
        members: columns.map((column) => column.member),
        dataset: Array.from({ length: rowCount }, (_, row) =>
          columns.map((column) => column.values[row] ?? null),
        ),
      };
    case 'columnar':
      return {
        members: columns.map((column) => column.member),
        columns: columns.map((column) => column.values),
      };
    default:
      return Array.from({ length: rowCount }, (_, row) => {
        const entries = columns.map((column): [string, Cell] => [column.member, column.values[row] ?? null]);
        return Object.fromEntries(entries);
      });
  }
}

function readColumns(request: TransformRequest, raw: RawColumns, rowCount: number): Column[] {
  if (raw.members.length === 0) {
    requireQueryAnnotations(request);
    return [];
  }
  const columns = raw.members.map((alias, index): Column => {
    const member = request.aliasToMemberNameMap[alias];
    if (member === undefined) throw new UserError(`Member name not found for alias: '${alias}'`);
    const { type = '' } = requireAnnotation(member, request.annotation);
    return { member, values: (raw.columns[index] ?? []).map((value) => transformValue(value, type)) };
  });
  const all = [...columns, ...addBareTimes(request, columns)];
  return [...all, ...addTail(request, all, rowCount)];
}

/** The finest granularity gives the bare dimension its values; of two equally fine ones, the last. */
function addBareTimes({ query }: TransformRequest, columns: readonly Column[]): Column[] {
  const finest = new Map<string, { level: number; values: Cell[] }>();
  for (const { member, values } of columns) {
    const read = readGranularity(member, query);
    if (read === undefined) continue;
    const best = finest.get(read.base);
    if (best === undefined || best.level >= read.level) finest.set(read.base, { level: read.level, values });
  }
  return [...finest].map(([member, { values }]) => ({ member, values }));
}

function addTail(request: TransformRequest, columns: readonly Column[], rowCount: number): Column[] {
  const type = queryTypeOf(request);
  switch (type) {
    case 'regularQuery':
      return [];
    case 'compareDateRangeQuery': {
      const range = readDateRange(request.query);
      return [{ member: COMPARE_DATE_RANGE, values: Array.from({ length: rowCount }, () => range) }];
    }
    case 'blendingQuery': {
      const { key, source, base } = readBlending(request.query);
      const from =
        columns.find(({ member }) => member === source) ?? columns.find(({ member }) => member === base);
      return from === undefined ? [] : [{ member: key, values: from.values }];
    }
    default:
      return type satisfies never;
  }
}
