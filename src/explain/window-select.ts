import type { SqlDialect } from '../compile/sql-text.js';
import { periodsSql, windowConditions } from '../compile/window-sql.js';
import type { Graph } from '../graph/graph.js';
import type { Aggregate, Window } from '../graph/metric.js';
import {
  conditionsSql,
  entityOf,
  localTime,
  type MonthlySql,
  timezoneOf,
  valueSql,
} from './aggregate-sql.js';
import { ReadableTables } from './readable-tables.js';
import { indentSql } from './sql-layout.js';

/** The value at the end of each month, of the records in the window that ends there; months go on until now. */
export function windowSql(
  graph: Graph,
  aggregate: Aggregate,
  window: Window,
  dialect: SqlDialect,
): MonthlySql {
  if (aggregate.time === null) throw new Error('a window needs a clock');
  const tables = new ReadableTables(graph, dialect, entityOf(graph, aggregate.entity), new Set(['w']));
  const value = valueSql(tables, aggregate.aggregation);
  const conditions = conditionsSql(tables, aggregate);
  const time = localTime(graph, tables.time(aggregate.time), aggregate.time);
  const stamp = `CAST(${time} AS TIMESTAMP)`;
  const from = tables.fromSql();
  const times = `SELECT ${stamp} AS t ${from.replaceAll('\n', ' ')}`;
  const months = periodsSql(times, 'month', timezoneOf(graph), dialect);
  const tablesOnly = from.replace(/^FROM /, '');
  // In parentheses the entity's table and what is joined to it come as one.
  const joined = tablesOnly.includes('\n') ? `JOIN (${tablesOnly})` : `JOIN ${tablesOnly}`;
  const on = [...windowConditions(window, stamp), ...conditions].join('\n    AND ');
  return {
    sql: (column) =>
      [
        `SELECT CAST(w.period_start AS DATE) AS month, ${value} AS ${column}`,
        `FROM (\n${indentSql(months)}\n) AS w`,
        `${joined}\n  ON ${on}`,
        'GROUP BY 1',
        'ORDER BY 1',
      ].join('\n'),
  };
}
