import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { type DuckDbSource, WarehouseError } from './data-source.js';
import { exposeFiles } from './duckdb-files.js';
import { quoteLiteral } from './duckdb-text.js';

/** Opens the source read-only and closes every way out of it: the file system, extensions, settings. */
export async function openDuckDb(source: DuckDbSource): Promise<DuckDBInstance> {
  // Loaded here, so that commands that ask no data do not pay for the native library.
  const { DuckDBInstance } = await import('@duckdb/node-api');
  switch (source.kind) {
    case 'duckdb': {
      const path = resolve(source.database);
      if (!existsSync(path)) throw new WarehouseError(`There is no DuckDB file ${source.database}.`);
      const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' }).catch(
        (error: unknown) => {
          throw explainOpenFailure(source.database, error);
        },
      );
      return setUp(instance, async (connection) => lockDown(connection));
    }
    case 'files': {
      const folder = resolve(source.folder);
      if (!existsSync(folder)) throw new WarehouseError(`There is no folder ${source.folder}.`);
      const instance = await DuckDBInstance.create(':memory:');
      return setUp(instance, async (connection) => {
        await exposeFiles(connection, folder);
        await lockDown(connection, folder);
      });
    }
    default:
      return source satisfies never;
  }
}

async function setUp(
  instance: DuckDBInstance,
  prepare: (connection: DuckDBConnection) => Promise<void>,
): Promise<DuckDBInstance> {
  try {
    const connection = await instance.connect();
    try {
      await prepare(connection);
    } finally {
      connection.closeSync();
    }
    return instance;
  } catch (error) {
    instance.closeSync();
    throw error;
  }
}

async function lockDown(connection: DuckDBConnection, readable?: string): Promise<void> {
  // Timestamps without a zone are read as UTC whatever this machine's zone is.
  await connection.run("SET GLOBAL TimeZone = 'UTC'");
  await connection.run('SET autoinstall_known_extensions = false');
  await connection.run('SET autoload_known_extensions = false');
  if (readable !== undefined) {
    await connection.run(`SET allowed_directories = [${quoteLiteral(`${readable}/`)}]`);
  }
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
}

function explainOpenFailure(database: string, error: unknown): WarehouseError {
  const text = error instanceof Error ? error.message : String(error);
  if (/lock/i.test(text)) {
    const holder = /PID (\d+)/.exec(text)?.[1];
    const by = holder === undefined ? 'another process' : `process ${holder}`;
    return new WarehouseError(
      `${database} is open for writing in ${by}. Close it there, or open it read-only there.`,
    );
  }
  if (/different configuration/i.test(text)) {
    return new WarehouseError(`${database} is open for writing in this process.`);
  }
  if (/not a valid DuckDB/i.test(text)) return new WarehouseError(`${database} is not a DuckDB file.`);
  return new WarehouseError(`${database} could not be opened: ${text.split('\n')[0] ?? text}`);
}
