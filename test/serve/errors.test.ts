import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSemanticApi } from '../../src/serve/semantic-api.js';
import { startPostgres, type TestPostgres } from '../support/postgres.js';
import { fillPostgres } from './support/data.js';
import { connect, type Started, secret, sign, start } from './support/start.js';

const model = [
  {
    fileName: 'bad.yml',
    content: `
cubes:
  - name: missing
    sql_table: crm.no_such_table
    measures:
      - name: count
        type: count
  - name: orders
    sql_table: crm.orders
    measures:
      - name: count
        type: count
  - name: slow
    sql: "SELECT 1 AS id, pg_sleep(2)"
    measures:
      - name: count
        type: count
  - name: endless
    sql: "SELECT 1 AS id, pg_sleep(60)"
    measures:
      - name: count
        type: count
`,
  },
];

let postgres: TestPostgres;
let demo: Started;
let closed: Started;

beforeAll(async () => {
  postgres = await startPostgres();
  const source = { kind: 'postgres', url: postgres.url } as const;
  await fillPostgres(postgres.url);
  demo = await start({ model, source, continueWaitSeconds: 1 });
  process.env.ACCORD_QUERY_TIMEOUT = '1';
  closed = await start({ model, source, auth: { kind: 'secret', secret } });
  delete process.env.ACCORD_QUERY_TIMEOUT;
});
afterAll(async () => {
  await Promise.all([demo?.close(), closed?.close()]);
  await postgres?.close();
});

describe('a database error', () => {
  const query = { measures: ['missing.count'] };

  test('is shown as it is in the demo', async () => {
    const { status, body } = await demo.load(query);
    expect([status, body.error]).toEqual([400, expect.stringContaining('crm.no_such_table')]);
  });

  test('is elsewhere a short sentence with an id, and in full in the log', async () => {
    const headers = { authorization: sign(), 'x-request-id': 'request-12345' };
    const { status, body } = await closed.load(query, headers);
    expect([status, body]).toEqual([
      400,
      { error: 'The database could not answer this query. (request request-12345)' },
    ]);
    const logged = closed.log.find((line) => line.level === 'error');
    expect(logged?.fields).toMatchObject({
      requestId: 'request-12345',
      error: expect.stringContaining('crm.no_such_table'),
    });
    const viaGraphql = await closed.ask('/cubejs-api/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: sign() },
      body: JSON.stringify({ query: '{ cube { missing { count } } }' }),
    });
    expect(await viaGraphql.text()).toMatch(/could not answer this query/);
  });
});

test('a slow query is answered with "Continue wait", and the client gets its result', async () => {
  const query = { measures: ['slow.count'] };
  const first = await demo.load(query);
  expect([first.status, first.body.error]).toEqual([200, 'Continue wait']);
  const result = await connect(demo).load(query);
  expect(result.rawData()).toEqual([{ 'slow.count': '1' }]);
});

test('a query beyond the limit is stopped in the database', async () => {
  const { status, body } = await closed.load({ measures: ['endless.count'] }, { authorization: sign() });
  expect([status, body.error]).toEqual([400, expect.stringMatching(/^The query took longer than allowed/)]);
});

test('a database that is not there, or a wrong password, is said at the start without the password', async () => {
  const wrong = new URL(postgres.url);
  wrong.password = 'a-wrong-password';
  const begin = start({ source: { kind: 'postgres', url: wrong.href } });
  await expect(begin).rejects.toThrow(/^PostgreSQL could not be reached: password authentication failed/);
  await expect(begin).rejects.not.toThrow(/a-wrong-password/);
  await expect(
    start({ source: { kind: 'postgres', url: 'postgres://u:hush@127.0.0.1:1/db' } }),
  ).rejects.toThrow(/^PostgreSQL could not be reached: connect ECONNREFUSED 127\.0\.0\.1:1$/);
});

test.each([
  ['cubesql', { query: 'SELECT 1' }],
  ['sql', { format: 'sql', query: 'SELECT 1' }],
  ['convert-query', { input: 'sql', output: 'rest', query: 'SELECT 1' }],
])('without the native addon /v1/%s says what it needs', async (path, body) => {
  const response = await demo.ask(`/cubejs-api/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({
    error:
      "The SQL API needs Cube's native addon, which is not installed here. On a connected machine run `npm rebuild @cubejs-backend/native` and start again.",
  });
});

describe('any other Cube driver', () => {
  const names = ['TYPE', 'HOST', 'PORT', 'USER', 'PASS', 'NAME'].map((part) => `CUBEJS_DB_${part}`);
  const before = names.map((name) => [name, process.env[name]] as const);
  afterAll(() => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });

  test('is named when it is not chosen or not installed', async () => {
    const source = { kind: 'cube' } as const;
    delete process.env.CUBEJS_DB_TYPE;
    await expect(openSemanticApi({ model, source })).rejects.toThrow(/^Set CUBEJS_DB_TYPE/);
    process.env.CUBEJS_DB_TYPE = 'snowflake';
    await expect(openSemanticApi({ model, source })).rejects.toThrow(
      'npm install @cubejs-backend/snowflake-driver',
    );
  });

  test('answers with its own variables', async () => {
    const url = new URL(postgres.url);
    Object.assign(process.env, {
      CUBEJS_DB_TYPE: 'postgres',
      CUBEJS_DB_HOST: url.hostname,
      CUBEJS_DB_PORT: url.port,
      CUBEJS_DB_USER: url.username,
      CUBEJS_DB_PASS: url.password,
      CUBEJS_DB_NAME: 'postgres',
    });
    const api = await openSemanticApi({ model, source: { kind: 'cube' } });
    const { results } = await api.load({ measures: ['orders.count'] });
    expect(results[0]?.data).toEqual([{ 'orders.count': '4' }]);
    await api.close();
  });
});
