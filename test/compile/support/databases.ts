import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import pg from 'pg';
import type { DataSource } from '../../../src/warehouse/data-source.js';
import { startPostgres } from '../../support/postgres.js';
import type { SqlDialect } from './cube-sql.js';

export type Row = Readonly<Record<string, unknown>>;

export interface LoadedDatabase {
  readonly dialect: SqlDialect;
  readonly source: DataSource;
  /** Values as texts, numbers and nulls; parameters are $1, $2 … */
  query(sql: string, params?: readonly unknown[]): Promise<readonly Row[]>;
  close(): Promise<void>;
}

export async function loadDuckDb(statements: readonly string[]): Promise<LoadedDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'accord-compile-'));
  const database = join(folder, 'company.duckdb');
  const writer = await DuckDBInstance.create(database);
  const writing = await writer.connect();
  for (const statement of statements) await writing.run(statement);
  writing.closeSync();
  writer.closeSync();
  const instance = await DuckDBInstance.create(database, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  return {
    dialect: 'duckdb',
    source: { kind: 'duckdb', database },
    async query(sql, params = []) {
      const reader = await connection.runAndReadAll(sql, params.map(String));
      return reader.getRowObjectsJson();
    },
    async close() {
      connection.closeSync();
      instance.closeSync();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function loadPostgres(statements: readonly string[]): Promise<LoadedDatabase> {
  const server = await startPostgres();
  // Timestamps as they are written, not as moments in this machine's time zone.
  const types = { getTypeParser: () => (text: string) => text };
  const client = new pg.Client({ connectionString: server.url, types });
  await client.connect();
  await client.query("SET timezone = 'UTC'");
  for (const statement of statements) await client.query(statement);
  return {
    dialect: 'postgres',
    source: { kind: 'postgres', url: server.url },
    async query(sql, params = []) {
      return (await client.query(sql, [...params])).rows;
    },
    async close() {
      await client.end();
      await server.close();
    },
  };
}
