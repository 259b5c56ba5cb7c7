import pg from 'pg';
import { expect, test } from 'vitest';
import { startPostgres } from './postgres.js';

test('starts a database with a password, and ends it', async () => {
  const server = await startPostgres();
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  const { rows } = await client.query('SELECT 40 + 2 AS answer');
  expect(rows).toEqual([{ answer: 42 }]);
  await client.end();
  const noPassword = new URL(server.url);
  noPassword.password = 'wrong';
  const refused = new pg.Client({ connectionString: noPassword.href });
  await expect(refused.connect()).rejects.toThrow(/password authentication failed/);
  await server.close();
  await expect(new pg.Client({ connectionString: server.url }).connect()).rejects.toThrow(/ECONNREFUSED/);
});
