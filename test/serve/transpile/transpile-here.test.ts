import { expect, test } from 'vitest';
import { type TranspilerPool, transpileHere } from '../../../src/serve/transpile/transpile-here.js';
import { model } from '../support/model.js';
import { transpilerScript, workerpool } from './cube-compiler.js';

const makeThreads = workerpool.pool.bind(workerpool);
transpileHere(workerpool);
const makeHere = (): TranspilerPool => workerpool.pool(transpilerScript);

const names = { cubeNames: ['orders'], cubeSymbols: { orders: { status: true } } };
const yaml = model.map((file) => ({ ...file, ...names, transpilers: [] }));
const badText = { fileName: 'bad.yml', content: 'cubes:\n  - name: bad\n    sql: "{a +}"\n', ...names };
const script = {
  fileName: 'more.js',
  content:
    'cube("more", { sql: `SELECT 1`, joins: { a: { sql: orders.status } } }); import a from "b"; const x = USER_CONTEXT;',
  ...names,
  transpilers: [
    'ValidationTranspiler',
    'ImportExportTranspiler',
    'CubePropContextTranspiler',
    'IIFETranspiler',
  ],
};

async function transpileAll(pool: TranspilerPool): Promise<unknown[]> {
  const results: unknown[] = [];
  for (const file of [...yaml, badText]) results.push(await pool.exec('transpileYaml', [file]));
  results.push(await pool.exec('transpileJs', [script]));
  const broken = pool.exec('transpileJs', [{ ...script, content: 'cube(' }]);
  results.push(await Promise.resolve(broken).catch(String));
  return results;
}

test('the results are those of a worker thread', async () => {
  const there = makeThreads(transpilerScript, { maxWorkers: 1 });
  try {
    const expected = await transpileAll(there);
    expect(JSON.stringify(expected)).toMatch(
      /Failed to parse Python.*USER_CONTEXT.*Error: Unexpected token/s,
    );
    expect(await transpileAll(makeHere())).toEqual(expected);
  } finally {
    await there.terminate();
  }
});

test('the errors of one compilation are not those of the next', async () => {
  const first = makeHere();
  expect(await first.exec('transpileYaml', [badText])).toMatchObject({ errors: [{ fileName: 'bad.yml' }] });
  expect(await makeHere().exec('transpileYaml', [yaml[0]])).toMatchObject({ errors: [] });
});

test('what waits when a compilation ends is not done any more', async () => {
  const pool = makeHere();
  const waiting = pool.exec('transpileYaml', [yaml[0]]);
  await pool.terminate();
  await expect(waiting).rejects.toThrow('The compilation has ended.');
});

test('any other pool is a pool of threads', async () => {
  const other = workerpool.pool('/elsewhere/worker');
  expect(Object.getPrototypeOf(other)).toBe(Object.getPrototypeOf(makeThreads('/elsewhere/worker')));
  await other.terminate();
});
