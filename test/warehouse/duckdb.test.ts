import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDuckDbPool } from '../../src/warehouse/duckdb-pool.js';
import { openWarehouse } from '../../src/warehouse/open-warehouse.js';
import { type DuckDbFile, makeDuckDbFile } from '../serve/support/data.js';

let file: DuckDbFile;
let folder: string;

beforeAll(async () => {
  file = await makeDuckDbFile();
  folder = mkdtempSync(join(tmpdir(), 'accord-files-'));
});
afterAll(() => {
  file.remove();
  rmSync(folder, { recursive: true, force: true });
});

function makeFolder(name: string, files: Record<string, string>): string {
  const path = join(folder, name);
  for (const [key, content] of Object.entries(files)) {
    mkdirSync(join(path, key, '..'), { recursive: true });
    writeFileSync(join(path, key), content);
  }
  return path;
}

describe('a DuckDB file', () => {
  test.each([
    ["SELECT * FROM read_csv('/etc/passwd')", /disabled by configuration/],
    ["SELECT * FROM read_text('/etc/hostname')", /disabled by configuration/],
    ["COPY (SELECT 1) TO '/tmp/accord-leak.csv'", /Only queries|disabled by configuration/],
    ["ATTACH '/tmp/accord-other.duckdb' AS other", /Only queries|disabled by configuration/],
    ['INSTALL httpfs', /Only queries|disabled by configuration/],
    ["SET TimeZone = 'Asia/Tokyo'", /Only queries/],
    ['CREATE TEMP TABLE x (a integer)', /Only queries/],
    ['PRAGMA enable_external_access=true', /Only queries|locked/],
  ])('cannot be left: %s', async (sql, message) => {
    const warehouse = await openWarehouse({ kind: 'duckdb', database: file.path });
    await expect(warehouse.query(sql)).rejects.toThrow(message);
    await warehouse.close();
  });

  test('that another process writes is named with that process', async () => {
    const code = `import('@duckdb/node-api').then(async ({ DuckDBInstance }) => {
      await DuckDBInstance.create(${JSON.stringify(file.path)});
      console.log('open');
      process.stdin.resume().on('end', () => process.exit());
    });`;
    const writer = spawn(process.execPath, ['-e', code], { stdio: ['pipe', 'pipe', 'inherit'] });
    await new Promise((resolve) => writer.stdout.once('data', resolve));
    const opening = openWarehouse({ kind: 'duckdb', database: file.path });
    await expect(opening).rejects.toThrow(
      new RegExp(`is open for writing in process ${writer.pid}\\. Close it there`),
    );
    const ended = new Promise((resolve) => writer.once('exit', resolve));
    writer.stdin.end();
    await ended;
  });

  test('that is missing or no DuckDB file is said so', async () => {
    await expect(openWarehouse({ kind: 'duckdb', database: 'nowhere.duckdb' })).rejects.toThrow(
      'There is no DuckDB file nowhere.duckdb.',
    );
    const path = join(makeFolder('text', { 'a.duckdb': 'hello'.repeat(2000) }), 'a.duckdb');
    await expect(openWarehouse({ kind: 'duckdb', database: path })).rejects.toThrow(/is not a DuckDB file/);
  });
});

describe('the connections', () => {
  test('run side by side: a short query does not wait for a long one', async () => {
    const pool = await openDuckDbPool({ kind: 'duckdb', database: file.path }, 60_000);
    const order: string[] = [];
    const run = async (name: string, sql: string) => {
      await pool.run(sql, [], (result) => result.getRows());
      order.push(name);
    };
    await Promise.all([
      run('long', 'SELECT count(*) FROM range(60000000) AS a(x) WHERE hash(x) % 7 = 1'),
      run('short', 'SELECT 1'),
    ]);
    expect(order).toEqual(['short', 'long']);
    await pool.close();
  });

  test('close when the last query has ended, and take none after', async () => {
    const pool = await openDuckDbPool({ kind: 'duckdb', database: file.path }, 60_000);
    const running = pool.run('SELECT count(*) FROM range(20000000) AS a(x) WHERE hash(x) % 7 = 1', [], (r) =>
      r.getRows(),
    );
    const closing = pool.close();
    await expect(pool.run('SELECT 1', [], (result) => result.getRows())).rejects.toThrow('closed');
    expect(await running).toHaveLength(1);
    await closing;
    await pool.close();
  });
});

test('a query that does not end is stopped when the pool closes', async () => {
  const pool = await openDuckDbPool({ kind: 'duckdb', database: file.path }, 60_000);
  const endless = pool.run(
    'SELECT count(*) FROM range(100000000000) AS a(x) WHERE hash(x) % 7 = 1',
    [],
    (r) => r.getRows(),
  );
  const [outcome] = await Promise.allSettled([endless, pool.close(20)]);
  expect(outcome).toMatchObject({
    status: 'rejected',
    reason: { message: expect.stringMatching(/Interrupted/) },
  });
});

describe('a folder of files', () => {
  test('is tables with the types the files show', async () => {
    const source = makeFolder('good', {
      'leads.csv': 'id,score,at,name\n1,5,2024-01-01 10:00:00,a\n2,,2024-01-02 11:30:00,"b, c"\n',
      'crm/Deals 2024.csv': 'id;amount\n1;10.5\n2;20\n',
      'notes.txt': 'not a table',
    });
    const parquet = join(source, 'crm', 'events.parquet');
    const writer = await DuckDBInstance.create(':memory:');
    const connection = await writer.connect();
    await connection.run(`COPY (SELECT 1 AS id, true AS ok) TO '${parquet}' (FORMAT parquet)`);
    connection.closeSync();
    writer.closeSync();
    const warehouse = await openWarehouse({ kind: 'files', folder: source });
    expect((await warehouse.query('SELECT * FROM leads ORDER BY id')).rows).toEqual([
      [1, 5, '2024-01-01T10:00:00', 'a'],
      [2, null, '2024-01-02T11:30:00', 'b, c'],
    ]);
    expect((await warehouse.query('SELECT sum(amount) FROM crm."Deals 2024"')).rows).toEqual([[30.5]]);
    expect((await warehouse.query('SELECT * FROM crm.events')).rows).toEqual([[1, true]]);
    await expect(warehouse.query("SELECT * FROM read_text('/etc/hostname')")).rejects.toThrow(/disabled/);
    await expect(warehouse.query(`COPY leads TO '${join(source, 'out.csv')}'`)).rejects.toThrow(
      /Only queries/,
    );
    await expect(warehouse.query('DELETE FROM leads')).rejects.toThrow(/Only queries/);
    await warehouse.close();
  });

  test('keeps a late exception from becoming a wrong type', async () => {
    const rows = Array.from({ length: 30_000 }, (_, i) => `${i}`);
    const source = makeFolder('late', { 'codes.csv': `code\n${rows.join('\n')}\nA1\n` });
    const warehouse = await openWarehouse({ kind: 'files', folder: source });
    expect((await warehouse.query("SELECT count(*) FROM codes WHERE code = 'A1'")).rows).toEqual([[1]]);
    await warehouse.close();
  });

  test.each([
    [
      'an unreadable file',
      { 'ok.csv': 'a\n1\n', 'bad.parquet': 'no parquet at all' },
      /^bad\.parquet could not be read: /,
    ],
    [
      'two files of one name',
      { 'a.csv': 'x\n1\n', 'A.tsv': 'x\n1\n' },
      /A\.tsv and a\.csv would be the same table/,
    ],
    ['no file', { 'readme.md': 'x' }, /holds no \.csv, \.tsv or \.parquet file/],
  ])('%s is named', async (name, files, message) => {
    const opening = openWarehouse({ kind: 'files', folder: makeFolder(name, files) });
    await expect(opening).rejects.toThrow(message);
  });

  test('that is missing is said so', async () => {
    await expect(openWarehouse({ kind: 'files', folder: 'nowhere' })).rejects.toThrow(
      'There is no folder nowhere.',
    );
  });
});
