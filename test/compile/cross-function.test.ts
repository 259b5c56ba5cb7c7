import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileModel } from '../../src/compile/compile-model.js';
import { createQueryRules } from '../../src/compile/query-rules.js';
import { openSemanticApi, type SemanticApi } from '../../src/serve/semantic-api.js';
import { graphOf } from '../support/graph-of.js';
import { type Cells, readCells } from './support/cells.js';
import { COMPANY, DATA } from './support/company.js';
import type { CubeQuery } from './support/cube-sql.js';
import { type LoadedDatabase, loadDuckDb, loadPostgres, type Row } from './support/databases.js';

const TIER =
  "CASE WHEN a.account_id IS NULL THEN NULL WHEN a.employees >= 1000 THEN 'enterprise' WHEN a.employees >= 100 THEN 'mid_market' ELSE 'small' END";

/** A metric by tier and month, written by hand: FROM with the account as `a`, the clock, the value. */
const bySql = (from: string, time: string, value: string, where = 'TRUE') =>
  `SELECT ${TIER} AS tier, CAST(DATE_TRUNC('month', ${time}) AS TIMESTAMP) AS month, ${value} AS value
   FROM ${from} WHERE ${where} GROUP BY 1, 2`;
const LEADS = 'crm.lead l LEFT JOIN crm.account a ON a.account_id = l.account_id';
const DEALS = 'crm.deal d LEFT JOIN crm.account a ON a.account_id = d.account_id';
const TICKETS = 'crm.ticket t LEFT JOIN crm.account a ON a.account_id = t.account_id';
const HOURS = 'EXTRACT(EPOCH FROM (t.resolved_at - t.opened_at)) / 3600.0';
const CONVERTED =
  "EXISTS (SELECT 1 FROM crm.deal d WHERE d.stage = 'won' AND d.account_id = l.account_id AND CAST(d.closed_on AS TIMESTAMP) BETWEEN l.qualified_at AND l.qualified_at + INTERVAL '30 days')";
const MONTHS = ['01', '02', '03', '04', '05', '06']
  .map((month) => `(TIMESTAMP '2025-${month}-01 00:00:00')`)
  .join(', ');
const running = (value: string, window: string) =>
  `SELECT ${TIER} AS tier, m.month AS month, ${value} AS value FROM (VALUES ${MONTHS}) AS m(month)
   JOIN crm.deal d ON d.stage = 'won' AND d.closed_on < m.month + INTERVAL '1 month' AND ${window}
   LEFT JOIN crm.account a ON a.account_id = d.account_id GROUP BY 1, 2`;

const TRUTH: Readonly<Record<string, string>> = {
  leads: bySql(LEADS, 'l.created_at', 'COUNT(*)'),
  qualified_leads: bySql(LEADS, 'l.qualified_at', 'COUNT(*)', 'l.score >= 60'),
  big_account_leads: bySql(LEADS, 'l.created_at', 'COUNT(*)', 'a.employees >= 1000'),
  lead_accounts: bySql(LEADS, 'l.created_at', 'COUNT(DISTINCT l.account_id)'),
  won_deals: bySql(DEALS, 'd.closed_on', 'COUNT(*)', "d.stage = 'won'"),
  closed_deals: bySql(DEALS, 'd.closed_on', 'COUNT(*)', "d.stage <> 'open'"),
  won_revenue: bySql(DEALS, 'd.closed_on', 'SUM(d.amount)', "d.stage = 'won'"),
  average_deal: bySql(DEALS, 'd.closed_on', 'AVG(d.amount)', "d.stage = 'won'"),
  largest_deal: bySql(DEALS, 'd.closed_on', 'MAX(d.amount)', "d.stage = 'won'"),
  first_win: bySql(DEALS, 'd.closed_on', 'MIN(d.closed_on)', "d.stage = 'won'"),
  partnered_deals: bySql(
    DEALS,
    'd.closed_on',
    'COUNT(*)',
    'EXISTS (SELECT 1 FROM crm.account p WHERE p.account_id = d.partner_id AND p.employees IS NOT NULL)',
  ),
  won_employees: bySql(DEALS, 'd.closed_on', 'SUM(a.employees)', "d.stage = 'won'"),
  win_rate: bySql(
    DEALS,
    'd.closed_on',
    "CAST(SUM(CASE WHEN d.stage = 'won' THEN 1 ELSE 0 END) AS DOUBLE PRECISION) / COUNT(*)",
    "d.stage <> 'open'",
  ),
  revenue_per_lead: `SELECT r.tier, r.month, CAST(r.value AS DOUBLE PRECISION) / NULLIF(q.value, 0) AS value
    FROM (${bySql(DEALS, 'd.closed_on', 'SUM(d.amount)', "d.stage = 'won'")}) r
    JOIN (${bySql(LEADS, 'l.qualified_at', 'COUNT(*)', 'l.score >= 60')}) q
      ON q.month = r.month AND q.tier IS NOT DISTINCT FROM r.tier`,
  resolved_tickets: bySql(TICKETS, 't.resolved_at', 'COUNT(*)', 't.resolved_at IS NOT NULL'),
  resolution_hours: bySql(
    TICKETS,
    't.resolved_at',
    `PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY CAST(${HOURS} AS DOUBLE PRECISION))`,
  ),
  slow_resolution: bySql(
    TICKETS,
    't.resolved_at',
    `PERCENTILE_CONT(0.9) WITHIN GROUP (ORDER BY CAST(${HOURS} AS DOUBLE PRECISION))`,
  ),
  revenue_to_date: running('SUM(d.amount)', "d.closed_on >= DATE_TRUNC('year', m.month)"),
  recent_wins: running('COUNT(*)', "d.closed_on >= m.month + INTERVAL '1 month' - INTERVAL '60 days'"),
  all_wins: running('COUNT(*)', 'TRUE'),
  lead_to_win: bySql(
    LEADS,
    'l.qualified_at',
    `CAST(SUM(CASE WHEN ${CONVERTED} THEN 1 ELSE 0 END) AS DOUBLE PRECISION) / COUNT(*)`,
    'l.score >= 60',
  ),
};
const IN_RANGE = "WHERE month >= TIMESTAMP '2025-01-01 00:00:00' AND month < TIMESTAMP '2025-07-01 00:00:00'";

const graph = graphOf(COMPANY);
const ALL = Object.keys(TRUTH);
const RUNNING = ['revenue_to_date', 'recent_wins', 'all_wins'];
const ORDINARY = ALL.filter((name) => !RUNNING.includes(name));

function byTierAndMonth(names: readonly string[]): CubeQuery {
  return {
    measures: names.map((name) => `metrics.${name}`),
    dimensions: ['metrics.customer_tier'],
    timeDimensions: [
      { dimension: 'metrics.metric_time', granularity: 'month', dateRange: ['2025-01-01', '2025-06-30'] },
    ],
  };
}
const GROUPS = ['metrics.customer_tier', 'metrics.metric_time.month'];

describe.each([
  ['duckdb', loadDuckDb],
  ['postgres', loadPostgres],
] as const)('one question across functions on %s', (dialect, load) => {
  let database: LoadedDatabase;
  /** Off: a Cube that only mounts the model. */
  let withRules = true;
  let api: SemanticApi;
  let truth: Readonly<Record<string, Cells>>;

  beforeAll(async () => {
    database = await load(DATA);
    const model = compileModel(graph, { dialect });
    const rules = createQueryRules(graph, { dialect });
    api = await openSemanticApi({
      model,
      source: database.source,
      rewriteQuery: (query) => (withRules ? rules.rewriteQuery(query) : query),
    });
    const cells: Record<string, Cells> = {};
    for (const name of ALL) {
      const rows = await database.query(`SELECT * FROM (${TRUTH[name]}) AS t ${IN_RANGE}`);
      cells[name] = readCells(rows, ['tier', 'month'], 'value');
    }
    truth = cells;
  });
  afterAll(async () => {
    await api?.close();
    await database?.close();
  });

  async function ask(query: CubeQuery): Promise<readonly Row[]> {
    const answer = await api.load(query);
    return answer.results[0]?.data ?? [];
  }

  async function askStock(query: CubeQuery): Promise<readonly Row[]> {
    withRules = false;
    try {
      return await ask(query);
    } finally {
      withRules = true;
    }
  }

  it('has cells that only one of the functions fills', () => {
    expect(Object.keys(truth.resolved_tickets ?? {})).toContain('small 2025-01-01');
    expect(Object.keys(truth.qualified_leads ?? {})).not.toContain('small 2025-01-01');
    expect(Object.keys(truth.won_deals ?? {})).toContain('- 2025-02-01');
    for (const name of ALL) expect(Object.keys(truth[name] ?? {}), name).not.toEqual([]);
  });

  it.each(ALL)('%s alone equals SQL written by hand', async (name) => {
    expect(readCells(await ask(byTierAndMonth([name])), GROUPS, `metrics.${name}`)).toEqual(truth[name]);
  });

  it('all metrics together give what each gives alone, no row lost', async () => {
    const rows = await ask(byTierAndMonth(ALL));
    for (const name of ALL) expect(readCells(rows, GROUPS, `metrics.${name}`), name).toEqual(truth[name]);
  });

  it('a stock Cube gives the same for every metric that is no running value', async () => {
    const rows = await askStock(byTierAndMonth(ORDINARY));
    for (const name of ORDINARY)
      expect(readCells(rows, GROUPS, `metrics.${name}`), name).toEqual(truth[name]);
  });

  it.each(RUNNING)(
    'a stock Cube refuses the running value %s rather than adding its grains up',
    async (name) => {
      await expect(askStock(byTierAndMonth([name, 'won_deals']))).rejects.toThrow(
        `${name} needs a filter on metric_events.metric_branch`,
      );
    },
  );

  it('gives the running values of now when no period is asked for', async () => {
    const [row] = await ask({
      measures: ['metrics.all_wins', 'metrics.revenue_to_date', 'metrics.won_deals'],
    });
    expect(row).toEqual({
      'metrics.all_wins': '7',
      'metrics.revenue_to_date': null,
      'metrics.won_deals': '8',
    });
  });

  it('shows a running value in periods in which nothing happened, by day and in a range that cuts its month', async () => {
    const rows = await ask({
      measures: ['metrics.all_wins'],
      timeDimensions: [
        { dimension: 'metrics.metric_time', granularity: 'day', dateRange: ['2025-01-29', '2025-02-02'] },
      ],
    });
    expect(rows.map((row) => row['metrics.all_wins'])).toEqual(['2', '2', '3', '3', '3']);
    const months = await ask({
      measures: ['metrics.all_wins'],
      timeDimensions: [
        { dimension: 'metrics.metric_time', granularity: 'month', dateRange: ['2025-01-20', '2025-03-10'] },
      ],
    });
    expect(months.map((row) => row['metrics.all_wins'])).toEqual(['3', '4', '5']);
  });

  it('keeps decimals exact and gives a record without a related row no dimension', async () => {
    const [total] = await ask({ measures: ['metrics.won_revenue'] });
    expect(total?.['metrics.won_revenue']).toMatch(/^100001101\.06(0*)$/);
    const rows = await ask({
      measures: ['metrics.leads'],
      dimensions: ['metrics.customer_tier', 'metrics.account_size_text', 'metrics.account_is_unknown_size'],
    });
    const found = rows.map((row) => Object.values(row).map(String).join(' ')).sort();
    expect(found).toEqual([
      'enterprise known false 3',
      'mid_market known false 2',
      'null null null 2',
      'small unknown true 2',
    ]);
  });

  it('reads along two relationships, by segment and by filter', async () => {
    const rows = await ask({
      measures: ['metrics.leads', 'metrics.won_deals'],
      dimensions: ['metrics.rep_team'],
      segments: ['metrics.account_unknown_size'],
    });
    expect(rows).toEqual([{ 'metrics.rep_team': 'north', 'metrics.leads': '2', 'metrics.won_deals': '0' }]);
    const filtered = await ask({
      measures: ['metrics.leads'],
      filters: [
        {
          or: [
            { member: 'metrics.account_region', operator: 'notSet' },
            { member: 'metrics.lead_source', operator: 'equals', values: ['fair'] },
          ],
        },
      ],
    });
    expect(filtered).toEqual([{ 'metrics.leads': '3' }]);
    const own = await ask({ measures: ['metrics.leads'], dimensions: ['metrics.lead_is_big_account_lead'] });
    expect(readCells(own, ['metrics.lead_is_big_account_lead'], 'metrics.leads')).toEqual({
      true: '3',
      false: '6',
    });
  });

  it('joins an entity by all fields of its key, and lists dimensions without a metric', async () => {
    const rows = await ask({ measures: ['metrics.shipments'], dimensions: ['metrics.shipment_position'] });
    expect(readCells(rows, ['metrics.shipment_position'], 'metrics.shipments')).toEqual({ 1: '1', 2: '1' });
    const listed = await ask({ dimensions: ['metrics.lead_source'] });
    expect(listed.map((row) => row['metrics.lead_source']).sort()).toEqual(['fair', null, 'web']);
  });

  it('answers what does not fit with the reason', async () => {
    const query = { measures: ['metrics.won_deals'], dimensions: ['metrics.lead_source'] };
    await expect(ask(query)).rejects.toThrow('won_deals cannot be split by lead_source: a deal has no lead');
  });

  it('says what each member means', async () => {
    const { cubes } = await api.meta();
    expect(cubes.map((cube) => cube.name)).toEqual(['marketing', 'metrics', 'sales', 'service']);
    const measures = cubes[1]?.measures;
    const members: unknown[] = Array.isArray(measures) ? measures : [];
    expect(members).toContainEqual(
      expect.objectContaining({
        name: 'metrics.won_revenue',
        format: 'currency',
        currency: 'USD',
        meta: {
          accord: {
            kind: 'metric',
            type: 'sum',
            name: 'won_revenue',
            owners: ['sales_ops'],
            domain: ['sales'],
            status: 'approved',
            version: 1,
            unit: 'USD',
            meaning: expect.stringMatching(/^the sum of .*deal/),
            time: ['deal.closed_on'],
            split_by: ['account', 'deal', 'rep'],
          },
        },
      }),
    );
  });
});
