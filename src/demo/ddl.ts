import { type ColumnType, DEMO_TABLES, type DemoTable } from './tables.js';

/** The type as both PostgreSQL and DuckDB spell it. Timestamps have no zone; they are UTC by agreement. */
export function toSqlType(type: ColumnType): string {
  switch (type.kind) {
    case 'string':
      return 'VARCHAR';
    case 'integer':
      return 'INTEGER';
    case 'boolean':
      return 'BOOLEAN';
    case 'date':
      return 'DATE';
    case 'timestamp':
      return 'TIMESTAMP';
    case 'decimal':
      return `DECIMAL(14, ${type.scale})`;
  }
}

/** The statements that make the schemas and the empty tables where they are missing, one each. Names are plain lower-case words and need no quotes. */
export function printSchema(): readonly string[] {
  const tables = Object.values(DEMO_TABLES);
  const schemas = [...new Set(tables.map((table) => table.schema))];
  return [...schemas.map((schema) => `CREATE SCHEMA IF NOT EXISTS ${schema}`), ...tables.map(printTable)];
}

function printTable(table: DemoTable): string {
  const columns = table.columns.map(
    ({ name, type, nullable }) => `${name} ${toSqlType(type)}${nullable ? '' : ' NOT NULL'}`,
  );
  return `CREATE TABLE IF NOT EXISTS ${table.schema}.${table.name} (${[...columns, `PRIMARY KEY (${table.primaryKey.join(', ')})`].join(', ')})`;
}
