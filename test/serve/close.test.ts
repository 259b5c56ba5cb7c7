import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSemanticApi } from '../../src/serve/semantic-api.js';
import { brokenModel } from './support/model.js';
import { start } from './support/start.js';

let folder: string;

const slowModel = [
  {
    fileName: 'model.yml',
    content: `
cubes:
  - name: leads
    sql_table: crm.leads
    dimensions:
      - name: name
        sql: name
        type: string
    measures:
      - name: count
        type: count
      - name: slow
        sql: "(SELECT count(*) FROM range(40000000) AS a(x) WHERE hash(x) % 7 = 1)"
        type: max
`,
  },
];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'accord-close-'));
  mkdirSync(join(folder, 'crm'));
  writeFileSync(join(folder, 'crm', 'leads.csv'), 'id,name\n1,a\n2,b\n3,a\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const source = () => ({ kind: 'files', folder }) as const;

function countHandles(): number {
  return process
    .getActiveResourcesInfo()
    .filter((name) => /Timeout|TCP(Server|Socket)Wrap|MessagePort/.test(name)).length;
}

// First in this file, before another test's connections are still closing.
test('nothing is left that would keep the process alive, after success or failure', async () => {
  const before = countHandles();
  const api = await openSemanticApi({ source: source(), model: slowModel });
  await api.load({ measures: ['leads.count'] });
  await api.close();
  expect(countHandles()).toBeLessThanOrEqual(before);
  await expect(openSemanticApi({ source: source(), model: brokenModel })).rejects.toMatchObject({
    name: 'ModelError',
  });
  expect(countHandles()).toBeLessThanOrEqual(before);
});

test('a folder of CSV files is served, and a running request is answered while the server closes', async () => {
  const server = await start({ source: source(), model: slowModel });
  const { body: names } = await server.load({ measures: ['leads.count'], dimensions: ['leads.name'] });
  expect(names.data).toEqual([
    { 'leads.name': 'a', 'leads.count': '2' },
    { 'leads.name': 'b', 'leads.count': '1' },
  ]);
  const seen = server.log.length;
  const running = server.load({ measures: ['leads.slow'] });
  // Cube logs the query it hands to the database.
  while (!server.log.slice(seen).some((line) => line.event === 'Performing query')) await setImmediate();
  await Promise.all([server.close(), server.close()]);
  const { status, body } = await running;
  expect([status, body.data?.length]).toEqual([200, 1]);
  await expect(server.ask('/livez')).rejects.toThrow('fetch failed');
});
