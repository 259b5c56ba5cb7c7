import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeDemoToDuckdb } from '../../src/demo/duckdb.js';
import { DEMO_TABLES } from '../../src/demo/tables.js';
import { startPostgres, type TestPostgres } from '../support/postgres.js';
import { readPlainDefinitions } from './definitions.js';
import { type Cell, type Database, openDuckdb, openPostgres } from './query.js';
import { TRUTH } from './truth.js';
import { writeDemoToPostgres } from './write-postgres.js';

const OPTIONS = { seed: 11, scale: 0.02 };
let folder: string;
let server: TestPostgres;
let duckdb: Database;
let postgres: Database;
let written: readonly number[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'accord-demo-'));
  server = await startPostgres();
  const path = join(folder, 'nested/demo.duckdb');
  written = [await writeDemoToDuckdb(path, OPTIONS), await writeDemoToPostgres(server.url, OPTIONS)];
  duckdb = await openDuckdb(path);
  postgres = await openPostgres(server.url);
});

afterAll(async () => {
  await duckdb?.close();
  await postgres?.close();
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the written demo data', () => {
  it('has as many records in both databases as the writers say', async () => {
    const counts = Object.values(DEMO_TABLES).map(
      ({ schema, name }) => `SELECT COUNT(*) AS n FROM ${schema}.${name}`,
    );
    const sql = `SELECT CAST(SUM(n) AS VARCHAR) FROM (${counts.join(' UNION ALL ')}) x`;
    const total = [[String(written[0])]];
    expect(written[0]).toBe(written[1]);
    expect(await duckdb.query(sql)).toEqual(total);
    expect(await postgres.query(sql)).toEqual(total);
  });

  it.each(Object.values(DEMO_TABLES))(
    'holds the same values in $schema.$name, to the last cent and second',
    async (table) => {
      const columns = table.columns.map(({ name }) => `CAST(${name} AS VARCHAR)`).join(', ');
      const sql = `SELECT ${columns} FROM ${table.schema}.${table.name} ORDER BY ${table.primaryKey.join(', ')}`;
      expect(await duckdb.query(sql)).toEqual(await postgres.query(sql));
    },
  );

  it('leaves no temporary file, and replaces what was there', async () => {
    expect(await readdir(join(folder, 'nested'))).toEqual(['demo.duckdb']);
    const other = join(folder, 'twice.duckdb');
    await writeDemoToDuckdb(other, { seed: 1, scale: 0.001 });
    const rows = await writeDemoToDuckdb(other, { seed: 2, scale: 0.002 });
    const database = await openDuckdb(other);
    const counts = Object.values(DEMO_TABLES).map(
      ({ schema, name }) => `SELECT COUNT(*) AS n FROM ${schema}.${name}`,
    );
    expect(
      await database.query(`SELECT CAST(SUM(n) AS VARCHAR) FROM (${counts.join(' UNION ALL ')}) x`),
    ).toEqual([[String(rows)]]);
    await database.close();
  });

  it('replaces what PostgreSQL held, and leaves views on it alone', async () => {
    await postgres.query('CREATE DATABASE twice');
    const url = server.url.replace(/postgres$/, 'twice');
    await writeDemoToPostgres(url, { seed: 1, scale: 0.001 });
    const database = await openPostgres(url);
    await database.query('CREATE VIEW leads AS SELECT lead_id FROM marketing.lead');
    await writeDemoToPostgres(url, { seed: 2, scale: 0.002 });
    const [view] = await database.query('SELECT COUNT(*) FROM leads');
    await writeDemoToDuckdb(join(folder, 'same.duckdb'), { seed: 2, scale: 0.002 });
    const same = await openDuckdb(join(folder, 'same.duckdb'));
    expect(await same.query('SELECT CAST(COUNT(*) AS VARCHAR) FROM marketing.lead')).toEqual([view]);
    await same.close();
    await database.close();
  });

  it('keeps the old PostgreSQL data when a run fails half way', async () => {
    const before = await postgres.query('SELECT COUNT(*) FROM marketing.lead');
    const fail = (): void => {
      throw new Error('stop here');
    };
    await expect(writeDemoToPostgres(server.url, { seed: 3, scale: 0.02, onProgress: fail })).rejects.toThrow(
      'stop here',
    );
    expect(await postgres.query('SELECT COUNT(*) FROM marketing.lead')).toEqual(before);
  });
});

describe('the truth of each metric', () => {
  it('is written for every metric and for nothing else', () => {
    const names = readPlainDefinitions().metrics.map(({ name }) => name);
    expect(Object.keys(TRUTH).sort()).toEqual(names.sort());
  });

  it('has a total unless the metric is cumulative', () => {
    const cumulative = readPlainDefinitions().metrics.filter(({ type }) => type === 'cumulative');
    const without = Object.keys(TRUTH).filter((name) => TRUTH[name]?.total === null);
    expect(without.sort()).toEqual(cumulative.map(({ name }) => name).sort());
  });

  it.each(Object.entries(TRUTH))('%s is the same in both databases', async (_, truth) => {
    for (const sql of [
      truth.total,
      `SELECT CAST(month AS VARCHAR), value FROM (${truth.byMonth}) x ORDER BY 1`,
    ]) {
      if (sql === null) continue;
      const here = await duckdb.query(sql);
      const there = await postgres.query(sql);
      expect(here.length).toBeGreaterThan(0);
      expect(here.some((row) => row.at(-1) !== null)).toBe(true);
      expect(here.length).toBe(there.length);
      for (const [index, row] of here.entries()) expectClose(row, there[index] ?? []);
    }
  });
});

/** Same labels, and numbers that differ by no more than rounding does: relatively 1e-9. */
function expectClose(here: readonly Cell[], there: readonly Cell[]): void {
  expect(here.slice(0, -1)).toEqual(there.slice(0, -1));
  const left = here.at(-1) ?? null;
  const right = there.at(-1) ?? null;
  if (left === null || right === null) expect(left).toBe(right);
  else
    expect(Math.abs(Number(left) - Number(right))).toBeLessThanOrEqual(
      1e-9 * Math.max(1, Math.abs(Number(right))),
    );
}
