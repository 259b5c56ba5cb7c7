import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DuckDbFile, makeDuckDbFile } from './support/data.js';
import { brokenModel, model, nextModel } from './support/model.js';
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

/** A model that takes many steps to compile. */
const longModel = [
  ...nextModel,
  ...Array.from({ length: 60 }, (_, index) => ({
    fileName: `more_${index}.yml`,
    content: `cubes:\n  - name: more_${index}\n    sql_table: crm.orders\n    measures:\n      - name: count\n        type: count\n`,
  })),
];

async function measures(): Promise<string[]> {
  const response = await server.ask('/cubejs-api/v1/meta');
  const { cubes } = (await response.json()) as { cubes: { name: string; measures: { name: string }[] }[] };
  const orders = cubes.find((cube) => cube.name === 'orders');
  return (orders?.measures ?? []).map((measure) => measure.name);
}

test('requests go on being answered through good and broken models', async () => {
  let asking = true;
  let answered = 0;
  const failures: unknown[] = [];
  const ask = async (): Promise<void> => {
    for (let turn = 0; asking; turn += 1) {
      const query = { measures: ['orders.count'], dimensions: ['orders.status'], limit: 100 + (turn % 50) };
      const { status, body } = await server.load(query);
      if (status === 200 && body.data?.length === 3) answered += 1;
      else failures.push(body);
    }
  };
  const askers = [ask(), ask()];

  expect(await measures()).not.toContain('orders.largest');
  const answeredBefore = answered;
  expect(await server.reload(longModel)).toEqual([]);
  expect(answered).toBeGreaterThan(answeredBefore);
  expect(await measures()).toContain('orders.largest');
  const problems = await server.reload(brokenModel);
  expect(problems).toContainEqual({ message: expect.stringMatching(/^orders cube: .*countt/) });
  expect(await measures()).toContain('orders.largest');

  // Given at once, the last one stays; the request keeps the model it began with.
  const largest = { measures: ['orders.largest'] };
  const [before, syntax, good] = await Promise.all([
    server.load(largest),
    server.reload([{ fileName: 'a.yml', content: 'cubes: [' }]),
    server.reload(model),
  ]);
  expect([before.status, syntax.length, good.length]).toEqual([200, 1, 0]);
  expect((await server.load(largest)).status).toBe(400);
  asking = false;
  await Promise.all(askers);
  expect(failures).toEqual([]);
});

test('a model with Jinja is refused with the reason', async () => {
  const problems = await server.reload([{ fileName: 'a.yml', content: 'cubes:\n  - name: {{ x }}\n' }]);
  expect(problems.map((problem) => problem.message).join()).toMatch(/Jinja.*native addon/s);
});
