import { describe, expect, it } from 'vitest';
import { expectClean, expectMistake, findStructural } from './company.js';

/** The language's own examples, as they are told, with the owners and the definitions that they name. */
const EXAMPLES = `
teams:
  - {name: marketing_ops, title: Marketing operations, domain: marketing, github: "@acme/marketing-ops"}
  - {name: sales_ops, domain: sales}
  - {name: service_desk, domain: service}
  - {name: customer_office}

entities:
  - name: lead
    owners: [marketing_ops]
    source: crm.leads             # a table, or \`sql:\` with a SELECT
    primary_key: lead_id          # one field or a list
    time: created_at              # optional: the time of metrics on this entity that name none
    fields:
      - {name: lead_id, type: string, nullable: false}
      - {name: score, type: integer}            # string integer decimal number boolean date timestamp
      - {name: status, type: string, values: [new, working, mql, sal, disqualified]}   # a closed list
      - {name: created_at, type: timestamp, nullable: false}
      - {name: email, type: string, privacy: personal}      # public (default) | personal | secret
      - {name: age_days, type: integer, expression: "days_between(created_at, CURRENT_DATE)"}   # computed
      - {name: amount, type: decimal, scale: 2, unit: USD}
      - {name: account_id, type: string}
      - {name: consent, type: boolean}
      - {name: qualified_at, type: timestamp}
      - {name: accepted_at, type: timestamp}
    relationships:
      - {name: account, to: account, on: account_id, type: many_to_one}   # many_to_one | one_to_one | one_to_many
  - name: account
    owners: [sales_ops]
    source: crm.accounts
    primary_key: account_id
    fields: [{name: account_id, type: string}, {name: employees, type: integer}]
  - name: deal
    owners: [sales_ops]
    source: crm.deals
    primary_key: deal_id
    fields:
      - {name: deal_id, type: string}
      - {name: account_id, type: string}
      - {name: stage, type: string, values: [open, won, lost]}
      - {name: amount, type: decimal, scale: 2, unit: USD}
      - {name: closed_at, type: timestamp}
    relationships: [{name: account, to: account, on: account_id, type: many_to_one}]
  - name: ticket
    owners: [service_desk]
    source: desk.tickets
    primary_key: ticket_id
    time: opened_at
    fields:
      - {name: ticket_id, type: string}
      - {name: account_id, type: string}
      - {name: opened_at, type: timestamp}
      - {name: resolved_at, type: timestamp}
      - {name: due_at, type: timestamp}
      - {name: rating, type: number}
    relationships: [{name: account, to: account, on: account_id, type: many_to_one}]
  - name: campaign
    owners: [marketing_ops]
    source: ads.campaigns
    primary_key: campaign_id
    fields: [{name: campaign_id, type: string}, {name: account_id, type: string}, {name: spend, type: decimal, scale: 2, unit: USD}]
    relationships: [{name: account, to: account, on: account_id, type: many_to_one}]

terms:                            # a business word, defined once as a condition on an entity
  - name: qualified_lead
    owners: [marketing_ops, sales_ops]   # teams; every one of them must approve a change of meaning
    title: Qualified lead           # what people read; defaults to the name in words
    description: ...                # plain words
    synonyms: [MQL, sales-ready lead]
    status: approved                # draft | approved (default) | deprecated
    version: 2                      # integer, default 1; rises when the meaning changes
    distinct_from: [resolved_ticket]  # deliberately a different concept although names look alike
    tags: [north-star]
    entity: lead
    where: score >= 60 AND status IN ('mql', 'sal') AND consent
    refines: [known_lead]         # promised and proven: every qualified lead is a known lead
    disjoint_with: [recycled_lead]   # promised and proven: no lead is both
    equivalent_to: []
  - {name: known_lead, owners: [marketing_ops], entity: lead, where: consent}
  - {name: recycled_lead, owners: [marketing_ops], entity: lead, where: status = 'disqualified'}
  - {name: sales_ready_lead, owners: [sales_ops], entity: lead, where: score >= 60 AND consent}
  - name: emea_qualified_lead
    owners: [marketing_ops]
    variant_of: qualified_lead      # deliberately another meaning of the same concept ...
    because: EMEA needs consent     # ... and why (required with variant_of)
    entity: lead
    where: score >= 70 AND consent
  - name: old_lead
    owners: [marketing_ops]
    status: deprecated
    replaced_by: sales_ready_lead   # with status: deprecated
    sunset: 2027-03-31              # after this day, a reference to it is an error
    entity: lead
    where: age_days > 365
  - {name: won_deal, owners: [sales_ops], entity: deal, where: stage = 'won'}
  - {name: closed_deal, owners: [sales_ops], entity: deal, where: stage <> 'open'}
  - {name: resolved_ticket, owners: [service_desk], entity: ticket, where: resolved_at IS NOT NULL}

metrics:
  - {name: qualified_leads, owners: [marketing_ops], type: count, of: qualified_lead, time: qualified_at}      # of: a term or an entity
  - {name: won_revenue, owners: [sales_ops], type: sum, of: won_deal, value: amount, time: closed_at, unit: USD}
  - {name: buying_accounts, owners: [sales_ops], type: count_distinct, of: won_deal, value: account_id, time: closed_at}
  - {name: resolution_hours, owners: [service_desk], type: median, of: resolved_ticket, value: "hours_between(opened_at, resolved_at)", time: resolved_at, unit: hours}
  - {name: win_rate, owners: [sales_ops], type: ratio, numerator: won_deals, denominator: closed_deals}
  - {name: cost_per_qualified_lead, owners: [marketing_ops], type: derived, expression: campaign_spend / qualified_leads}
  - {name: revenue_to_date, owners: [sales_ops], type: cumulative, metric: won_revenue, window: month}     # a to-date grain, \`30 days\`, or unbounded
  - {name: lead_to_win, owners: [sales_ops], type: conversion, from: qualified_leads, to: won_deals, by: account_id, within: 90 days}
  - {name: won_deals, owners: [sales_ops], type: count, of: won_deal, time: closed_at}
  - {name: closed_deals, owners: [sales_ops], type: count, of: closed_deal, time: closed_at}
  - {name: campaign_spend, owners: [marketing_ops], type: sum, of: campaign, value: spend, unit: USD}
  - {name: tickets, owners: [service_desk], type: count, of: ticket}
  - {name: tickets_in_time, owners: [service_desk], type: count, of: ticket, where: resolved_at <= due_at}
  - {name: sla_attainment, owners: [service_desk], type: ratio, numerator: tickets_in_time, denominator: tickets}
  - {name: satisfaction, owners: [service_desk], type: average, of: ticket, value: rating}
  - {name: key_account_revenue, owners: [sales_ops], type: sum, of: won_deal, value: amount, where: account.employees >= 1000, unit: USD}

segmentations:                    # a shared customer segmentation or set of personas
  - name: customer_tier
    owners: [customer_office]
    entity: account
    segments:
      - {name: enterprise, where: employees >= 1000}
      - {name: mid_market, where: employees >= 100 AND employees < 1000}
      - {name: small, where: employees < 100 OR employees IS NULL}
    exclusive: true               # default; proven
    exhaustive: true              # default; proven

handoffs:                         # where one function passes the customer to the next
  - name: marketing_to_sales
    entity: lead
    from: marketing_ops
    to: sales_ops
    releases: qualified_lead      # the sender's exit condition (a term)
    accepts: sales_ready_lead     # the receiver's entry condition (a term)
    released_at: qualified_at
    accepted_at: accepted_at
    within: 2 days

contradictions:                   # two true stories that cannot both be the customer's truth
  - name: service_green_customer_red
    owners: [customer_office]
    story: sla_attainment >= 0.95
    reality: satisfaction < 3.5
    by: [customer_tier]
    grain: month

dashboards:                       # who uses which definitions, and what they compute on their own today
  - name: marketing_weekly
    owners: [marketing_ops]
    tool: metabase
    url: https://...
    uses: [qualified_leads, cost_per_qualified_lead]
    claims:
      - {metric: qualified_leads, where: score >= 50}     # the condition the dashboard has inline today

objectives:
  - {name: key_account_growth_2026, metric: key_account_revenue, target: 12000000, by: 2026-12-31, owners: [sales_ops, marketing_ops]}
`;

describe("the language's own examples", () => {
  it('give no finding', () => expectClean(EXAMPLES, { base: '' }));
});

describe('sunsets, to the day', () => {
  const uses = (mark: (text: string) => string) => `terms:
  - {name: old, owners: [sales_ops], entity: lead, where: consent, status: deprecated, replaced_by: known_lead, sunset: 2027-03-31}
metrics:
  - {name: olds, owners: [sales_ops], type: count, of: ${mark('old')}}
`;
  it.each([
    ['2027-03-30', 'warning'],
    ['2027-03-31', 'warning'],
    ['2027-04-01', 'error'],
  ])('on %s: %s', (today, severity) => {
    const marked = uses((text) => `»${text}«`);
    const { findings, found } = findStructural(marked, { today });
    expect(found).toBe(marked);
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['deprecated-reference', severity],
    ]);
    expect(findings[0]?.help).toContain('known_lead');
  });
});

describe('what is not seen twice', () => {
  it('an unknown field behind every kind of use', () => {
    expectMistake(
      `terms:
  - {name: hot, owners: [sales_ops], entity: lead, where: »temperature« > 30}
  - {name: cool, owners: [sales_ops], entity: lead, where: NOT hot, disjoint_with: [hot]}
metrics:
  - {name: hots, owners: [sales_ops], type: count, of: hot}
  - {name: hot_share, owners: [sales_ops], type: ratio, numerator: hots, denominator: qualified_leads}
  - {name: hot_total, owners: [sales_ops], type: cumulative, metric: hots, window: month}
  - {name: hot_points, owners: [sales_ops], type: derived, expression: 100 * hot_share}
  - {name: hot_wins, owners: [sales_ops], type: conversion, from: hots, to: won_deals, by: account_id, within: 9 days}
segmentations:
  - {name: heat, owners: [sales_ops], entity: lead, segments: [{name: yes, where: hot}, {name: no, where: NOT hot}]}
handoffs:
  - {name: hand, entity: lead, from: marketing_ops, to: sales_ops, releases: hot, accepts: cool}
contradictions:
  - {name: odd, owners: [sales_ops], story: hot_share > 0.5, reality: hots < 5, by: [heat]}
dashboards:
  - {name: board, owners: [sales_ops], uses: [hot, hots, heat], claims: [{metric: hots, where: score > 5}]}
objectives:
  - {name: goal, owners: [sales_ops], metric: hots, target: 5, by: 2027-01-01}
`,
      'unknown-reference',
      /temperature/,
    );
  });

  it('a metric of other units, used on', () => {
    expectMistake(
      `metrics:
  - {name: mixed, owners: [sales_ops], type: derived, expression: »won_revenue + won_deals«}
  - {name: doubled, owners: [sales_ops], type: derived, expression: 2 * mixed}
  - {name: shared, owners: [sales_ops], type: ratio, numerator: mixed, denominator: won_deals}
  - {name: summed, owners: [sales_ops], type: cumulative, metric: mixed, window: year}
`,
      'grain-mismatch',
      /usd and a plain number/,
    );
  });

  it('an entity that is missing', () => {
    expectMistake(
      `entities:
  - name: visit
    owners: [sales_ops]
    source: x
    primary_key: id
    fields: [{name: id, type: string}, {name: shop_id, type: string}]
    relationships: [{name: shop, to: »shop«, on: shop_id, type: many_to_one}]
terms:
  - {name: at_home, owners: [sales_ops], entity: visit, where: shop.country = 'DE'}
metrics:
  - {name: visits, owners: [sales_ops], type: count, of: at_home, time: shop.opened_at}
`,
      'unknown-reference',
      /entity/,
    );
  });

  it('a computed field with a mistake', () => {
    expectMistake(
      `entities:
  - {name: visit, owners: [sales_ops], source: x, primary_key: id, fields: [{name: id, type: string}, {name: n, type: integer, expression: »id«}, {name: m, type: integer, expression: n + 1}]}
terms:
  - {name: long, owners: [sales_ops], entity: visit, where: n > 5 AND m > 5}
`,
      'type-mismatch',
      /integer.*string/,
    );
  });
});

describe('references that are no use', () => {
  it('promises and mentions of something deprecated', () => {
    expectClean(`terms:
  - {name: old, owners: [sales_ops], entity: lead, where: consent, status: deprecated, sunset: 2020-01-01, replaced_by: known_lead}
  - {name: t, owners: [sales_ops], entity: lead, where: score > 5, distinct_from: [old]}
`);
  });
});
