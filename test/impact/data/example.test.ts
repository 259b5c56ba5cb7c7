import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeDemoToDuckdb } from '../../../src/demo/duckdb.js';
import { type Database, openDuckdb, openPostgres } from '../../demo/query.js';
import {
  aggregate,
  combine,
  count,
  countUpTo,
  followed,
  monthToDate,
  type Truth,
} from '../../demo/truth/sql.js';
import { TRUTH } from '../../demo/truth.js';
import { writeDemoToPostgres } from '../../demo/write-postgres.js';
import { startPostgres, type TestPostgres } from '../../support/postgres.js';
import {
  countsOf,
  exampleWithOld,
  type MeasuredNumbers,
  measure,
  namesOf,
  valuesOf,
} from './support/measure.js';

/*
 * The shipped example, against what it would have been with two other terms: the numbers beside SQL that was written by hand on
 * the same data, never by our own printers.
 */

const OPTIONS = { seed: 5, scale: 0.03 };

const difference = exampleWithOld({
  // Only the hottest, and those who never said yes were among them.
  "where: score >= 60 AND status IN ('qualified', 'accepted', 'converted') AND consent\n    refines: [engaged_lead]\n    disjoint_with: [disqualified":
    "where: score >= 75 AND status IN ('qualified', 'accepted', 'converted')\n    refines: [engaged_lead]\n    disjoint_with: [disqualified",
  // Free pilots were wins, and large deals were counted elsewhere.
  "where: stage = 'won' AND amount > 0\n": "where: stage = 'won' AND amount < 30000\n",
});

const STATUS = "l.status IN ('qualified', 'accepted', 'converted')";
const WAS_QUALIFIED = `l.score >= 75 AND ${STATUS}`;
const IS_QUALIFIED = `l.score >= 60 AND ${STATUS} AND l.consent`;
const WAS_WON = "d.stage = 'won' AND d.amount < 30000";
const IS_WON = "d.stage = 'won' AND d.amount > 0";

const qualified = { from: 'marketing.lead l', where: WAS_QUALIFIED, time: 'l.qualified_at' };
const accepted = {
  from: 'marketing.lead l',
  where: "l.status IN ('accepted', 'converted') AND l.accepted_at IS NOT NULL",
  time: 'l.accepted_at',
};
const won = { from: 'sales.deal d', where: WAS_WON, time: 'd.closed_at' };
const decided = { ...won, where: `d.stage = 'lost' OR (${WAS_WON})` };
const acquired = { ...won, where: `${WAS_WON} AND d.kind = 'new_business'` };
const spend = aggregate('SUM(s.amount)', { from: 'marketing.campaign_spend s', time: 's.spent_on' });

/** What metrics said under the old words, of every type there is. */
const BEFORE: Readonly<Record<string, Truth>> = {
  qualified_leads: count(qualified),
  overlooked_leads: count({
    ...qualified,
    where: `${WAS_QUALIFIED} AND l.accepted_at IS NULL AND l.qualified_at < CAST(CURRENT_TIMESTAMP AS TIMESTAMP) - INTERVAL '48 hours'`,
  }),
  lead_acceptance_rate: combine(count(accepted), '/', count(qualified)),
  accepted_in_time: followed({ ...qualified, key: 'l.lead_id' }, { ...accepted, key: 'l.lead_id' }, 2),
  lead_to_win: followed({ ...qualified, key: 'l.account_id' }, { ...won, key: 'd.account_id' }, 120),
  cost_per_qualified_lead: combine(spend, '/', count(qualified)),
  acquisition_cost: combine(spend, '/', count(acquired)),
  won_deals: count(won),
  win_rate: combine(count(won), '/', count(decided)),
  booked_revenue: aggregate('SUM(d.amount)', won),
  booked_revenue_to_date: monthToDate(aggregate('SUM(d.amount)', won)),
  new_customers_ever: countUpTo(acquired),
  wins_last_30_days: countUpTo(won, 30),
  largest_win: aggregate('MAX(d.amount)', won),
  buying_companies: aggregate('COUNT(DISTINCT d.account_id)', won),
};

const MONTHS = [
  ...['2025-06', '2025-07', '2025-08', '2025-09', '2025-10', '2025-11', '2025-12'],
  ...['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'],
];

let folder: string;
let server: TestPostgres;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'accord-impact-'));
  server = await startPostgres();
  await writeDemoToDuckdb(join(folder, 'demo.duckdb'), OPTIONS);
  await writeDemoToPostgres(server.url, OPTIONS);
});

afterAll(async () => {
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

describe.each(['duckdb', 'postgres'] as const)('on %s', (dialect) => {
  let database: Database;
  let numbers: MeasuredNumbers;

  beforeAll(async () => {
    const path = join(folder, 'demo.duckdb');
    database = await (dialect === 'duckdb' ? openDuckdb(path) : openPostgres(server.url));
    const source =
      dialect === 'duckdb'
        ? ({ kind: 'duckdb', database: path } as const)
        : ({ kind: 'postgres', url: server.url } as const);
    numbers = await measure(difference, { source, bounds: { metrics: 100 } });
  });

  afterAll(() => database?.close());

  const one = async (sql: string) => Number((await database.query(sql))[0]?.[0]);
  const many = async (sql: string) => (await database.query(sql)).map(([value]) => String(value));

  it('answers everything', () => {
    expect(numbers.failures).toEqual([]);
    expect(numbers.leftOut).toEqual([]);
    expect(numbers.shifts.map(({ values }) => values.kind)).not.toContain('unmeasured');
  });

  it('counts the records of the two terms and of nothing that only inherits', () => {
    expect(namesOf(numbers.flows)).toEqual(['qualified_lead', 'won_deal']);
  });

  it.each([
    ['qualified_lead', 'marketing.lead l', 'l.lead_id', WAS_QUALIFIED, IS_QUALIFIED],
    ['won_deal', 'sales.deal d', 'd.deal_id', WAS_WON, IS_WON],
  ])('%s: who comes and who leaves', async (term, from, key, was, is) => {
    const gained = `${from} WHERE (${is}) AND ((${was}) IS NOT TRUE)`;
    const lost = `${from} WHERE (${was}) AND ((${is}) IS NOT TRUE)`;
    const expected = {
      before: await one(`SELECT COUNT(*) FROM ${from} WHERE ${was}`),
      after: await one(`SELECT COUNT(*) FROM ${from} WHERE ${is}`),
      gained: await one(`SELECT COUNT(*) FROM ${gained}`),
      lost: await one(`SELECT COUNT(*) FROM ${lost}`),
      sample: {
        gained: await many(`SELECT ${key} FROM ${gained} ORDER BY 1 LIMIT 5`),
        lost: await many(`SELECT ${key} FROM ${lost} ORDER BY 1 LIMIT 5`),
      },
    };
    expect(Math.min(expected.gained, expected.lost)).toBeGreaterThan(0);
    expect(expected.gained + expected.lost).toBeGreaterThan(10);
    expect(countsOf(numbers, term)).toEqual(expected);
  });

  it('tells of every metric that rests on one of them, and of no other', () => {
    expect([...namesOf(numbers.shifts)].sort()).toEqual(
      [...Object.keys(BEFORE), ...OTHERS_ON_WON_DEALS].sort(),
    );
  });

  it.each(Object.keys(BEFORE))('%s: all time and by month, before and after', async (name) => {
    const was = BEFORE[name];
    const is = TRUTH[name];
    if (!was || !is) throw new Error(`no truth of ${name}`);
    const values = valuesOf(numbers, name);
    if (was.total === null || is.total === null) expect(values.total).toBeNull();
    else {
      expectClose(values.total?.before, await one(asOfMoment(was.total)));
      expectClose(values.total?.after, await one(asOfMoment(is.total)));
    }
    expect(values.months.map(({ month }) => month)).toEqual(MONTHS);
    const before = await byMonth(was);
    const after = await byMonth(is);
    for (const each of values.months) {
      if (was.total !== null || before.has(each.month)) expectMonth(each.before, before, each.month, was);
      if (is.total !== null || after.has(each.month)) expectMonth(each.after, after, each.month, is);
    }
    expect(values.months.some((each) => each.before !== each.after)).toBe(true);
  });

  async function byMonth(truth: Truth): Promise<ReadonlyMap<string, number | null>> {
    const rows = await database.query(
      `SELECT CAST(month AS VARCHAR), value FROM (${asOfMoment(truth.byMonth)}) x`,
    );
    return new Map(
      rows.map(([month, value = null]) => [String(month).slice(0, 7), value === null ? null : Number(value)]),
    );
  }

  const TIER = `CASE WHEN a.employees >= 1000 THEN 'enterprise' WHEN a.employees BETWEEN 100 AND 999 THEN 'mid_market'
    WHEN a.account_id IS NOT NULL THEN 'small' END`;
  const PERSONA = `CASE WHEN l.job_function IN ('energy_manager', 'facility_manager') THEN 'operator'
    WHEN l.job_function IN ('finance', 'procurement') THEN 'budget_holder' WHEN l.job_function = 'executive' THEN 'sponsor' ELSE 'unclear' END`;
  const DEALS = 'sales.deal d LEFT JOIN crm.account a ON a.account_id = d.account_id';

  it.each([
    {
      name: 'qualified_leads',
      why: 'the only one of leads themselves',
      segmentation: 'buyer_persona',
      sql: (state: 'was' | 'is') =>
        `SELECT ${PERSONA}, COUNT(*) FROM marketing.lead l WHERE ${state === 'was' ? WAS_QUALIFIED : IS_QUALIFIED} GROUP BY 1`,
    },
    {
      name: 'win_rate',
      why: 'a contradiction compares by it',
      segmentation: 'customer_tier',
      sql: (state: 'was' | 'is') => {
        const hit = state === 'was' ? WAS_WON : IS_WON;
        return `SELECT ${TIER}, AVG(CASE WHEN ${hit} THEN 1.0 ELSE 0.0 END) FROM ${DEALS} WHERE d.stage = 'lost' OR (${hit}) GROUP BY 1`;
      },
    },
    {
      name: 'largest_win',
      why: 'one step away, as the persona is, but most contradictions compare by it',
      segmentation: 'customer_tier',
      sql: (state: 'was' | 'is') =>
        `SELECT ${TIER}, MAX(d.amount) FROM ${DEALS} WHERE ${state === 'was' ? WAS_WON : IS_WON} GROUP BY 1`,
    },
    {
      name: 'booked_revenue',
      why: 'another contradiction compares by another one',
      segmentation: 'market',
      sql: (state: 'was' | 'is') =>
        `SELECT CASE WHEN a.region IN ('dach', 'benelux') THEN 'home' WHEN a.region IN ('nordics', 'uk_ireland') THEN 'growth'
           WHEN a.region IN ('southern_europe', 'other') THEN 'opportunity' WHEN a.account_id IS NOT NULL THEN 'unplaced' END, SUM(d.amount)
         FROM ${DEALS} WHERE ${state === 'was' ? WAS_WON : IS_WON} GROUP BY 1`,
    },
  ])('$name is split by $segmentation: $why', async ({ name, segmentation, sql }) => {
    const split = valuesOf(numbers, name).segments;
    expect(split?.segmentation).toBe(segmentation);
    for (const [side, state] of [['before', 'was'] as const, ['after', 'is'] as const]) {
      const expected = new Map((await database.query(sql(state))).map(([key = null, value]) => [key, value]));
      expect(expected.size).toBeGreaterThan(2);
      const told = (split?.rows ?? []).filter((row) => row[side] !== null);
      expect(told.map(({ segment }) => segment).sort()).toEqual([...expected.keys()].sort());
      for (const row of told) expectClose(row[side], Number(expected.get(row.segment)));
    }
  });

  it('tells running values by month only', () => {
    expect(valuesOf(numbers, 'new_customers_ever').segments).toBeNull();
  });
});

/** Also moved; each is of a type that is looked at above. */
const OTHERS_ON_WON_DEALS = [
  ...['decided_deals', 'new_customers', 'new_business_revenue', 'expansion_revenue', 'partner_revenue'],
  ...['key_account_revenue', 'average_deal_size', 'sales_cycle_days', 'list_value_won', 'discount_given'],
  'discount_rate',
];

/** The present of a hand-written truth is the moment that was asked for. */
function asOfMoment(sql: string): string {
  return sql.replaceAll('CURRENT_TIMESTAMP', "TIMESTAMP '2026-06-30 12:00:00'");
}

function expectMonth(
  told: string | null,
  expected: ReadonlyMap<string, number | null>,
  month: string,
  truth: Truth,
): void {
  const value = expected.get(month) ?? (truth.whenAbsent === 'zero' ? 0 : null);
  if (value === null) expect(told, month).toBeNull();
  else expectClose(told, value, month);
}

/** Equal to nine digits. */
function expectClose(told: string | null | undefined, expected: number, where = ''): void {
  expect(told, where).toMatch(/\d/);
  expect(Math.abs(Number(told) - expected), `${where}: ${told} beside ${expected}`).toBeLessThanOrEqual(
    1e-9 * Math.max(1, Math.abs(expected)),
  );
}
