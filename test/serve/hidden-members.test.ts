import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type DuckDbFile, makeDuckDbFile } from './support/data.js';
import { type Started, start } from './support/start.js';

let file: DuckDbFile;
let server: Started;

beforeAll(async () => {
  file = await makeDuckDbFile();
  server = await start({ source: { kind: 'duckdb', database: file.path } });
});
afterAll(async () => {
  await server?.close();
  file.remove();
});

const count = { measures: ['orders.count'] };
const filter = { operator: 'contains', values: ['a@'] };
const probes: [string, object][] = [
  ['a dimension', { dimensions: ['customers.email'] }],
  ['a primary key', { dimensions: ['orders.id'] }],
  ['a measure', { measures: ['orders.internal_margin'] }],
  ['a time dimension', { ...count, timeDimensions: [{ dimension: 'orders.secret_at', granularity: 'day' }] }],
  ['a time dimension by its short form', { ...count, dimensions: ['orders.secret_at.day'] }],
  ['a date range', { ...count, timeDimensions: [{ dimension: 'orders.secret_at', dateRange: 'last year' }] }],
  ['a filter', { ...count, filters: [{ member: 'customers.email', ...filter }] }],
  ['a filter in its old form', { ...count, filters: [{ dimension: 'customers.email', ...filter }] }],
  ['a nested filter', { ...count, filters: [{ or: [{ and: [{ member: 'orders.note', ...filter }] }] }] }],
  [
    'a measure filter',
    { ...count, filters: [{ member: 'orders.internal_margin', operator: 'gt', values: ['1'] }] },
  ],
  ['a segment', { ...count, segments: ['orders.flagged'] }],
  ['an order', { dimensions: ['orders.status'], order: { 'orders.note': 'asc' } }],
  ['an order list', { dimensions: ['orders.status'], order: [['orders.note', 'desc']] }],
];

const hidden = /You requested hidden member/;

describe.each(probes)('%s that is hidden', (_name, query) => {
  test('is refused over REST', async () => {
    for (const body of [query, [query, query]]) {
      const response = await server.load(body);
      expect([response.status, response.body.error]).toEqual([400, expect.stringMatching(hidden)]);
    }
    for (const path of ['sql', 'dry-run', 'load']) {
      const url = `/cubejs-api/v1/${path}?query=${encodeURIComponent(JSON.stringify(query))}`;
      expect([path, (await server.ask(url)).status]).toEqual([path, 400]);
    }
  });
});

test('over WebSocket too', async () => {
  const socket = new WebSocket(server.url.replace('http', 'ws'));
  await new Promise((resolve) => socket.once('open', resolve));
  socket.send(JSON.stringify({ authorization: 'any' }));
  await new Promise((resolve) => socket.once('message', resolve));
  const answers = new Map<string, { status: number; message: { error?: string } }>();
  const all = new Promise<void>((resolve) => {
    socket.on('message', (data) => {
      const answer = JSON.parse(data.toString());
      if (answer.messageId !== undefined) answers.set(answer.messageId, answer);
      if (answers.size === probes.length) resolve();
    });
  });
  probes.forEach(([, query], index) => {
    const method = index % 2 === 0 ? 'load' : 'subscribe';
    socket.send(JSON.stringify({ messageId: `${index}`, method, params: { query, queryType: 'multi' } }));
  });
  await all;
  socket.terminate();
  for (const answer of answers.values()) {
    expect(answer).toMatchObject({
      status: 400,
      message: { error: expect.stringMatching(hidden) },
    });
  }
});

test.each([
  '{ cube { customers { email } } }',
  '{ cube { orders(where: {note: {equals: "x"}}) { count } } }',
  '{ cube(where: {customers: {email: {contains: ["a"]}}}) { orders { count } } }',
  '{ cube { orders(orderBy: {note: asc}) { count } } }',
])('over GraphQL too: %s', async (query) => {
  const response = await server.ask('/cubejs-api/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const body = await response.json();
  expect(body).toHaveProperty('errors.0.message');
  expect(JSON.stringify(body)).not.toContain('a@x.de');
});

test.each([
  [
    'a member expression',
    {
      measures: [
        '{"cubeName":"orders","alias":"x","expr":{"type":"SqlFunction","cubeParams":["orders"],"sql":"1"}}',
      ],
    },
  ],
  [
    'an expression object',
    { measures: [{ expression: ['orders', 'return `1`'], cubeName: 'orders', name: 'x' }] },
  ],
  [
    'a sub-query join',
    { ...count, subqueryJoins: [{ sql: 'SELECT 1', on: 'orders.id', joinType: 'LEFT', alias: 'x' }] },
  ],
  ['join hints', { ...count, joinHints: [['orders', 'customers']] }],
  ['masked members', { ...count, maskedMembers: [] }],
  ['no array', { measures: 'orders.count' }],
  ['no object', 'text'],
  ['an unknown member', { measures: ['orders.nope'] }],
  ['an unknown cube', { measures: ['nope.count'] }],
  ['too many rows', { ...count, limit: 50_001 }],
  ['a prototype name', { measures: ['orders.__proto__'] }],
])("%s is the sender's error", async (_name, query) => {
  const { status, body } = await server.load(query);
  expect([status, body.error]).toEqual([400, expect.any(String)]);
  expect(body.error).not.toMatch(hidden);
});
