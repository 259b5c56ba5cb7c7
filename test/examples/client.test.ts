import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import cube, { type CubeApi, type Query } from '@cubejs-client/core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Serving, startServing } from '../../cli/serve-project.js';
import { writeDemoToDuckdb } from '../../src/demo/duckdb.js';
import { ROOT } from '../support/source-files.js';

/* What `npm start` serves, asked with the client that people use. */

const RANGE: [string, string] = ['2025-07-01', '2026-06-30'];
const TIME = 'metrics.metric_time';
const BY_MONTH = [{ dimension: TIME, granularity: 'month', dateRange: RANGE }] as const;

let folder: string;
let serving: Serving;
let api: CubeApi;

beforeAll(async () => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  folder = await mkdtemp(join(tmpdir(), 'accord-client-'));
  const database = join(folder, 'demo.duckdb');
  await writeDemoToDuckdb(database, { seed: 5, scale: 0.01 });
  const options = { demo: true, host: '127.0.0.1', port: 0, cors: [], watch: false };
  serving = await startServing(ROOT, { ...options, source: `duckdb:${database}` });
  api = cube('any', { apiUrl: `${serving.url}/cubejs-api/v1` });
});

afterAll(async () => {
  await serving?.stop();
  await rm(folder, { recursive: true, force: true });
  vi.restoreAllMocks();
});

describe('one question across functions', () => {
  it.each([
    [['qualified_leads', 'won_deals', 'resolved_tickets'], 'customer_tier'],
    [['campaign_spend_to_date', 'booked_revenue', 'first_response_minutes'], null],
    [['average_lead_score', 'win_rate', 'satisfaction'], 'customer_tier'],
    [['lead_to_win', 'wins_last_30_days', 'escalated_tickets'], 'account_region'],
  ])('%j by %s and month says, cell by cell, what three questions say', async (names, by) => {
    const measures = names.map((name) => `metrics.${name}`);
    const dimensions = by === null ? [] : [`metrics.${by}`];
    const ask = async (asked: readonly string[]) => {
      const query = { measures: [...asked], dimensions, timeDimensions: [...BY_MONTH] };
      const rows = (await api.load(query)).rawData();
      return new Map(
        rows.map((row) => [`${row[`${TIME}.month`]} ${dimensions.map((each) => row[each])}`, row]),
      );
    };
    const together = await ask(measures);
    let onlyInOne = 0;
    for (const measure of measures) {
      const alone = await ask([measure]);
      expect(alone.size).toBeGreaterThan(0);
      for (const cell of new Set([...together.keys(), ...alone.keys()])) {
        expect(read(together.get(cell)?.[measure]), `${measure} in ${cell}`).toBe(
          read(alone.get(cell)?.[measure]),
        );
      }
      onlyInOne += [...together.keys()].filter((cell) => !alone.has(cell)).length;
    }
    // The question is worth asking: some cells have records of one metric and none of another.
    if (by !== null) expect(onlyInOne).toBeGreaterThan(0);
  });
});

describe("Cube's own client", () => {
  it('filters, orders, limits and totals', async () => {
    const query: Query = {
      measures: ['metrics.won_deals'],
      dimensions: ['metrics.account_region'],
      filters: [{ member: 'metrics.customer_tier', operator: 'equals', values: ['small'] }],
      order: { 'metrics.won_deals': 'desc' },
      limit: 2,
      total: true,
    };
    const result = await api.load(query);
    const counts = result.rawData().map((row) => Number(row['metrics.won_deals']));
    expect(counts).toHaveLength(2);
    expect(counts).toEqual([...counts].sort((left, right) => right - left));
    expect(result.serialize().loadResponse.results[0]?.total).toBeGreaterThan(2);
  });

  it('compares date ranges', async () => {
    const result = await api.load({
      measures: ['metrics.qualified_leads', 'metrics.resolved_tickets'],
      timeDimensions: [
        {
          dimension: TIME,
          granularity: 'quarter',
          compareDateRange: [
            ['2025-01-01', '2025-06-30'],
            ['2026-01-01', '2026-06-30'],
          ],
        },
      ],
    });
    const parts = result.decompose();
    expect(parts.map((part) => part.rawData().length)).toEqual([2, 2]);
    expect(result.series().length).toBe(4);
  });

  it('reads in the metadata what a metric means, who owns it and what dates it', async () => {
    const meta = await api.meta();
    expect(meta.cubes.map((each) => each.name)).toContain('metrics');
    expect(meta.cubes.every((each) => each.type === 'view')).toBe(true);
    const member = meta.resolveMember('metrics.qualified_leads', 'measures');
    expect(member).toMatchObject({
      meta: {
        accord: {
          kind: 'metric',
          owners: ['marketing_ops', 'sales_ops'],
          version: 3,
          meaning: expect.stringContaining('score is at least 60'),
          time: ['lead.qualified_at'],
        },
      },
    });
  });

  it.each(['lead_email', 'lead_phone', 'lead_full_name'])(
    'cannot see, filter or order by %s',
    async (field) => {
      const member = `metrics.${field}`;
      const measures = ['metrics.qualified_leads'];
      for (const query of [
        { measures, dimensions: [member] },
        { measures, filters: [{ member, operator: 'contains' as const, values: ['a'] }] },
        { measures, order: { [member]: 'asc' as const } },
      ]) {
        await expect(api.load(query)).rejects.toThrow();
      }
    },
  );

  it('is told what metrics share when it asks for a split they do not have', async () => {
    const query = {
      measures: ['metrics.won_deals', 'metrics.resolved_tickets'],
      dimensions: ['metrics.deal_stage'],
    };
    await expect(api.load(query)).rejects.toThrow(/customer_tier/);
  });
});

/** A count that is not there is 0, anything else that is not there is NULL; both read as nothing. */
function read(value: unknown): number | null {
  return value === undefined || value === null || Number(value) === 0 ? null : Number(value);
}
