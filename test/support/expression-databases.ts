import { DuckDBInstance } from '@duckdb/node-api';
import pg from 'pg';
import type { DataType } from '../../src/expression/data-type.js';
import { parseDecimal } from '../../src/expression/decimal.js';
import { DIALECTS, type DialectName } from '../../src/expression/dialects/dialect-by-name.js';
import { formatLiteral } from '../../src/expression/format-literal.js';
import { printComputed, printSql, type SqlOptions } from '../../src/expression/print-sql.js';
import { readDate, readTimestamp } from '../../src/expression/read-date.js';
import type { Typed } from '../../src/expression/typed.js';
import type { Value } from '../../src/expression/value.js';
import type { SampleRow } from './expression-arbitrary.js';
import { ACCOUNT_FIELDS, LEAD_FIELDS } from './expression-schema.js';
import { startPostgres } from './postgres.js';

/** A database that holds sample rows in one wide table `rows`, numbered in the column `row_id`. */
export interface SampleDatabase {
  readonly dialect: DialectName;
  load(rows: readonly SampleRow[]): Promise<void>;
  /** The values of each expression, for the rows in their order. */
  select(expressions: readonly Typed[], now: bigint): Promise<readonly (readonly Value[])[]>;
  close(): Promise<void>;
}

const SQL_TYPES: Readonly<Record<DialectName, Readonly<Partial<Record<DataType['kind'], string>>>>> = {
  postgres: { string: 'text', integer: 'bigint', decimal: 'numeric(18, 2)', number: 'double precision' },
  duckdb: { string: 'VARCHAR', integer: 'BIGINT', decimal: 'DECIMAL(18, 2)', number: 'DOUBLE' },
};

const COLUMNS = [
  ...LEAD_FIELDS.map((field) => ({ key: field.name, type: field.type })),
  ...ACCOUNT_FIELDS.map((field) => ({ key: `account.${field.name}`, type: field.type })),
];

export function sampleSqlOptions(dialect: DialectName, now: bigint): SqlOptions {
  const options: SqlOptions = {
    dialect,
    column: (path, field) =>
      field.expression ? printComputed(path, field, options) : `"${[...path, field.name].join('.')}"`,
    exists: (path) => `"${path.join('.')}.account_id" IS NOT NULL`,
    now: DIALECTS[dialect].timeLiteral({ kind: 'timestamp', value: now }),
  };
  return options;
}

type Query = (sql: string) => Promise<readonly (readonly unknown[])[]>;

function sampleDatabase(dialect: DialectName, query: Query, close: () => Promise<void>): SampleDatabase {
  const text = dialect === 'postgres' ? 'text' : 'VARCHAR';
  return {
    dialect,
    close,
    async load(rows) {
      const columns = COLUMNS.map(
        ({ key, type }) => `"${key}" ${SQL_TYPES[dialect][type.kind] ?? type.kind}`,
      );
      await query('DROP TABLE IF EXISTS rows');
      await query(`CREATE TABLE rows (row_id integer, ${columns.join(', ')})`);
      const values = rows.map((row, index) => {
        return `(${index}, ${COLUMNS.map(({ key }) => writeValue(dialect, row[key] ?? null)).join(', ')})`;
      });
      await query(`INSERT INTO rows VALUES ${values.join(', ')}`);
    },
    async select(expressions, now) {
      const options = sampleSqlOptions(dialect, now);
      const columns = expressions.map((typed) => `CAST((${printSql(typed, options)}) AS ${text})`);
      const found = await query(`SELECT ${columns.join(', ')} FROM rows ORDER BY row_id`);
      return expressions.map((typed, index) => found.map((row) => readValue(row[index], typed.type)));
    },
  };
}

function writeValue(dialect: DialectName, value: Value): string {
  switch (value?.kind) {
    case 'date':
    case 'timestamp':
    case 'interval':
      return DIALECTS[dialect].timeLiteral(value);
    default:
      return formatLiteral(value);
  }
}

function readValue(written: unknown, type: DataType): Value {
  if (written === null) return null;
  const text = String(written);
  switch (type.kind) {
    case 'string':
      return { kind: 'string', value: text };
    case 'integer':
      return { kind: 'integer', value: BigInt(text) };
    case 'decimal': {
      const value = parseDecimal(text);
      // DuckDB divides decimals as doubles.
      return value ? { kind: 'decimal', value } : { kind: 'number', value: Number(text) };
    }
    case 'number':
      return { kind: 'number', value: Number(text) };
    case 'boolean':
      return { kind: 'boolean', value: text === 'true' };
    case 'date': {
      const read = readDate(text);
      return read.ok ? { kind: 'date', value: read.value } : null;
    }
    case 'timestamp': {
      const read = readTimestamp(text);
      return read.ok ? { kind: 'timestamp', value: read.value } : null;
    }
    case 'interval':
    case 'null':
      throw new RangeError(`No ${type.kind} is selected.`);
  }
}

export async function openPostgres(): Promise<SampleDatabase> {
  const server = await startPostgres();
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  const query: Query = async (sql) => (await client.query<unknown[]>({ text: sql, rowMode: 'array' })).rows;
  return sampleDatabase('postgres', query, async () => {
    await client.end();
    await server.close();
  });
}

export async function openDuckdb(): Promise<SampleDatabase> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const query: Query = async (sql) => (await connection.runAndReadAll(sql)).getRows();
  return sampleDatabase('duckdb', query, async () => {
    connection.closeSync();
    instance.closeSync();
  });
}
