import { describe, expect, it } from 'vitest';
import type { CubeQuery } from '../../src/compile/cube-query.js';
import { createQueryRules } from '../../src/compile/query-rules.js';
import { graphOf } from '../support/graph-of.js';
import { COMPANY } from './support/company.js';

const { rewriteQuery, members } = createQueryRules(graphOf(COMPANY));
const TIME = {
  dimension: 'metrics.metric_time',
  granularity: 'month',
  dateRange: ['2025-01-01', '2025-06-30'],
};

function branchesOf(query: CubeQuery): unknown {
  const filters: unknown = rewriteQuery(query).filters;
  return Array.isArray(filters) ? filters.at(-1) : undefined;
}

const keep = (...values: string[]) => ({ member: 'metric_events.metric_branch', operator: 'equals', values });

function refusalOf(query: CubeQuery): { message: string; status: unknown } {
  try {
    rewriteQuery(query);
  } catch (error) {
    if (error instanceof Error && 'status' in error) return { message: error.message, status: error.status };
    throw error;
  }
  throw new Error('the query was not refused');
}

describe('the branches that a query reads', () => {
  it('are those of its metrics, shared ones once', () => {
    expect(branchesOf({ measures: ['metrics.won_deals', 'metrics.won_revenue'] })).toEqual(
      keep('average_deal'),
    );
    expect(branchesOf({ measures: ['metrics.win_rate', 'metrics.leads'] })).toEqual(
      keep('average_deal', 'closed_deals', 'lead_accounts'),
    );
    expect(branchesOf({ measures: ['metrics.lead_to_win'] })).toEqual(
      keep('lead_to_win.converted', 'qualified_leads'),
    );
  });

  it('are those of metrics that stand only in a filter or an order too, in any view', () => {
    const nested = { or: [{ and: [{ member: 'sales.closed_deals', operator: 'gt', values: ['1'] }] }] };
    const query = {
      measures: ['sales.qualified_leads'],
      filters: [nested],
      order: [{ id: 'sales.shipments', desc: true }],
    };
    expect(branchesOf(query)).toEqual(keep('qualified_leads', 'closed_deals', 'shipments'));
    expect(rewriteQuery(query).filters).toEqual([nested, branchesOf(query)]);
    expect(branchesOf({ measures: ['metrics.leads'], order: { 'metrics.shipments': 'asc' } })).toEqual(
      keep('lead_accounts', 'shipments'),
    );
    expect(branchesOf({ measures: ['metrics.leads'], order: [['metrics.shipments', 'asc']] })).toEqual(
      keep('lead_accounts', 'shipments'),
    );
  });

  it('are one grain of a running value', () => {
    expect(branchesOf({ measures: ['metrics.all_wins'], timeDimensions: [TIME] })).toEqual(
      keep('all_wins:month'),
    );
    expect(branchesOf({ measures: ['metrics.all_wins', 'metrics.won_deals'] })).toEqual(
      keep('all_wins:now', 'average_deal'),
    );
  });

  it('are all that have what is listed, where only dimensions are asked', () => {
    expect(branchesOf({ dimensions: ['metrics.lead_source'] })).toEqual(
      keep('big_account_leads', 'lead_accounts', 'qualified_leads'),
    );
  });

  it('are not touched where no metric of ours, or SQL, is asked', () => {
    const other = { measures: ['orders.count'], filters: [{ member: 'orders.status', operator: 'set' }] };
    expect(rewriteQuery(other)).toBe(other);
    const written = {
      measures: [{ expression: 'x', cubeName: 'metrics' }],
      dimensions: ['metrics.customer_tier'],
    };
    expect(rewriteQuery(written)).toBe(written);
  });
});

describe('a query that does not fit', () => {
  it.each([
    [
      { measures: ['metrics.leads', 'metrics.won_deals'], dimensions: ['metrics.lead_source'] },
      'won_deals cannot be split by lead_source: a deal has no lead. Shared by all of these metrics: customer_tier, account_account_id, account_employees, account_region, account_rep_id, account_size_text, account_is_unknown_size, rep_rep_id, rep_team.',
    ],
    [
      { measures: ['metrics.shipments'], segments: ['metrics.account_unknown_size'] },
      'shipments cannot be split by account_is_unknown_size: a shipment leads to account in several ways, and none is called account. Shared by all of these metrics: shipment_deal_id, shipment_position, shipment_seller_id, shipment_buyer_id.',
    ],
    [
      {
        measures: ['metrics.leads', 'metrics.resolved_tickets'],
        filters: [{ or: [{ member: 'metrics.ticket_opened_at', operator: 'set' }] }],
      },
      'leads cannot be split by ticket_opened_at: a lead has no ticket.',
    ],
    [{ measures: ['metrics.shipments'], timeDimensions: [TIME] }, 'shipments has no time'],
    [{ measures: ['metrics.won_deal'] }, 'metrics.won_deal is not known; did you mean won_deals?'],
    [{ measures: ['metrics.leads', 'sales.won_deals'] }, 'one view; this one names metrics and sales'],
    [{ measures: ['metrics.leads'], ungrouped: true }, 'would list the records'],
    [
      { measures: ['metrics.all_wins'], timeDimensions: [{ ...TIME, granularity: 'hour' }] },
      'all_wins: a running value is known by day, week, month, quarter, year, not by hour.',
    ],
    [
      {
        measures: ['metrics.all_wins'],
        timeDimensions: [{ dimension: 'metrics.metric_time', dateRange: ['2025-01-01', '2025-02-01'] }],
      },
      'all_wins: a running value over a range needs a granularity',
    ],
    [
      { measures: ['metrics.all_wins'], timeDimensions: [TIME, { ...TIME, granularity: 'day' }] },
      'all_wins: a running value needs one granularity, and this query has month and day.',
    ],
    [{ measures: ['metrics.all_wins'], timezone: 'Asia/Tokyo' }, "the project's time zone, UTC"],
    [
      {
        measures: ['metrics.all_wins'],
        timeDimensions: [{ ...TIME, dateRange: ['2025-01-10', '2025-01-20'] }],
      },
      'the range lies inside one month',
    ],
  ] as const)('is refused with a reason: %j', (query, reason) => {
    const refusal = refusalOf(query);
    expect(refusal.status).toBe(400);
    expect(refusal.message).toContain(reason);
  });

  it.each([
    ['month', ['2025-01-01', '2025-01-20']],
    ['month', ['2025-01-10', '2025-01-31']],
    ['month', ['2025-01-10T00:00:00.000', '2025-01-31T23:59:59.999']],
    ['month', ['2024-12-31', '2025-01-02']],
    ['week', ['2025-11-17', '2025-11-18']],
    ['quarter', ['2025-08-02', '2025-09-30']],
    ['year', ['2025-08-02', '2025-12-31']],
    ['day', ['2025-08-02', '2025-08-02']],
  ])('is not a %s that a range %j begins or ends with', (granularity, dateRange) => {
    const query = { measures: ['metrics.all_wins'], timeDimensions: [{ ...TIME, granularity, dateRange }] };
    expect(branchesOf(query)).toEqual(keep(`all_wins:${granularity}`));
  });
});

describe('names', () => {
  it('are found as people write them', () => {
    expect(members.resolveMetric('won_deals')?.member).toBe('metrics.won_deals');
    expect(members.resolveMetric('sales.won_deals')?.member).toBe('metrics.won_deals');
    expect(members.resolveMetric('won')).toBeNull();
    const found = [
      'customer_tier',
      'account.region',
      'account_region',
      'region',
      'metrics.account_region',
      'unknown_size',
    ];
    expect(found.map((name) => members.resolveDimension(name))).toMatchObject([
      {
        kind: 'found',
        dimension: {
          member: 'metrics.customer_tier',
          type: 'string',
          values: [
            { name: 'enterprise', title: 'Enterprise' },
            { name: 'mid_market', title: 'Mid market' },
            { name: 'small', title: 'Small {or} unknown' },
          ],
        },
      },
      { dimension: { member: 'metrics.account_region', entity: 'account' } },
      { dimension: { member: 'metrics.account_region' } },
      { dimension: { member: 'metrics.account_region' } },
      { dimension: { member: 'metrics.account_region' } },
      { dimension: { member: 'metrics.account_is_unknown_size', segment: 'metrics.account_unknown_size' } },
    ]);
    expect(members.resolveDimension('account_id')).toMatchObject({
      kind: 'ambiguous',
      candidates: [{ entity: 'account' }, { entity: 'deal' }, { entity: 'lead' }, { entity: 'ticket' }],
    });
    expect(members.resolveDimension('acount.region')).toEqual({ kind: 'unknown', nearest: 'account.region' });
  });

  it('are offered where all metrics share them', () => {
    const shared = members.dimensionsOf(['leads', 'won_deals', 'resolution_hours']);
    expect([...new Set(shared.map(({ entity }) => entity))]).toEqual(['account', 'rep']);
    expect(members.dimensionsOf(['shipments']).map(({ entity }) => entity)).toContain('shipment');
  });
});
