import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DataSource } from '../../src/warehouse/data-source.js';
import { openWarehouse } from '../../src/warehouse/open-warehouse.js';
import type { Warehouse } from '../../src/warehouse/warehouse.js';
import { fillPostgres, makeDuckDbFile } from '../serve/support/data.js';
import { startPostgres } from '../support/postgres.js';

const databases = [
  {
    name: 'duckdb' as const,
    async open(): Promise<{ source: DataSource; close(): Promise<void> }> {
      const file = await makeDuckDbFile();
      return { source: { kind: 'duckdb', database: file.path }, close: async () => file.remove() };
    },
  },
  {
    name: 'postgres' as const,
    async open(): Promise<{ source: DataSource; close(): Promise<void> }> {
      const postgres = await startPostgres();
      await fillPostgres(postgres.url);
      return { source: { kind: 'postgres', url: postgres.url }, close: () => postgres.close() };
    },
  },
];

describe.each(databases)('$name', ({ name, open }) => {
  let database: Awaited<ReturnType<typeof open>>;
  let warehouse: Warehouse;
  beforeAll(async () => {
    database = await open();
    warehouse = await openWarehouse(database.source);
  });
  afterAll(async () => {
    await warehouse?.close();
    await database?.close();
  });

  test('tells its dialect', () => {
    expect(warehouse.dialect).toBe(name);
  });

  test('gives every type one form', async () => {
    const { columns, rows } = await warehouse.query(`SELECT
      CAST(1 AS integer) AS i, CAST(5000000000 AS bigint) AS big, CAST(9007199254740993 AS bigint) AS exact,
      CAST(1.50 AS numeric(10,2)) AS d, CAST(0.5 AS double precision) AS f, 1 = 1 AS yes, 'text' AS s,
      DATE '2024-02-29' AS day, TIMESTAMP '2024-02-29 10:00:00.25' AS at,
      TIMESTAMP '2024-02-29 10:00:00' AS whole, TIMESTAMPTZ '2024-02-29 10:00:00+02' AS zoned, NULL AS nothing`);
    expect(columns).toEqual('i big exact d f yes s day at whole zoned nothing'.split(' '));
    expect(rows).toEqual([
      [
        ...[1, 5_000_000_000, 9_007_199_254_740_993n, '1.50', 0.5, true, 'text', '2024-02-29'],
        ...['2024-02-29T10:00:00.25', '2024-02-29T10:00:00', '2024-02-29T08:00:00Z', null],
      ],
    ]);
  });

  test('binds parameters, whatever they hold', async () => {
    const text = "x'; DROP TABLE crm.orders; --";
    const { rows } = await warehouse.query(
      'SELECT CAST($1 AS varchar), CAST($2 AS integer), CAST($3 AS boolean), CAST($4 AS varchar)',
      [text, 7, false, null],
    );
    expect(rows).toEqual([[text, 7, false, null]]);
    const { rows: orders } = await warehouse.query('SELECT count(*) FROM crm.orders WHERE status = $1', [
      'won',
    ]);
    expect(orders).toEqual([[2]]);
  });

  test('keeps columns of one name apart, and an empty result its columns', async () => {
    expect(await warehouse.query('SELECT 1 AS a, 2 AS a')).toEqual({ columns: ['a', 'a'], rows: [[1, 2]] });
    expect(await warehouse.query('SELECT id FROM crm.orders WHERE false')).toEqual({
      columns: ['id'],
      rows: [],
    });
  });

  test.each([
    'CREATE TABLE crm.x (a integer)',
    'INSERT INTO crm.orders (id) VALUES (9)',
    'DROP TABLE crm.orders',
    'SELECT 1; DELETE FROM crm.orders',
  ])('refuses %s', async (sql) => {
    await expect(warehouse.query(sql)).rejects.toMatchObject({ name: 'WarehouseError' });
    expect((await warehouse.query('SELECT count(*) FROM crm.orders')).rows).toEqual([[4]]);
  });

  test('says what is wrong with a query', async () => {
    await expect(warehouse.query('SELECT * FROM crm.nowhere')).rejects.toThrow(/nowhere/);
  });

  test('many queries at once are all answered', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => warehouse.query('SELECT CAST($1 AS integer)', [i])),
    );
    expect(answers.map((answer) => answer.rows[0]?.[0])).toEqual(Array.from({ length: 20 }, (_, i) => i));
  });

  test('stops a query that takes too long', async () => {
    const endless = {
      duckdb: 'SELECT count(*) FROM range(100000000000) AS a(x) WHERE hash(x) % 7 = 1',
      postgres: 'SELECT pg_sleep(100)',
    }[name];
    const strict = await openWarehouse(database.source, { ACCORD_QUERY_TIMEOUT: '0.2' });
    await expect(strict.query(endless)).rejects.toThrow(/stopped after 0\.2 s|statement timeout/);
    expect((await strict.query('SELECT 1')).rows).toEqual([[1]]);
    await strict.close();
  });
});

test('a database that Accord cannot ask itself is refused', async () => {
  await expect(openWarehouse({ kind: 'cube' })).rejects.toThrow(/PostgreSQL and DuckDB only/);
});
