import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgres, type TestPostgres } from '../support/postgres.js';
import { DATA } from './support/company.js';
import { CONDITIONS, LEADS } from './support/conditions.js';
import { type OpenCompany, openCompany } from './support/open-company.js';

let server: TestPostgres;
let client: pg.Client;
let onDuckdb: OpenCompany;
let onPostgres: OpenCompany;

beforeAll(async () => {
  server = await startPostgres();
  client = new pg.Client({ connectionString: server.url });
  await client.connect();
  for (const statement of DATA) await client.query(statement);
  onDuckdb = await openCompany();
  onPostgres = await openCompany('UTC', server.url);
});

afterAll(async () => {
  await onDuckdb?.close();
  await onPostgres?.close();
  await client?.end();
  await server?.close();
});

async function count(open: OpenCompany, where: string): Promise<number> {
  const answer = await open.ask({ metrics: ['leads'], where: [where] });
  return Number(answer.rows[0]?.values[0]);
}

describe('a condition keeps the records for which SQL says TRUE, on both databases', () => {
  it.each(CONDITIONS)('%s', async (asked, sql) => {
    const statement = `SELECT COUNT(*) FROM ${LEADS} WHERE ${sql}`;
    const [[duckdb] = []] = await onDuckdb.company.query(statement);
    const postgres = (await client.query(statement)).rows[0].count;
    expect(await count(onDuckdb, asked)).toBe(Number(duckdb));
    expect(await count(onPostgres, asked)).toBe(Number(postgres));
  });
});
