import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import pg from 'pg';

/** The same small company in both databases: 4 orders over two months, one customer without a country. */
const STATEMENTS = [
  'CREATE SCHEMA crm',
  'CREATE TABLE crm.customers (id integer, country varchar(2), email varchar(50))',
  "INSERT INTO crm.customers VALUES (1, 'DE', 'a@x.de'), (2, 'FR', 'b@x.fr'), (3, NULL, 'c@x.org')",
  'CREATE TABLE crm.orders (id integer, customer_id integer, status varchar(10), note varchar(10), paid boolean, score double precision, amount numeric(10,2), created_at timestamp)',
  `INSERT INTO crm.orders VALUES
    (1, 1, 'won', 'flag', true, 0.5, 100.50, '2024-01-05 10:00:00'),
    (2, 1, 'lost', 'x', false, 1.5, 20, '2024-01-20 23:30:00'),
    (3, 2, 'won', 'x', true, NULL, 300, '2024-02-10 00:00:00'),
    (4, 3, 'open', NULL, false, 2.5, 4.25, '2024-02-11 12:34:56.789')`,
  'CREATE TABLE crm.tickets (id integer, opened_at timestamp)',
  "INSERT INTO crm.tickets VALUES (1, '2024-01-07 08:00:00'), (2, '2024-02-07 08:00:00'), (3, '2024-02-08 08:00:00')",
];

export interface DuckDbFile {
  readonly path: string;
  remove(): void;
}

export async function makeDuckDbFile(): Promise<DuckDbFile> {
  const folder = mkdtempSync(join(tmpdir(), 'accord-serve-'));
  const path = join(folder, 'company.duckdb');
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  for (const statement of STATEMENTS) await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export async function fillPostgres(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const statement of STATEMENTS) await client.query(statement);
  await client.end();
}
