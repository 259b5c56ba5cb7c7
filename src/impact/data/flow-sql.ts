import type { SqlDialect } from '../../compile/sql-text.js';
import { entityOf } from '../../explain/aggregate-sql.js';
import { ReadableTables } from '../../explain/readable-tables.js';
import type { Typed } from '../../expression/typed.js';
import type { Graph } from '../../graph/graph.js';
import type { FlowPart, FlowPlan } from './flow-plan.js';

/** Numbers of a part, in the order of the columns: before, after, gained, lost. */
export const COUNTS_OF_A_PART = 4;

/** One scan of the entity that counts for every part of a flow. A record belongs where a condition is TRUE. */
export function countsSql(graph: Graph, { entity, parts }: FlowPlan, dialect: SqlDialect): string {
  const tables = new ReadableTables(graph, dialect, entityOf(graph, entity));
  const counted = parts.flatMap(({ before, after }) => [
    before,
    after,
    comesTo(before, after),
    comesTo(after, before),
  ]);
  const columns = counted.map((condition) =>
    condition ? `COUNT(CASE WHEN ${tables.print(condition)} THEN 1 END)` : '0',
  );
  return `SELECT ${columns.join(',\n  ')}\n${tables.fromSql()}`;
}

/** The keys of the first records that come to belong, or of those that leave; null where there are none of them. */
export function keysSql(
  graph: Graph,
  { entity }: FlowPlan,
  { before, after }: FlowPart,
  options: { readonly which: 'gained' | 'lost'; readonly most: number; readonly dialect: SqlDialect },
): string | null {
  const { which, most, dialect } = options;
  const condition = which === 'gained' ? comesTo(before, after) : comesTo(after, before);
  if (!condition) return null;
  const { primaryKey, fields } = entityOf(graph, entity);
  const tables = new ReadableTables(graph, dialect, entityOf(graph, entity));
  const keys = primaryKey.flatMap((name) => {
    const field = fields.get(name);
    return field ? [tables.column([], field.info)] : [];
  });
  const where = tables.print(condition);
  const lines = [`SELECT ${keys.join(', ')}`, tables.fromSql(), `WHERE ${where}`];
  return [...lines, `ORDER BY ${keys.join(', ')}`, `LIMIT ${most}`].join('\n');
}

/** Whether every part is asked in the same words before and after: then no record can move. */
export function asksTheSame(graph: Graph, { entity, parts }: FlowPlan): boolean {
  const tables = new ReadableTables(graph, 'postgres', entityOf(graph, entity));
  const printed = (condition: Typed | null) => condition && tables.print(condition);
  return parts.every(({ before, after }) => printed(before) === printed(after));
}

/** Belongs to `to`, and did not to `from`: there its condition was FALSE or UNKNOWN. */
function comesTo(from: Typed | null, to: Typed | null): Typed | null {
  if (!from || !to) return to;
  const { start, end } = to;
  const place = { type: { kind: 'boolean' }, nullable: false, start, end } as const;
  return {
    kind: 'and',
    operands: [to, { kind: 'is', negated: true, test: 'true', operand: from, ...place }],
    ...place,
  };
}
