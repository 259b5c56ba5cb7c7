import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPostgres, type TestPostgres } from '../support/postgres.js';
import { fillPostgres } from './support/data.js';
import { connect, type Started, start } from './support/start.js';

let postgres: TestPostgres;
let server: Started;

beforeAll(async () => {
  postgres = await startPostgres();
  await fillPostgres(postgres.url);
  server = await start({ source: { kind: 'postgres', url: postgres.url } });
});
afterAll(async () => {
  await server?.close();
  await postgres?.close();
});

test('a database that threw everybody out is asked again, without a restart of the server', async () => {
  const ask = (status: string) =>
    connect(server).load({
      measures: ['orders.count'],
      filters: [{ member: 'orders.status', operator: 'notEquals', values: [status] }],
    });
  const before = (await ask('nothing')).rawData();
  const admin = new pg.Client({ connectionString: postgres.url });
  await admin.connect();
  const { rows } = await admin.query(
    'SELECT pg_terminate_backend(pid) AS ended FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );
  await admin.end();
  expect(rows.length).toBeGreaterThan(0);
  // Another value each time, so that no answer comes from the cache; a broken connection may fail once.
  let after: unknown;
  for (let tries = 0; after === undefined && tries < 5; tries++) {
    after = await ask(`nothing at all ${tries}`).then(
      (result) => result.rawData(),
      () => undefined,
    );
  }
  expect(after).toEqual(before);
});
