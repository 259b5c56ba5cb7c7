import { afterAll, expect, it } from 'vitest';
import { compileModel } from '../../src/compile/compile-model.js';
import { createQueryRules } from '../../src/compile/query-rules.js';
import { type CubeQuery, type CubeSql, compileInCube } from '../../test/compile/support/cube-sql.js';
import { graphOf } from '../../test/support/graph-of.js';
import { type Database, openDuckDb, openPostgres } from './databases.js';
import { ASKED, definitions, METRICS, narrowModel, separateModel, wideModel } from './variants.js';

const RUNS = 3;
const RUNNING = ['revenue_to_date', 'recent_revenue', 'all_revenue'];
const open: Database[] = [];
afterAll(async () => {
  for (const database of open) await database.close();
});

interface Question {
  readonly names: readonly string[];
  readonly granularity?: string;
  readonly filters?: readonly object[];
  readonly dateRange?: readonly string[];
}

const THREE_YEARS: readonly string[] = ['2023-01-01', '2025-12-31'];
const ONE_MONTH: readonly string[] = ['2024-06-01', '2024-06-30'];

/** By tier, from a view of ours or from a cube of its own. */
function ask(
  cube: string,
  tier: string,
  { names, granularity = 'month', filters = [], dateRange = THREE_YEARS }: Question,
): CubeQuery {
  const time = { dimension: `${cube}.metric_time`, granularity, dateRange };
  return {
    measures: names.map((name) => `${cube}.${name}`),
    dimensions: [tier],
    timeDimensions: [time],
    filters,
    order: [],
  };
}

it.each([
  ['postgres', openPostgres],
  ['duckdb', openDuckDb],
] as const)('one question across functions on %s', async (dialect, openDatabase) => {
  const database = await openDatabase();
  open.push(database);
  const graph = graphOf(definitions());
  const { rewriteQuery } = createQueryRules(graph, { dialect });
  const narrow = await compileInCube(narrowModel());
  const wide = await compileInCube(wideModel());
  const separate = await compileInCube(separateModel());
  const compiled = await compileInCube(compileModel(graph, { dialect }));

  const tableOf = (name: string) => METRICS.find((metric) => metric.name === name)?.table ?? 'deal';
  const alone = (name: string, granularity = 'month', dateRange = THREE_YEARS) =>
    separate.sqlOf(
      ask(tableOf(name), 'account.customer_tier', { names: [name], granularity, dateRange }),
      dialect,
    );
  const ours = (question: Question) =>
    compiled.sqlOf(rewriteQuery(ask('metrics', 'metrics.customer_tier', question)), dialect);
  const branch = (values: readonly string[]) => [{ member: 'metrics.branch', operator: 'equals', values }];
  const hand = (model: typeof narrow, question: Question) =>
    model.sqlOf(ask('metrics', 'metrics.customer_tier', question), dialect);

  await measure(`${dialect}: three metrics of three functions by tier and month`, database, {
    'separate queries, one a metric': ASKED.map((name) => alone(name)),
    'compiled, with the query rules': [ours({ names: ASKED })],
    'compiled, as in a stock Cube': [
      compiled.sqlOf(ask('metrics', 'metrics.customer_tier', { names: ASKED }), dialect),
    ],
    'branch a metric, pruned': [hand(narrow, { names: ASKED, filters: branch(ASKED) })],
    'branch a metric, stock': [hand(narrow, { names: ASKED })],
    'branch an entity, pruned': [hand(wide, { names: ASKED, filters: branch(ASKED.map(tableOf)) })],
    'branch an entity, stock': [hand(wide, { names: ASKED })],
  });
  await measure(`${dialect}: one metric`, database, {
    'its own cube': [alone('qualified_leads')],
    'compiled, with the query rules': [ours({ names: ['qualified_leads'] })],
  });
  for (const [granularity, dateRange] of [
    ['month', THREE_YEARS],
    ['day', ONE_MONTH],
  ] as const) {
    await measure(
      `${dialect}: three running values by tier and ${granularity}, ${dateRange[0]} to ${dateRange[1]}`,
      database,
      {
        "Cube's rolling_window, one query each": RUNNING.map((name) => alone(name, granularity, dateRange)),
        'compiled, one query': [ours({ names: RUNNING, granularity, dateRange })],
      },
    );
  }
  await countLostRows(dialect, database, separate);
});

async function measure(
  title: string,
  database: Database,
  variants: Readonly<Record<string, readonly CubeSql[]>>,
): Promise<void> {
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
  const [base = Number.NaN] = [...times.values()].map(median);
  const lines = [...times].map(([name, values]) => {
    const [time, ratio] = [median(values).toFixed(0), (median(values) / base).toFixed(2)];
    return `  ${name.padEnd(40)} ${time.padStart(6)} ms ${ratio.padStart(6)} x`;
  });
  console.log([`${title} (median of ${RUNS} runs)`, ...lines].join('\n'));
}

/** What Cube's own construction loses when a running value and the sum it is made of stand in one query. */
async function countLostRows(
  dialect: 'postgres' | 'duckdb',
  database: Database,
  separate: Awaited<ReturnType<typeof compileInCube>>,
): Promise<void> {
  const query = (names: readonly string[]): CubeQuery => ({
    ...ask('deal', 'account.account_id', { names }),
    timeDimensions: [
      { dimension: 'deal.metric_time', granularity: 'month', dateRange: ['2023-06-01', '2023-06-30'] },
    ],
  });
  const rows = async (names: readonly string[]) => {
    const { sql, params } = separate.sqlOf(query(names), dialect);
    return (await database.query(sql, params)).length;
  };
  const [running, both] = [await rows(['all_revenue']), await rows(['all_revenue', 'won_revenue'])];
  console.log(`${dialect}: accounts with a rolling_window alone ${running}, beside the plain sum ${both}`);
  expect(both).toBeLessThan(running);
}
