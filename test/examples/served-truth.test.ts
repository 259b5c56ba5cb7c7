import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDefinitions } from '../../src/check.js';
import { compileModel } from '../../src/compile/compile-model.js';
import { createQueryRules } from '../../src/compile/query-rules.js';
import { writeDemoToDuckdb } from '../../src/demo/duckdb.js';
import { loadProject } from '../../src/load-project.js';
import { openSemanticApi, type SemanticApi } from '../../src/serve/semantic-api.js';
import type { DataSource } from '../../src/warehouse/data-source.js';
import { type Database, openDuckdb, openPostgres } from '../demo/query.js';
import type { Truth } from '../demo/truth/sql.js';
import { TRUTH } from '../demo/truth.js';
import { writeDemoToPostgres } from '../demo/write-postgres.js';
import { startPostgres, type TestPostgres } from '../support/postgres.js';
import { ROOT } from '../support/source-files.js';

/*
 * Every metric of the shipped example, asked through Cube, against SQL that was written by hand on the same data.
 */

const OPTIONS = { seed: 7, scale: 0.03 };
const RANGE = ['2024-07-01', '2026-06-30'];
const { config, sources, approvals } = loadProject(ROOT);
const { graph, findings } = checkDefinitions({ config, sources, approvals, today: '2026-06-30' });

let folder: string;
let server: TestPostgres;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'accord-truth-'));
  server = await startPostgres();
  await writeDemoToDuckdb(join(folder, 'demo.duckdb'), OPTIONS);
  await writeDemoToPostgres(server.url, OPTIONS);
});

afterAll(async () => {
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

it('the definitions have no finding', () => {
  expect(findings).toEqual([]);
});

describe.each(['duckdb', 'postgres'] as const)('served from %s', (dialect) => {
  let api: SemanticApi;
  let database: Database;

  beforeAll(async () => {
    const source: DataSource =
      dialect === 'duckdb'
        ? { kind: 'duckdb', database: join(folder, 'demo.duckdb') }
        : { kind: 'postgres', url: server.url };
    database = await (dialect === 'duckdb'
      ? openDuckdb(join(folder, 'demo.duckdb'))
      : openPostgres(server.url));
    const rules = createQueryRules(graph);
    const rewriteQuery = (query: Readonly<Record<string, unknown>>) => rules.rewriteQuery(query);
    api = await openSemanticApi({ model: compileModel(graph, { dialect }), source, rewriteQuery });
  });

  afterAll(async () => {
    await api?.close();
    await database?.close();
  });

  it.each(Object.entries(TRUTH))(
    '%s is what hand-written SQL says, in total and by month',
    async (name, truth) => {
      const member = `metrics.${name}`;
      if (truth.total !== null) {
        const [row] = await rowsOf(api, { measures: [member] });
        const [[expected = null] = []] = await database.query(truth.total);
        expectSame(row?.[member] ?? null, expected, truth, 'total');
      }
      const rows = await rowsOf(api, {
        measures: [member],
        timeDimensions: [{ dimension: 'metrics.metric_time', granularity: 'month', dateRange: RANGE }],
      });
      const served = new Map(
        rows.map((row) => [String(row['metrics.metric_time.month']).slice(0, 10), row[member] ?? null]),
      );
      const byMonth = await database.query(
        `SELECT CAST(month AS VARCHAR), value FROM (${truth.byMonth}) x WHERE month BETWEEN DATE '${RANGE[0]}' AND DATE '${RANGE[1]}'`,
      );
      expect(byMonth.length).toBeGreaterThan(0);
      const expected = new Map(byMonth.map(([month, value]) => [String(month), value ?? null]));
      // A cumulative value goes on between events; the hand-written SQL tells only the months that have some.
      const months =
        truth.total === null ? [...expected.keys()] : new Set([...served.keys(), ...expected.keys()]);
      for (const month of months)
        expectSame(served.get(month) ?? null, expected.get(month) ?? null, truth, month);
    },
  );
});

type Row = Readonly<Record<string, unknown>>;

async function rowsOf(api: SemanticApi, query: object): Promise<readonly Row[]> {
  const { results } = await api.load(query);
  return results[0]?.data ?? [];
}

/** Equal to nine digits; a cell that is not there is 0 for a count and NULL otherwise. */
function expectSame(served: unknown, expected: unknown, truth: Truth, where: string): void {
  const absent = truth.whenAbsent === 'zero' ? 0 : null;
  const left = served === null ? absent : Number(served);
  const right = expected === null ? absent : Number(expected);
  if (left === null || right === null) {
    expect(left, where).toBe(right);
    return;
  }
  expect(Math.abs(left - right), `${where}: served ${left}, by hand ${right}`).toBeLessThanOrEqual(
    1e-9 * Math.max(1, Math.abs(right)),
  );
}
