import { readdirSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { WarehouseError } from './data-source.js';
import { quoteIdentifier, quoteLiteral } from './duckdb-text.js';

interface DataFile {
  /** Relative to the folder, for messages. */
  readonly path: string;
  readonly schema: string | undefined;
  readonly table: string;
  readonly format: 'csv' | 'parquet';
}

const FORMATS: Readonly<Record<string, DataFile['format']>> = {
  '.csv': 'csv',
  '.tsv': 'csv',
  '.parquet': 'parquet',
};

/**
 * Makes each file a table: `leads.csv` is `leads`, `crm/leads.csv` is `crm.leads`. CSV is loaded, so that types hold
 * for every row and a bad file is named now and not in the middle of a query; Parquet has types and is read in place.
 */
export async function exposeFiles(connection: DuckDBConnection, folder: string): Promise<void> {
  const files = listDataFiles(folder);
  if (files.length === 0) throw new WarehouseError(`${folder} holds no .csv, .tsv or .parquet file.`);
  refuseClashes(files);
  for (const schema of new Set(files.map((file) => file.schema))) {
    if (schema !== undefined) await connection.run(`CREATE SCHEMA ${quoteIdentifier(schema)}`);
  }
  for (const file of files) await expose(connection, folder, file);
}

function listDataFiles(folder: string): DataFile[] {
  const paths = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory()) return [entry.name];
    return readdirSync(join(folder, entry.name)).map((name) => join(entry.name, name));
  });
  return paths.sort().flatMap((path) => {
    const format = FORMATS[extname(path).toLowerCase()];
    if (format === undefined || basename(path).startsWith('.')) return [];
    const schema = dirname(path);
    const table = basename(path, extname(path));
    return [{ path, schema: schema === '.' ? undefined : schema, table, format }];
  });
}

function refuseClashes(files: readonly DataFile[]): void {
  const seen = new Map<string, string>();
  for (const file of files) {
    const name = `${file.schema ?? ''}.${file.table}`.toLowerCase();
    const other = seen.get(name);
    if (other !== undefined) throw new WarehouseError(`${other} and ${file.path} would be the same table.`);
    seen.set(name, file.path);
  }
}

async function expose(connection: DuckDBConnection, folder: string, file: DataFile): Promise<void> {
  const name = [file.schema, file.table]
    .filter((part) => part !== undefined)
    .map(quoteIdentifier)
    .join('.');
  const path = quoteLiteral(join(folder, file.path));
  const sql: Record<DataFile['format'], string> = {
    csv: `CREATE TABLE ${name} AS SELECT * FROM read_csv(${path}, sample_size = -1)`,
    parquet: `CREATE VIEW ${name} AS SELECT * FROM read_parquet(${path})`,
  };
  try {
    await connection.run(sql[file.format]);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    throw new WarehouseError(`${file.path} could not be read: ${text.split('\n')[0] ?? text}`);
  }
}
