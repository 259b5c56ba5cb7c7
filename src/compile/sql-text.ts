import type { DataType } from '../expression/data-type.js';
import type { Entity, Field } from '../graph/graph.js';

/** The databases a model is written for. */
export type SqlDialect = 'postgres' | 'duckdb';

/** A name as written in SQL, whatever characters it has. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as a SQL literal. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** What stands after FROM for an entity: its table, or its SELECT in parentheses. */
export function tableOf(entity: Entity): string {
  const { source, sql } = entity.definition.value;
  // On lines of its own, so that a comment at its end does not swallow the parenthesis.
  if (sql !== undefined) return `(\n${sql.replace(/[;\s]+$/, '')}\n)`;
  return source ?? quoteName(entity.name);
}

/** A stored field's column, quoted. */
export function columnOf(field: Field): string {
  return quoteName(field.value.column ?? field.value.name);
}

/** The SQL type that holds every value of a type without loss; DuckDB has no decimals without a scale. */
export function sqlTypeOf(type: DataType, dialect: SqlDialect): string {
  switch (type.kind) {
    case 'string':
    case 'null':
      return dialect === 'postgres' ? 'TEXT' : 'VARCHAR';
    case 'integer':
      return 'BIGINT';
    case 'decimal':
      if (dialect === 'postgres') return 'NUMERIC';
      return type.scale === null ? 'DOUBLE' : `DECIMAL(38, ${type.scale})`;
    case 'number':
      return dialect === 'postgres' ? 'DOUBLE PRECISION' : 'DOUBLE';
    case 'boolean':
      return 'BOOLEAN';
    case 'date':
      return 'DATE';
    case 'timestamp':
      return 'TIMESTAMP';
    case 'interval':
      return 'INTERVAL';
  }
}

export const DOUBLE: DataType = { kind: 'number' };
