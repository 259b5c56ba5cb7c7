import { DuckDBInstance } from '@duckdb/node-api';
import pg from 'pg';

export type Cell = string | number | null;

/** Runs a statement and gives its records with every value as text, number or null. */
export interface Database {
  query(sql: string): Promise<readonly (readonly Cell[])[]>;
  close(): Promise<void>;
}

export async function openDuckdb(path: string): Promise<Database> {
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  return {
    query: async (sql) => (await connection.runAndReadAll(sql)).getRowsJson().map((row) => row.map(toCell)),
    close: async () => {
      connection.disconnectSync();
      instance.closeSync();
    },
  };
}

export async function openPostgres(url: string): Promise<Database> {
  // Dates as they are written: a JavaScript Date would bring the machine's time zone in.
  const types = {
    getTypeParser: (oid: number) => (oid === pg.types.builtins.DATE ? String : pg.types.getTypeParser(oid)),
  };
  const client = new pg.Client({ connectionString: url, types });
  await client.connect();
  return {
    query: async (sql) =>
      (await client.query<unknown[]>({ text: sql, rowMode: 'array' })).rows.map((row) => row.map(toCell)),
    close: () => client.end(),
  };
}

function toCell(value: unknown): Cell {
  return value === null || typeof value === 'number' || typeof value === 'string' ? value : String(value);
}
