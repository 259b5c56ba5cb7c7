import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSemanticApi, type SemanticApi } from '../../src/serve/semantic-api.js';
import { type DuckDbFile, makeDuckDbFile } from './support/data.js';
import { model } from './support/model.js';
import { start } from './support/start.js';

let file: DuckDbFile;
let api: SemanticApi;

async function readError(response: Response): Promise<unknown> {
  return Object(await response.json()).error;
}

class Refusal extends Error {
  readonly status = 400;
}

beforeAll(async () => {
  file = await makeDuckDbFile();
  api = await openSemanticApi({
    model,
    source: { kind: 'duckdb', database: file.path },
    timezone: 'Europe/Berlin',
    rewriteQuery(query) {
      if (JSON.stringify(query.dimensions).includes('orders.paid'))
        throw new Refusal('orders.paid does not fit.');
      return query;
    },
  });
});
afterAll(async () => {
  await api?.close();
  file.remove();
});

test("loads in the project's time zone", async () => {
  const day = (timezone?: string) =>
    api.load({
      measures: ['orders.count'],
      timeDimensions: [
        { dimension: 'orders.created_at', granularity: 'day', dateRange: ['2024-01-21', '2024-01-21'] },
      ],
      ...(timezone === undefined ? {} : { timezone }),
    });
  // 23:30 UTC on the 20th is half past midnight on the 21st in Berlin.
  expect((await day()).results[0]?.data).toMatchObject([{ 'orders.count': '1' }]);
  expect((await day('UTC')).results[0]?.data).toEqual([]);
});

test('answers several queries, describes the model, and tells the SQL', async () => {
  const range = [
    {
      dimension: 'orders.created_at',
      granularity: 'month',
      compareDateRange: [
        ['2024-01-01', '2024-01-31'],
        ['2024-02-01', '2024-02-29'],
      ],
    },
  ];
  const answer = await api.load({ measures: ['orders.count'], timeDimensions: range });
  expect([answer.queryType, answer.results.length]).toEqual(['compareDateRangeQuery', 2]);
  expect((await api.meta()).cubes.map((cube) => cube.name)).toContain('sales');
  const { sql, params } = await api.sql({
    measures: ['orders.count'],
    filters: [{ member: 'orders.status', operator: 'equals', values: ['won'] }],
  });
  expect(sql).toMatch(/crm\.orders/);
  expect(params).toEqual(['won']);
});

test('a refusal carries the message', async () => {
  await expect(api.load({ dimensions: ['customers.email'] })).rejects.toThrow(/hidden member/);
  await expect(api.load({ dimensions: ['orders.paid'] })).rejects.toThrow('orders.paid does not fit.');
});

test('a missing file is said so', async () => {
  await expect(
    openSemanticApi({ model, source: { kind: 'duckdb', database: '/nowhere.duckdb' } }),
  ).rejects.toThrow('There is no DuckDB file /nowhere.duckdb.');
});

describe('the query hook', () => {
  test('runs on every door, and its refusal is a 400', async () => {
    const server = await start({
      source: { kind: 'duckdb', database: file.path },
      rewriteQuery(query, { requestId }) {
        expect(requestId).not.toBe('');
        if (String(query.measures).includes('amount')) throw new Refusal('No amounts today.');
        return { ...query, filters: [{ member: 'orders.status', operator: 'equals', values: ['won'] }] };
      },
    });
    expect((await server.load({ measures: ['orders.count'] })).body.data).toEqual([{ 'orders.count': '2' }]);
    const query = JSON.stringify({ measures: ['orders.amount'] });
    for (const path of ['load', 'sql']) {
      const response = await server.ask(`/cubejs-api/v1/${path}?query=${encodeURIComponent(query)}`);
      expect([path, response.status, await readError(response)]).toEqual([path, 400, 'No amounts today.']);
    }
    const graphql = await server.ask('/cubejs-api/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ cube { orders { amount } } }' }),
    });
    expect(await graphql.json()).toHaveProperty('errors.0.message', 'No amounts today.');
    await server.close();
  });
});
