import { DuckDBInstance } from '@duckdb/node-api';
import pg from 'pg';
import type { SqlDialect } from '../../test/compile/support/cube-sql.js';
import { startPostgres } from '../../test/support/postgres.js';
import { LOAD } from './data.js';

export interface Database {
  readonly dialect: SqlDialect;
  query(sql: string, params: readonly unknown[]): Promise<readonly Readonly<Record<string, unknown>>[]>;
  close(): Promise<void>;
}

export async function openDuckDb(): Promise<Database> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  for (const statement of LOAD) await connection.run(statement.replaceAll('generate_series(', 'range('));
  return {
    dialect: 'duckdb',
    async query(sql, params) {
      const reader = await connection.runAndReadAll(sql, params.map(String));
      return reader.getRowObjectsJson();
    },
    async close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

export async function openPostgres(): Promise<Database> {
  const server = await startPostgres();
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query("SET timezone = 'UTC'");
  for (const statement of LOAD) await client.query(statement);
  await client.query('ANALYZE');
  return {
    dialect: 'postgres',
    async query(sql, params) {
      return (await client.query(sql, [...params])).rows;
    },
    async close() {
      await client.end();
      await server.close();
    },
  };
}
