import type { SqlDialect } from '../compile/sql-text.js';
import type { Typed } from '../expression/typed.js';
import type { Graph } from '../graph/graph.js';
import { conditionSql, entityOf } from './aggregate-sql.js';
import { nameSql } from './name-sql.js';
import { ReadableTables } from './readable-tables.js';
import { whereSql } from './sql-layout.js';

/** A SELECT of the records that meet a condition. */
export function recordsSql(graph: Graph, entity: string, condition: Typed, dialect: SqlDialect): string {
  const tables = new ReadableTables(graph, dialect, entityOf(graph, entity));
  const conditions = conditionSql(tables, condition);
  return [`SELECT ${nameSql(tables.alias)}.*`, tables.fromSql(), ...whereSql(conditions)].join('\n');
}
