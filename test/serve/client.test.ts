import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DataSource } from '../../src/warehouse/data-source.js';
import { startPostgres } from '../support/postgres.js';
import { fillPostgres, makeDuckDbFile } from './support/data.js';
import { connect, type Started, start } from './support/start.js';

interface Database {
  readonly name: string;
  open(): Promise<{ source: DataSource; close(): Promise<void> }>;
}

const databases: Database[] = [
  {
    name: 'DuckDB',
    async open() {
      const file = await makeDuckDbFile();
      return { source: { kind: 'duckdb', database: file.path }, close: async () => file.remove() };
    },
  },
  {
    name: 'PostgreSQL',
    async open() {
      const postgres = await startPostgres();
      await fillPostgres(postgres.url);
      return { source: { kind: 'postgres', url: postgres.url }, close: () => postgres.close() };
    },
  },
];

describe.each(databases)('the official client on $name', ({ open }) => {
  let database: Awaited<ReturnType<Database['open']>>;
  let server: Started;

  beforeAll(async () => {
    database = await open();
    server = await start({ source: database.source });
  });
  afterAll(async () => {
    await server?.close();
    await database?.close();
  });

  const byMonth = {
    measures: ['orders.count', 'orders.amount'],
    timeDimensions: [{ dimension: 'orders.created_at', granularity: 'month' as const }],
    order: { 'orders.created_at': 'asc' as const },
  };

  test('loads by month, numbers as strings, times without a zone', async () => {
    const result = await connect(server).load(byMonth);
    expect(result.rawData()).toEqual([row('2024-01-01', '2', '120.5'), row('2024-02-01', '2', '304.25')]);
    function row(month: string, count: string, amount: string) {
      const time = `${month}T00:00:00.000`;
      return {
        'orders.created_at.month': time,
        'orders.created_at': time,
        'orders.count': count,
        'orders.amount': expect.stringMatching(new RegExp(`^${amount}0?$`)),
      };
    }
  });

  test('keeps NULL a null, in members and in measures', async () => {
    const { body } = await server.load({
      dimensions: ['customers.country', 'orders.paid'],
      measures: ['orders.average_score'],
      order: { 'orders.average_score': 'asc' },
    });
    const rows = body.data ?? [];
    expect(rows).toHaveLength(4);
    expect(rows).toContainEqual({
      'customers.country': 'FR',
      'orders.paid': true,
      'orders.average_score': null,
    });
    expect(rows).toContainEqual({
      'customers.country': null,
      'orders.paid': false,
      'orders.average_score': '2.5',
    });
  });

  test('an empty result is no row', async () => {
    const { status, body } = await server.load({
      ...byMonth,
      filters: [{ member: 'orders.status', operator: 'equals', values: ['none such'] }],
    });
    expect({ status, data: body.data }).toEqual({ status: 200, data: [] });
  });

  test('filters with and/or, segments, totals and limits', async () => {
    const filtered = await server.load({
      measures: ['orders.count'],
      filters: [
        {
          or: [
            { member: 'orders.status', operator: 'equals', values: ['open'] },
            {
              and: [
                { member: 'orders.status', operator: 'equals', values: ['won'] },
                { member: 'orders.paid', operator: 'equals', values: ['true'] },
              ],
            },
          ],
        },
      ],
    });
    expect(filtered.body.data).toEqual([{ 'orders.count': '3' }]);
    const large = await server.load({ measures: ['orders.count'], segments: ['orders.large'] });
    expect(large.body.data).toEqual([{ 'orders.count': '2' }]);
    const limited = await server.load({ dimensions: ['orders.status'], limit: 1, total: true });
    expect(limited.body.data).toHaveLength(1);
    expect(limited.body.total).toBe(3);
  });

  test('compares date ranges', async () => {
    const result = await connect(server).load({
      measures: ['orders.count'],
      timeDimensions: [
        {
          dimension: 'orders.created_at',
          granularity: 'month',
          compareDateRange: [
            ['2024-01-01', '2024-01-31'],
            ['2024-02-01', '2024-02-29'],
          ],
        },
      ],
    });
    const [january, february] = result.decompose();
    expect(january?.rawData()).toMatchObject([
      { compareDateRange: '2024-01-01T00:00:00.000 - 2024-01-31T23:59:59.999', 'orders.count': '2' },
    ]);
    expect(february?.rawData()).toMatchObject([{ 'orders.created_at.month': '2024-02-01T00:00:00.000' }]);
    expect(result.series()).toHaveLength(2);
  });

  test('blends two facts on one time axis', async () => {
    const month = (dimension: string) => [
      {
        dimension,
        granularity: 'month' as const,
        dateRange: ['2024-01-01', '2024-02-29'] as [string, string],
      },
    ];
    const result = await connect(server).load([
      { measures: ['orders.count'], timeDimensions: month('orders.created_at') },
      { measures: ['tickets.count'], timeDimensions: month('tickets.opened_at') },
    ]);
    expect(result.chartPivot()).toMatchObject([
      { x: '2024-01-01T00:00:00.000', 'orders.count': 2, 'tickets.count': 1 },
      { x: '2024-02-01T00:00:00.000', 'orders.count': 2, 'tickets.count': 2 },
    ]);
  });

  test('pivots, and tells columns with their formats', async () => {
    const result = await connect(server).load({
      measures: ['orders.amount', 'orders.paid_rate'],
      dimensions: ['orders.status'],
      timeDimensions: [
        { dimension: 'orders.created_at', granularity: 'month', dateRange: ['2024-01-01', '2024-03-31'] },
      ],
    });
    const pivoted = result.chartPivot({ x: ['orders.created_at.month'], y: ['orders.status', 'measures'] });
    expect(pivoted.map((point) => point.x)).toEqual([
      '2024-01-01T00:00:00.000',
      '2024-02-01T00:00:00.000',
      '2024-03-01T00:00:00.000',
    ]);
    expect(pivoted[1]).toMatchObject({ 'won,orders.amount': 300 });
    const columns = result.tableColumns();
    expect(columns.find((column) => column.key === 'orders.amount')).toMatchObject({
      format: 'currency',
      type: 'number',
    });
  });

  test('a custom granularity, and several of one dimension', async () => {
    const custom = await server.load({
      measures: ['orders.count'],
      timeDimensions: [
        { dimension: 'orders.created_at', granularity: 'fortnight', dateRange: ['2024-01-01', '2024-01-31'] },
      ],
      order: { 'orders.created_at': 'asc' },
    });
    expect(custom.body.data?.map((row) => row['orders.created_at.fortnight'])).toEqual([
      '2024-01-01T00:00:00.000',
      '2024-01-15T00:00:00.000',
    ]);
    const both = await server.load({
      measures: ['orders.count'],
      timeDimensions: [
        { dimension: 'orders.created_at', granularity: 'day', dateRange: ['2024-02-10', '2024-02-10'] },
        { dimension: 'orders.created_at', granularity: 'year' },
      ],
    });
    expect(both.body.data).toEqual([
      {
        'orders.created_at.day': '2024-02-10T00:00:00.000',
        'orders.created_at.year': '2024-01-01T00:00:00.000',
        'orders.created_at': '2024-02-10T00:00:00.000',
        'orders.count': '1',
      },
    ]);
  });

  test('compact and columnar answers hold the same values', async () => {
    const rows = await server.load(byMonth);
    const compact = await server.load({ ...byMonth, responseFormat: 'compact' });
    const columnar = await server.load({ ...byMonth, responseFormat: 'columnar' });
    const { members, dataset } = compact.body.data as unknown as { members: string[]; dataset: unknown[][] };
    expect(dataset.map((cells) => Object.fromEntries(members.map((name, i) => [name, cells[i]])))).toEqual(
      rows.body.data,
    );
    const wide = columnar.body.data as unknown as { members: string[]; columns: unknown[][] };
    expect(wide.members).toEqual(members);
    expect(wide.columns).toEqual(members.map((_, i) => dataset.map((cells) => cells[i])));
  });

  test('meta lists what is public; sql and dry run explain a query', async () => {
    const client = connect(server);
    const meta = await client.meta();
    expect(meta.cubes.map((cube) => cube.name).sort()).toEqual(['customers', 'orders', 'sales', 'tickets']);
    expect(meta.resolveMember('orders.amount', 'measures')).toMatchObject({
      format: 'currency',
      currency: 'EUR',
    });
    expect(JSON.stringify(meta.cubes)).not.toContain('internal_margin');
    const sql = await client.sql({ measures: ['orders.count'] });
    expect(sql.sql()).toMatch(/count\(/i);
    const dry = await client.dryRun(byMonth);
    expect(dry.queryType).toBe('regularQuery');
  });

  test('a view answers with its own names', async () => {
    const { body } = await server.load({
      measures: ['sales.count'],
      dimensions: ['sales.customers_country'],
    });
    expect(body.data).toHaveLength(3);
    expect(body.data).toContainEqual({ 'sales.count': '2', 'sales.customers_country': 'DE' });
  });

  test('GraphQL', async () => {
    const query = '{ cube { orders(orderBy: {status: asc}) { status count created_at { month } } } }';
    const response = await server.ask('/cubejs-api/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    expect(response.status).toBe(200);
    const body = await response.json();
    expect(body).toMatchObject({ data: { cube: expect.any(Array) } });
    expect(body).toHaveProperty('data.cube.0.orders', {
      status: 'lost',
      count: 1,
      created_at: { month: '2024-01-01T00:00:00.000Z' },
    });
  });

  test('is alive and ready', async () => {
    for (const path of ['/livez', '/readyz']) {
      const response = await server.ask(path);
      expect([path, response.status, await response.json()]).toEqual([path, 200, { health: 'HEALTH' }]);
    }
  });

  test('writes nothing, whatever a model says', async () => {
    const driver = await server.core.getDriver({
      dataSource: 'default',
      securityContext: {},
      requestId: 'test',
    });
    await expect(driver.query('CREATE TABLE crm.x (a integer)', [])).rejects.toThrow(
      /read-only|Only queries/,
    );
    await expect(driver.query('DELETE FROM crm.orders', [])).rejects.toThrow(/read-only|Only queries/);
  });
});
