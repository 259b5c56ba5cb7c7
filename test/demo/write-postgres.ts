import pg from 'pg';
import { printSchema, toSqlType } from '../../src/demo/ddl.js';
import { type DemoBatch, type DemoOptions, generateDemo } from '../../src/demo/generate.js';
import { type ColumnType, DEMO_TABLES, type DemoValue } from '../../src/demo/tables.js';

/** A connected client, or a connection string. */
export type PostgresTarget = pg.ClientBase | string;

/**
 * Writes the demo data into a PostgreSQL database, and returns how many records it holds. Those of an earlier run are replaced. All of it
 * happens in one transaction, so readers see the old data or the new.
 */
export async function writeDemoToPostgres(
  target: PostgresTarget,
  options: DemoOptions = {},
): Promise<number> {
  if (typeof target !== 'string') return replace(target, options);
  const client = new pg.Client({ connectionString: target });
  await client.connect();
  try {
    return await replace(client, options);
  } finally {
    await client.end();
  }
}

async function replace(client: pg.ClientBase, options: DemoOptions): Promise<number> {
  await client.query('BEGIN');
  try {
    for (const statement of printSchema()) await client.query(statement);
    // Emptied and not dropped, so that views on the tables stay.
    const tables = Object.values(DEMO_TABLES).map(({ schema, name }) => `${schema}.${name}`);
    await client.query(`TRUNCATE ${tables.join(', ')}`);
    let rows = 0;
    for (const batch of generateDemo(options)) {
      await insert(client, batch);
      rows += batch.rows.length;
    }
    await client.query('COMMIT');
    return rows;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

/** One statement for a batch: an array a column, which costs a tenth of the parsing that a row of parameters does. */
async function insert(client: pg.ClientBase, { table, rows }: DemoBatch): Promise<void> {
  const arrays = table.columns.map(({ type }, index) => `$${index + 1}::${toSqlType(type)}[]`).join(', ');
  const columns = table.columns.map(({ name }) => name).join(', ');
  await client.query(
    `INSERT INTO ${table.schema}.${table.name} (${columns}) SELECT * FROM unnest(${arrays})`,
    table.columns.map(({ type }, column) => rows.map((row) => toPostgres(row[column] ?? null, type))),
  );
}

/** Numbers with a fraction and times go as text: PostgreSQL reads that exactly, and no session time zone comes into it. */
function toPostgres(value: DemoValue, type: ColumnType): DemoValue {
  if (typeof value !== 'number') return value;
  switch (type.kind) {
    case 'date':
      return new Date(value).toISOString().slice(0, 10);
    case 'timestamp':
      return new Date(value).toISOString().slice(0, 19);
    case 'decimal':
      return `${value}e-${type.scale}`;
    case 'integer':
    case 'string':
    case 'boolean':
      return value;
  }
}
