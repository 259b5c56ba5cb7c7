import { afterAll, expect, it } from 'vitest';
import { type CompiledModel, type CubeQuery, compileInCube } from '../../test/compile/support/cube-sql.js';
import { type Database, openDuckDb, openPostgres } from './databases.js';
import { ASKED, METRICS, narrowModel, separateModel, wideModel } from './variants.js';

const RUNS = 7;
const open: Database[] = [];
afterAll(async () => {
  for (const database of open) await database.close();
});

const byTierAndMonth = (view: string, tier: string, names: readonly string[]): CubeQuery => ({
  measures: names.map((name) => `${view}.${name}`),
  dimensions: [tier],
  timeDimensions: [
    { dimension: `${view}.metric_time`, granularity: 'month', dateRange: ['2023-01-01', '2025-12-31'] },
  ],
  order: [],
});

const asked = byTierAndMonth('metrics', 'metrics.customer_tier', ASKED);
const withFilter = (filters: readonly object[]): CubeQuery => ({ ...asked, filters });

it.each([
  ['postgres', openPostgres],
  ['duckdb', openDuckDb],
] as const)('one question across functions on %s', async (dialect, openDatabase) => {
  const database = await openDatabase();
  open.push(database);
  const [narrow, wide, separate] = await Promise.all(
    [narrowModel(), wideModel(), separateModel()].map(compileInCube),
  );
  if (!narrow || !wide || !separate) throw new Error('no model');
  const tables = ASKED.map((name) => METRICS.find((metric) => metric.name === name)?.table ?? '');
  const one = (model: CompiledModel, query: CubeQuery) => [model.sqlOf(query, dialect)];
  const variants = {
    'separate queries, one a metric': ASKED.map((name, i) =>
      separate.sqlOf(byTierAndMonth(tables[i] ?? '', 'account.customer_tier', [name]), dialect),
    ),
    'narrow branches, pruned by a filter': one(
      narrow,
      withFilter([{ member: 'metrics.branch', operator: 'equals', values: ASKED }]),
    ),
    'narrow branches, as in a stock Cube': one(narrow, asked),
    'wide branches, pruned by a filter': one(
      wide,
      withFilter([{ member: 'metrics.branch', operator: 'equals', values: tables }]),
    ),
    'wide branches, as in a stock Cube': one(wide, asked),
    'one metric alone, its own cube': [
      separate.sqlOf(byTierAndMonth('lead', 'account.customer_tier', ['qualified_leads']), dialect),
    ],
    'one metric alone, narrow branches, pruned': one(narrow, {
      ...byTierAndMonth('metrics', 'metrics.customer_tier', ['qualified_leads']),
      filters: [{ member: 'metrics.branch', operator: 'equals', values: ['qualified_leads'] }],
    }),
  };
  const times = new Map<string, number[]>();
  for (let run = 0; run < RUNS; run += 1) {
    // Interleaved, so that a slow moment of the machine hits every variant.
    for (const [name, statements] of Object.entries(variants)) {
      const start = performance.now();
      for (const { sql, params } of statements) await database.query(sql, params);
      times.set(name, [...(times.get(name) ?? []), performance.now() - start]);
    }
  }
  const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[RUNS >> 1] ?? Number.NaN;
  const base = median(times.get('separate queries, one a metric') ?? []);
  console.log(`\n${dialect}: median of ${RUNS} runs`);
  for (const [name, values] of times)
    console.log(
      `${name.padEnd(44)} ${median(values).toFixed(0).padStart(6)} ms ${(median(values) / base).toFixed(2).padStart(6)} x`,
    );
  expect(times.size).toBe(Object.keys(variants).length);
});
