import { existsSync } from 'node:fs';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openData } from '../../../cli/open-data.js';
import type { DataAccess } from '../../../src/impact/data/data-access.js';
import { measureImpact } from '../../../src/impact/data/measure-impact.js';
import type { DataSource } from '../../../src/warehouse/data-source.js';
import { startPostgres, type TestPostgres } from '../../support/postgres.js';
import { countsOf, measure, namesOf, reasonOf, valuesOf } from './support/measure.js';
import { makeShop, SHOP_DATA, type Shop, shopChange } from './support/shop.js';

let shop: Shop;
let server: TestPostgres;
beforeAll(async () => {
  shop = await makeShop();
  server = await startPostgres();
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  for (const statement of SHOP_DATA) await client.query(statement);
  await client.end();
});
afterAll(async () => {
  shop.remove();
  await server?.close();
});
afterEach(() => vi.unstubAllEnvs());

const BIG = 'where: pieces >= 10}';
const bigger = () => shopChange({ is: { [BIG]: 'where: pieces >= 20}' } });
const MOVED = ['dear_lines', 'big_lines', 'dear_share', 'mean_price'];

const SOURCES: readonly (readonly [string, () => DataSource])[] = [
  ['duckdb', () => shop.source],
  ['postgres', () => ({ kind: 'postgres', url: server.url })],
];

describe('a database that is not there', () => {
  it('leaves everything unmeasured, with its own words kept from the review', async () => {
    const source = { kind: 'postgres', url: 'postgres://nobody:pass@127.0.0.1:1/none' } as const;
    const numbers = await measure(bigger(), { source });
    expect(reasonOf(numbers, 'big_line')).toBe('the database could not be reached');
    expect(namesOf(numbers.shifts)).toEqual(MOVED);
    for (const name of MOVED) expect(reasonOf(numbers, name)).toBe('the database could not be reached');
    expect(numbers.failures[0]?.failure.message).toMatch(/ECONNREFUSED/);
    expect(JSON.stringify(numbers.flows) + JSON.stringify(numbers.shifts)).not.toMatch(/127\.0\.0\.1|pass/);
  });

  it('is no file that is made up', async () => {
    const source = { kind: 'duckdb', database: '/nowhere/none.duckdb' } as const;
    const numbers = await measure(bigger(), { source });
    expect(reasonOf(numbers, 'big_line')).toBe('the database could not be reached');
    expect(existsSync(source.database)).toBe(false);
  });
});

describe('where no meaning changed', () => {
  it('nothing is opened', async () => {
    const refuse = () => Promise.reject(new Error('this was not to be opened'));
    const access: DataAccess = { dialect: 'duckdb', openSql: refuse, openModel: refuse };
    const words = shopChange({
      is: { 'title: Shop,': 'title: The shop,', [BIG]: 'where: NOT (pieces < 10)}' },
    });
    expect(await measureImpact(words, { access })).toEqual({ flows: [], shifts: [], leftOut: [] });
  });

  it('a mistake of ours is no failure of the data', async () => {
    const broken = () => Promise.reject(new Error('a mistake'));
    const access: DataAccess = { dialect: 'duckdb', openSql: broken, openModel: broken };
    await expect(measureImpact(bigger(), { access })).rejects.toThrow('a mistake');
  });
});

describe.each(SOURCES)('on %s', (_, source) => {
  it('one that takes too long is stopped, and the others are told', async () => {
    // Every pair of a hundred million lines: nobody waits for that.
    const endless =
      '(SELECT COUNT(*) FROM generate_series(1, 100000000) AS a(i), generate_series(1, 100000000) AS b(i))';
    const slow = {
      '  - name: subscriber\n    owners: [shop]\n    source: shop.client\n': `  - name: subscriber\n    owners: [shop]\n    sql: SELECT email, size + ${endless} AS size FROM shop.client\n`,
      'metrics:\n':
        'metrics:\n  - {name: small_subscribers, owners: [shop], type: count, of: small_subscriber}\n',
    };
    const difference = shopChange({
      was: slow,
      is: { ...slow, [BIG]: 'where: pieces >= 20}', 'where: size < 100}\nseg': 'where: size < 99}\nseg' },
    });
    const numbers = await measure(difference, { source: source(), timeoutMs: 300 });
    expect(reasonOf(numbers, 'small_subscriber')).toBe('it took longer than 0.3 seconds');
    expect(reasonOf(numbers, 'small_subscribers')).toBe('it took longer than 0.3 seconds');
    expect(countsOf(numbers, 'big_line')).toMatchObject({ before: 4, after: 3 });
    expect(valuesOf(numbers, 'big_lines').total).toEqual({ before: '4', after: '3' });
  });

  it('one whose table is missing does not silence the others, and the words of the database are not shown', async () => {
    const missing = {
      '  - name: subscriber\n    owners: [shop]\n    source: shop.client\n':
        '  - name: subscriber\n    owners: [shop]\n    source: shop.nowhere\n',
      'metrics:\n':
        'metrics:\n  - {name: small_subscribers, owners: [shop], type: count, of: small_subscriber}\n',
    };
    const difference = shopChange({
      was: missing,
      is: { ...missing, [BIG]: 'where: pieces >= 20}', 'where: size < 100}\nseg': 'where: size < 99}\nseg' },
    });
    const numbers = await measure(difference, { source: source() });
    expect(reasonOf(numbers, 'small_subscriber')).toBe('the database could not answer');
    expect(reasonOf(numbers, 'small_subscribers')).toBe('the database could not answer');
    expect(valuesOf(numbers, 'big_lines').segments?.rows[0]).toEqual({
      segment: 'top',
      before: '2',
      after: '1',
    });
    expect(numbers.failures.map(({ failure }) => failure.detail).join()).toMatch(/nowhere/);
    expect(JSON.stringify(numbers.shifts)).not.toMatch(/nowhere/);
  });

  it('a metric that cannot be compiled is unmeasured, and the others are told', async () => {
    // Too many letters for a column.
    const long = `big_lines_${'x'.repeat(60)}`;
    const difference = shopChange({
      was: {
        '  - {name: turnover,': `  - {name: ${long}, owners: [shop], type: max, of: big_line, value: pieces}\n  - {name: turnover,`,
        [BIG]: 'where: pieces >= 30}',
      },
    });
    const numbers = await measure(difference, { source: source() });
    expect(reasonOf(numbers, long)).toBe('the definitions cannot be compiled into a model');
    expect(valuesOf(numbers, 'big_lines').total).toEqual({ before: '2', after: '4' });
    expect(countsOf(numbers, 'big_line')).toMatchObject({ before: 2, after: 4 });
  });

  it('a metric that was broken in the base is unmeasured with the reason', async () => {
    const difference = shopChange({
      was: { 'type: average, of: big_line, value: price': 'type: average, of: big_line, value: prize' },
      is: { [BIG]: 'where: pieces >= 20}' },
    });
    const numbers = await measure(difference, { source: source() });
    expect(reasonOf(numbers, 'mean_price')).toBe('its definition in the base has problems');
    expect(valuesOf(numbers, 'big_lines').total).toEqual({ before: '4', after: '3' });
  });

  it.each([
    'CREATE TABLE shop.mine (id BIGINT)',
    "DELETE FROM shop.client WHERE client_id = 'c1'",
    "UPDATE shop.client SET size = 1 WHERE client_id = 'c1'",
  ])('nothing is written: %s', async (statement) => {
    const access = openData(source(), 5_000);
    try {
      const ask = await access.openSql();
      await expect(ask(statement)).rejects.toThrow('the database could not answer');
      expect(await ask("SELECT size FROM shop.client WHERE client_id = 'c1'")).toEqual([[500]]);
    } finally {
      await access.close();
    }
  });

  it('nothing is written through the semantic layer either', async () => {
    const writing = {
      '  - name: subscriber\n    owners: [shop]\n    source: shop.client\n':
        '  - name: subscriber\n    owners: [shop]\n    sql: WITH gone AS (DELETE FROM shop.client RETURNING email, size) SELECT email, size FROM gone\n',
      'metrics:\n':
        'metrics:\n  - {name: small_subscribers, owners: [shop], type: count, of: small_subscriber}\n',
    };
    const difference = shopChange({
      was: writing,
      is: { ...writing, 'where: size < 100}\nseg': 'where: size < 99}\nseg' },
    });
    const numbers = await measure(difference, { source: source() });
    expect(reasonOf(numbers, 'small_subscriber')).toBe('the database could not answer');
    expect(reasonOf(numbers, 'small_subscribers')).toBe('the database could not answer');
    const access = openData(source(), 5_000);
    expect(await (await access.openSql())('SELECT COUNT(*) FROM shop.client')).toEqual([[5]]);
    await access.close();
  });
});

describe('a role that may read what is public, and nothing else', () => {
  it('is enough', async () => {
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    for (const statement of [
      "CREATE ROLE reviewer LOGIN PASSWORD 'reads' CONNECTION LIMIT 20",
      'GRANT USAGE ON SCHEMA shop TO reviewer',
      'GRANT SELECT (client_id, size) ON shop.client TO reviewer',
      'GRANT SELECT ON shop.line TO reviewer',
    ])
      await client.query(statement);
    await client.end();
    const url = new URL(server.url);
    url.username = 'reviewer';
    url.password = 'reads';
    const numbers = await measure(bigger(), { source: { kind: 'postgres', url: url.href } });
    expect(numbers.failures).toEqual([]);
    expect(countsOf(numbers, 'big_line')).toMatchObject({ before: 4, after: 3 });
    expect(valuesOf(numbers, 'big_lines').segments?.rows[0]).toEqual({
      segment: 'top',
      before: '2',
      after: '1',
    });
  });
});

describe("a warehouse behind one of Cube's own drivers", () => {
  it('is asked for metrics, and not for records', async () => {
    const { hostname, port, username, password } = new URL(server.url);
    vi.stubEnv('CUBEJS_DB_TYPE', 'postgres');
    vi.stubEnv('CUBEJS_DB_HOST', hostname);
    vi.stubEnv('CUBEJS_DB_PORT', port);
    vi.stubEnv('CUBEJS_DB_USER', username);
    vi.stubEnv('CUBEJS_DB_PASS', password);
    vi.stubEnv('CUBEJS_DB_NAME', 'postgres');
    const numbers = await measure(bigger(), { source: { kind: 'cube' } });
    expect(reasonOf(numbers, 'big_line')).toBe('records are counted on PostgreSQL and DuckDB only');
    expect(valuesOf(numbers, 'big_lines').total).toEqual({ before: '4', after: '3' });
  });
});
