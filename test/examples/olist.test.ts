import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { OLIST_FIGURES, roundLike } from './olist.truth.js';

const ROOT = join(import.meta.dirname, '../..');
const DATA = join(process.env.ACCORD_TEST_DATA ?? join(ROOT, '../shared/data'), 'olist');
const TABLES = [
  'marketing_qualified_leads',
  'closed_deals',
  'sellers',
  'orders',
  'order_items',
  'order_reviews',
  'customers',
];

const definitions = z.object({
  metrics: z.array(z.object({ name: z.string() })).default([]),
  entities: z
    .array(
      z.object({
        name: z.string(),
        source: z.string().optional(),
        sql: z.string().optional(),
        primary_key: z.union([z.string(), z.array(z.string())]),
        fields: z.array(
          z.object({
            name: z.string(),
            nullable: z.boolean().default(true),
            values: z.array(z.string()).default([]),
          }),
        ),
      }),
    )
    .default([]),
});

const files = ['lead', 'seller', 'order', 'review'].map((name) =>
  definitions.parse(parse(readFileSync(join(ROOT, 'examples/olist/definitions', `${name}.yml`), 'utf8'))),
);
const entities = files.flatMap((file) => file.entities);

it('gives a figure for every metric that is defined', () => {
  const metrics = files.flatMap((file) => file.metrics.map(({ name }) => name));
  expect(OLIST_FIGURES.map(({ metric }) => metric).sort()).toEqual(metrics.sort());
});

// Without the data (see examples/olist/README.md) these are skipped, and vitest says so.
describe.skipIf(!existsSync(join(DATA, 'orders.csv')))('the Olist sample', () => {
  let instance: DuckDBInstance;
  let connection: DuckDBConnection;

  beforeAll(async () => {
    instance = await DuckDBInstance.create(':memory:');
    connection = await instance.connect();
    for (const table of TABLES) {
      await connection.run(
        `CREATE TABLE ${table} AS SELECT * FROM read_csv('${join(DATA, `${table}.csv`)}', sample_size = -1)`,
      );
    }
  });

  afterAll(() => {
    connection.disconnectSync();
    instance.closeSync();
  });

  const ask = async (sql: string): Promise<number> =>
    Number((await connection.runAndReadAll(sql)).getRowsJson()[0]?.[0]);

  it.each(OLIST_FIGURES)('says $figure for $metric', async ({ sql, figure }) => {
    const value = await ask(sql);
    expect(Number.isInteger(figure) ? value : roundLike(figure, value)).toBe(figure);
  });

  it.each(entities)('holds what is declared of $name', async ({ source, sql, primary_key, fields }) => {
    const from = sql === undefined ? source : `(${sql})`;
    const key = [primary_key].flat().join(', ');
    expect(await ask(`SELECT COUNT(*) FROM ${from}`)).toBeGreaterThan(0);
    expect(
      await ask(`SELECT COUNT(*) FROM (SELECT ${key} FROM ${from} GROUP BY ${key} HAVING COUNT(*) > 1)`),
    ).toBe(0);
    for (const { name, nullable, values } of fields) {
      const list = values.map((value) => `'${value}'`).join(', ');
      const wrong = [
        nullable ? 'FALSE' : `${name} IS NULL`,
        list === '' ? 'FALSE' : `${name} NOT IN (${list})`,
      ].join(' OR ');
      expect({ name, wrong: await ask(`SELECT COUNT(*) FROM ${from} WHERE ${wrong}`) }).toEqual({
        name,
        wrong: 0,
      });
    }
  });
});
