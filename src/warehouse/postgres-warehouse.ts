import pg from 'pg';
import { type PostgresSource, WarehouseError } from './data-source.js';
import { readPostgresConfig } from './postgres-config.js';
import { formatTimestamp, shrinkInteger } from './values.js';
import type { Warehouse } from './warehouse.js';

const POOL_SIZE = 4;
const CONNECT_TIMEOUT_MS = 15_000;

export async function openPostgresWarehouse(
  source: PostgresSource,
  env: NodeJS.ProcessEnv,
  timeoutMs: number,
): Promise<Warehouse> {
  const pool = new pg.Pool({
    ...readPostgresConfig(source, env),
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: timeoutMs,
    allowExitOnIdle: true,
    types: { getTypeParser: chooseParser },
    onConnect: makeReadOnly,
  });
  // A lost idle connection is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  try {
    await pool.query('SELECT 1');
  } catch (error) {
    await pool.end();
    throw explain('PostgreSQL could not be reached', error);
  }
  return {
    dialect: 'postgres',
    async query(sql, params = []) {
      try {
        // The extended protocol takes one statement only, so nothing can follow a query in the same text.
        const config: pg.QueryArrayConfig & { queryMode: 'extended' } = {
          text: sql,
          values: [...params],
          rowMode: 'array',
          queryMode: 'extended',
        };
        const result = await pool.query<unknown[]>(config);
        return { columns: result.fields.map((field) => field.name), rows: result.rows };
      } catch (error) {
        throw explain('PostgreSQL could not answer', error);
      }
    },
    close: () => pool.end(),
  };
}

async function makeReadOnly(client: pg.ClientBase): Promise<void> {
  await client.query("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY; SET TIME ZONE 'UTC'");
}

function explain(what: string, error: unknown): WarehouseError {
  // A failed connection to several addresses is an AggregateError without a message of its own.
  const first = error instanceof AggregateError ? error.errors[0] : error;
  return new WarehouseError(`${what}: ${first instanceof Error ? first.message : String(first)}`, {
    cause: error,
  });
}

type Parser = (text: string) => unknown;

const { builtins } = pg.types;
const PARSERS: ReadonlyMap<number, Parser> = new Map<number, Parser>([
  [builtins.BOOL, (text) => text === 't'],
  [builtins.INT2, Number],
  [builtins.INT4, Number],
  [builtins.OID, Number],
  [builtins.INT8, (text) => shrinkInteger(BigInt(text))],
  [builtins.FLOAT4, Number],
  [builtins.FLOAT8, Number],
  [builtins.TIMESTAMP, formatTimestamp],
  [builtins.TIMESTAMPTZ, (text) => `${formatTimestamp(text.replace(/\+00(:00)?$/, ''))}Z`],
]);

function chooseParser(type: number): Parser {
  return PARSERS.get(type) ?? ((text) => text);
}
