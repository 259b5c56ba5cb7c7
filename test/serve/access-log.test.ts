import express from 'express';
import { expect, test } from 'vitest';
import { logAccess } from '../../src/serve/http/access-log.js';
import { listen } from '../../src/serve/http/listen.js';

test('a line has the whole path, under whatever a router is mounted, and never what was asked', async () => {
  const lines: Record<string, unknown>[] = [];
  const app = express();
  app.use(logAccess((_level, _message, values) => lines.push({ ...values })));
  app.use('/cubejs-api/graphql', (_request, response) => void response.send('{}'));
  const { server, url } = await listen(app, '127.0.0.1', 0);
  await (await fetch(`${url}/cubejs-api/graphql?query=secret`)).text();
  await new Promise((resolve) => server.close(resolve));
  expect(lines).toEqual([expect.objectContaining({ path: '/cubejs-api/graphql', status: 200 })]);
});
