import { type SqlDialect, sqlTypeOf } from '../compile/sql-text.js';
import { intervalOf, toLocal } from '../compile/window-sql.js';
import type { DataType } from '../expression/data-type.js';
import type { Typed } from '../expression/typed.js';
import type { Entity, Graph } from '../graph/graph.js';
import type { Aggregate, Aggregation, Formula, TimeField } from '../graph/metric.js';
import { ReadableTables } from './readable-tables.js';
import { indentSql, whereSql } from './sql-layout.js';

const NUMBER: DataType = { kind: 'number' };

/** The value of one set of records by month: columns `month` and the one named; without a date, only the latter. */
export interface MonthlySql {
  sql(column: string): string;
}

export function aggregateSql(graph: Graph, aggregate: Aggregate, dialect: SqlDialect): MonthlySql {
  const tables = new ReadableTables(graph, dialect, entityOf(graph, aggregate.entity));
  const value = valueSql(tables, aggregate.aggregation);
  const conditions = conditionsSql(tables, aggregate);
  if (aggregate.time === null) {
    const from = tables.fromSql();
    return {
      sql: (column) => [`SELECT ${value} AS ${column}`, from, ...whereSql(conditions)].join('\n'),
    };
  }
  const time = tables.time(aggregate.time);
  const month = monthSql(localTime(graph, time, aggregate.time));
  const from = tables.fromSql();
  const where = whereSql([...conditions, `${time} IS NOT NULL`]);
  return {
    sql: (column) =>
      [`SELECT ${month} AS month, ${value} AS ${column}`, from, ...where, 'GROUP BY 1', 'ORDER BY 1'].join(
        '\n',
      ),
  };
}

type Conversion = Extract<Formula, { kind: 'conversion' }>;

export function conversionSql(graph: Graph, formula: Conversion, dialect: SqlDialect): MonthlySql {
  const { from, to, by, within } = formula;
  if (from.time === null || to.time === null) throw new Error('a conversion needs two clocks');
  const start = new ReadableTables(graph, dialect, entityOf(graph, from.entity));
  const time = start.time(from.time);
  const key = start.column([], by.from);
  const conditions = [...conditionsSql(start, from), `${time} IS NOT NULL`];
  const end = new ReadableTables(graph, dialect, entityOf(graph, to.entity), start.usedAliases);
  const endTime = end.time(to.time);
  const endConditions = [
    `${end.column([], by.to)} = ${key}`,
    `${endTime} >= ${time}`,
    `${endTime} <= ${time} + ${intervalOf(within)}`,
    ...conditionsSql(end, to),
  ];
  const exists = ['SELECT 1', end.fromSql(), ...whereSql(endConditions)].join('\n');
  const month = monthSql(localTime(graph, time, from.time));
  const records = [
    `SELECT ${month} AS month, EXISTS (\n${indentSql(indentSql(exists))}\n  ) AS followed`,
    start.fromSql(),
    ...whereSql(conditions),
  ].join('\n');
  const double = sqlTypeOf(NUMBER, dialect);
  return {
    sql: (column) =>
      [
        `SELECT month, CAST(COUNT(CASE WHEN followed THEN 1 END) AS ${double}) / COUNT(*) AS ${column}`,
        `FROM (\n${indentSql(records)}\n) AS records`,
        'GROUP BY month',
        'ORDER BY month',
      ].join('\n'),
  };
}

/** What is taken of all records of a group. */
export function valueSql(tables: ReadableTables, aggregation: Aggregation): string {
  if (aggregation.type === 'count') return 'COUNT(*)';
  const value = tables.print(aggregation.value);
  switch (aggregation.type) {
    case 'count_distinct':
      return `COUNT(DISTINCT ${value})`;
    case 'sum':
      return `SUM(${value})`;
    case 'average':
      return `AVG(${value})`;
    case 'min':
      return `MIN(${value})`;
    case 'max':
      return `MAX(${value})`;
    case 'median':
    case 'percentile': {
      const fraction = 'fraction' in aggregation ? aggregation.fraction : 0.5;
      // Of whole numbers the middle may lie between two.
      const number = `CAST(${value} AS ${sqlTypeOf(NUMBER, tables.dialect)})`;
      return `PERCENTILE_CONT(${fraction}) WITHIN GROUP (ORDER BY ${number})`;
    }
  }
}

export function conditionsSql(tables: ReadableTables, aggregate: Aggregate): readonly string[] {
  const all = [...(aggregate.term ? [aggregate.term.condition] : []), ...aggregate.conditions];
  return all.flatMap((condition) => conditionSql(tables, condition));
}

/** The parts of an AND stand on lines of their own. */
export function conditionSql(tables: ReadableTables, condition: Typed): readonly string[] {
  const parts = condition.kind === 'and' ? condition.operands : [condition];
  return parts.map((part) => guarded(tables.print(part), part.kind));
}

/** What binds more tightly than AND in every dialect it is printed for. */
const TIGHT: ReadonlySet<Typed['kind']> = new Set(['compare', 'in', 'like', 'is', 'between', 'column']);

function guarded(sql: string, kind: Typed['kind']): string {
  return TIGHT.has(kind) ? sql : `(${sql})`;
}

/** Stored timestamps are UTC; a month is one of the project's time zone. */
export function localTime(graph: Graph, time: string, { field }: TimeField): string {
  return field.type.kind === 'date' ? time : toLocal(time, timezoneOf(graph));
}

function monthSql(time: string): string {
  return `CAST(DATE_TRUNC('month', ${time}) AS DATE)`;
}

export function timezoneOf(graph: Graph): string {
  return graph.config.timezone ?? 'UTC';
}

export function entityOf(graph: Graph, name: string): Entity {
  const entity = graph.entities.get(name);
  if (!entity) throw new Error(`no entity ${name}`);
  return entity;
}
