import { request } from 'node:http';
import express from 'express';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { listen } from '../../src/serve/http/listen.js';
import { type DuckDbFile, makeDuckDbFile } from './support/data.js';
import { type Started, secret, sign, start } from './support/start.js';

let file: DuckDbFile;
let demo: Started;
let closed: Started;

beforeAll(async () => {
  file = await makeDuckDbFile();
  const source = { kind: 'duckdb', database: file.path } as const;
  demo = await start({
    source,
    extraRoutes: (app) => app.get('/', (_request, response) => void response.send('the catalog')),
  });
  closed = await start({ source, auth: { kind: 'secret', secret }, corsOrigins: ['https://bi.example'] });
});
afterAll(async () => {
  await Promise.all([demo?.close(), closed?.close()]);
  file.remove();
});

/** fetch sets Host itself, so a plain request does it. */
function statusWithHost(server: Started, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(`${server.url}/cubejs-api/v1/meta`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject).end();
  });
}

describe('the Host header', () => {
  test.each([
    ['localhost:4000', 200],
    ['127.0.0.1', 200],
    ['[::1]:80', 200],
    ['evil.example', 403],
    ['localhost.evil.example:4000', 403],
    ['127.0.0.1.evil.example', 403],
  ])('%s: %i in the demo', async (host, status) => {
    expect(await statusWithHost(demo, host)).toBe(status);
  });

  test('is free elsewhere, where a token is asked for', async () => {
    expect(await statusWithHost(closed, 'metrics.example')).toBe(403);
    const response = await closed.ask('/livez');
    expect(response.status).toBe(200);
  });
});

describe('CORS', () => {
  async function allowedOrigin(server: Started, origin: string, method = 'GET') {
    const response = await server.ask('/cubejs-api/v1/meta', { method, headers: { origin } });
    return response.headers.get('access-control-allow-origin');
  }

  test('is off but for listed origins', async () => {
    expect(await allowedOrigin(closed, 'https://bi.example')).toBe('https://bi.example');
    expect(await allowedOrigin(closed, 'https://bi.example.evil.example')).toBeNull();
    expect(await allowedOrigin(closed, 'http://localhost:3000')).toBeNull();
    expect(await allowedOrigin(closed, 'null')).toBeNull();
  });

  test('is on for this machine in the demo', async () => {
    expect(await allowedOrigin(demo, 'http://localhost:3000', 'OPTIONS')).toBe('http://localhost:3000');
    expect(await allowedOrigin(demo, 'https://evil.example', 'OPTIONS')).toBeNull();
  });

  test('a preflight is answered without a token', async () => {
    const response = await closed.ask('/cubejs-api/v1/load', {
      method: 'OPTIONS',
      headers: { origin: 'https://bi.example' },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-headers')).toContain('authorization');
  });
});

test.each([
  ['https://evil.example', 'refused'],
  ['http://localhost:3000', 'open'],
  [undefined, 'open'],
])('a WebSocket from a page of %s is %s in the demo', async (origin, expected) => {
  const socket = new WebSocket(demo.url.replace('http', 'ws'), origin === undefined ? {} : { origin });
  const outcome = await new Promise((resolve) => {
    socket.once('open', () => resolve('open')).once('error', () => resolve('refused'));
  });
  socket.terminate();
  expect(outcome).toBe(expected);
});

test('other routes come first, and what is nowhere is 404', async () => {
  expect(await (await demo.ask('/')).text()).toBe('the catalog');
  const missing = await demo.ask('/nowhere');
  expect([missing.status, await missing.json()]).toEqual([404, { error: 'Not found' }]);
});

test('headers keep browsers from guessing, and do not name the software', async () => {
  const { headers } = await closed.ask('/cubejs-api/v1/meta', { headers: { authorization: sign() } });
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('x-frame-options')).toBe('DENY');
  expect(headers.get('cache-control')).toBe('private, no-store');
  expect(headers.get('x-powered-by')).toBeNull();
  expect(headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
});

test("a body that is no JSON or too large is the sender's error", async () => {
  const post = (body: string) =>
    demo.ask('/cubejs-api/v1/load', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
  expect((await post('{"query"')).status).toBe(400);
  expect((await post(JSON.stringify({ query: 'x'.repeat(1_100_000) }))).status).toBe(413);
});

test('a port in use is said so', async () => {
  const port = Number(new URL(demo.url).port);
  await expect(listen(express(), '127.0.0.1', port)).rejects.toThrow(`Port ${port} is in use`);
});
