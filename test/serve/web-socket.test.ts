import { createRequire } from 'node:module';
import cubeClient from '@cubejs-client/core';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { startPostgres, type TestPostgres } from '../support/postgres.js';
import { fillPostgres } from './support/data.js';
import { type Started, secret, sign, start } from './support/start.js';

// The package exports the class itself, where its types say a default.
const WebSocketTransport: typeof import('@cubejs-client/ws-transport').default = createRequire(
  import.meta.url,
)('@cubejs-client/ws-transport');

let postgres: TestPostgres;
let server: Started;

beforeAll(async () => {
  postgres = await startPostgres();
  await fillPostgres(postgres.url);
  server = await start({
    source: { kind: 'postgres', url: postgres.url },
    auth: { kind: 'secret', secret },
    subscriptionInterval: 200,
  });
});
afterAll(async () => {
  await server?.close();
  await postgres?.close();
});

function connect(token: string) {
  const transport = new WebSocketTransport({
    authorization: token,
    apiUrl: server.url.replace('http', 'ws'),
  });
  return { client: cubeClient(token, { transport, apiUrl: server.url }), close: () => transport.close() };
}

test('loads over the socket', async () => {
  const { client, close } = connect(sign());
  const result = await client.load({ measures: ['orders.count'], dimensions: ['orders.status'] });
  expect(result.rawData()).toHaveLength(3);
  await close();
});

test('a subscription gets the answer again when it has changed', async () => {
  const { client, close } = connect(sign());
  const counts: unknown[] = [];
  const writer = new pg.Client({ connectionString: postgres.url });
  await writer.connect();
  await new Promise<void>((resolve, reject) => {
    client.subscribe({ measures: ['tickets.count'] }, {}, (error, result) => {
      if (error !== null) return reject(error);
      counts.push(result.rawData()[0]?.['tickets.count']);
      if (counts.length === 1) writer.query("INSERT INTO crm.tickets VALUES (4, '2024-03-01')").catch(reject);
      if (counts.length === 2) resolve();
      return undefined;
    });
  });
  expect(counts).toEqual(['3', '4']);
  await writer.end();
  await close();
});

test('a message before a good token is answered with 403', async () => {
  const socket = new WebSocket(server.url.replace('http', 'ws'));
  await new Promise((resolve) => socket.once('open', resolve));
  const answers: unknown[] = [];
  const two = new Promise<void>((resolve) => {
    socket.on('message', (data) => {
      answers.push(JSON.parse(data.toString()));
      if (answers.length === 2) resolve();
    });
  });
  socket.send(JSON.stringify({ authorization: 'not a token' }));
  socket.send(
    JSON.stringify({ messageId: '1', method: 'load', params: { query: { measures: ['orders.count'] } } }),
  );
  await two;
  socket.terminate();
  expect(answers).toContainEqual(expect.objectContaining({ messageId: '1', status: 403 }));
  expect(JSON.stringify(answers)).not.toContain('rawData');
});
