import { expect } from 'vitest';
import type { Finding } from '../../src/diagnostic/finding.js';
import type { RuleId } from '../../src/diagnostic/rule-id.js';
import type { ConfigValue } from '../../src/language/config.js';
import { checkMarked, lines } from '../support/check-marked.js';
import { markedSource, markSpans } from '../support/marked-source.js';

/** The company of the language's own examples, whole enough that every name of them exists. */
export const COMPANY = `
teams:
  - {name: marketing_ops, title: Marketing operations, domain: marketing, github: "@acme/marketing-ops"}
  - {name: sales_ops, title: Sales operations, domain: sales}
  - {name: service_desk, title: Service desk, domain: service}
  - {name: customer_office, title: Customer office, domain: shared}

entities:
  - name: account
    owners: [sales_ops, customer_office]
    source: crm.accounts
    primary_key: account_id
    time: since
    fields:
      - {name: account_id, type: string, nullable: false}
      - {name: company, type: string}
      - {name: employees, type: integer}
      - {name: region, type: string, values: [emea, amer, apac]}
      - {name: annual_revenue, type: decimal, scale: 2, unit: USD}
      - {name: since, type: date}
      - {name: is_partner, type: boolean, nullable: false}
      - {name: code, type: string, collation: binary}
    relationships:
      - {name: leads, to: lead, on: account_id, type: one_to_many}
  - name: campaign
    owners: [marketing_ops]
    source: ads.campaigns
    primary_key: campaign_id
    time: started_on
    fields:
      - {name: campaign_id, type: integer, nullable: false}
      - {name: channel, type: string, values: [search, social, email, event]}
      - {name: spend, type: decimal, scale: 2, unit: USD}
      - {name: spend_eur, type: decimal, scale: 2, unit: EUR}
      - {name: started_on, type: date, nullable: false}
      - {name: ended_on, type: date}
  - name: lead
    owners: [marketing_ops]
    source: crm.leads
    primary_key: lead_id
    time: created_at
    fields:
      - {name: lead_id, type: string, nullable: false}
      - {name: account_id, type: string}
      - {name: campaign_id, type: integer}
      - {name: score, type: integer}
      - {name: fit, type: number}
      - {name: status, type: string, values: [new, working, mql, sal, disqualified]}
      - {name: priority, type: integer, values: [1, 2, 3]}
      - {name: consent, type: boolean, nullable: false}
      - {name: country, type: string}
      - {name: email, type: string, privacy: personal}
      - {name: created_at, type: timestamp, nullable: false}
      - {name: qualified_at, type: timestamp}
      - {name: accepted_at, type: timestamp}
      - {name: birthday, type: date, privacy: secret}
      - {name: age_days, type: integer, expression: "days_between(created_at, CURRENT_DATE)"}
    relationships:
      - {name: account, to: account, on: account_id, type: many_to_one}
      - {name: campaign, to: campaign, on: campaign_id, type: many_to_one}
  - name: deal
    owners: [sales_ops]
    source: crm.deals
    primary_key: deal_id
    time: closed_at
    fields:
      - {name: deal_id, type: string, nullable: false}
      - {name: account_id, type: string}
      - {name: stage, type: string, values: [open, won, lost]}
      - {name: amount, type: decimal, scale: 2, unit: USD}
      - {name: discount, type: decimal, scale: 4}
      - {name: opened_at, type: timestamp, nullable: false}
      - {name: closed_at, type: timestamp}
    relationships:
      - {name: account, to: account, on: account_id, type: many_to_one}
      - {name: contract, to: contract, on: deal_id, type: one_to_one}
  - name: contract
    owners: [sales_ops]
    source: legal.contracts
    primary_key: deal_id
    fields:
      - {name: deal_id, type: string, nullable: false}
      - {name: value, type: decimal, scale: 2, unit: USD}
      - {name: months, type: integer}
      - {name: signed_on, type: date}
  - name: ticket
    owners: [service_desk]
    source: desk.tickets
    primary_key: [desk, number]
    time: opened_at
    fields:
      - {name: desk, type: string, nullable: false}
      - {name: number, type: integer, nullable: false}
      - {name: account_id, type: string}
      - {name: state, type: string, values: [open, pending, solved, closed]}
      - {name: severity, type: integer, values: [1, 2, 3, 4]}
      - {name: refund, type: decimal, scale: 2, unit: USD}
      - {name: rating, type: integer}
      - {name: opened_at, type: timestamp, nullable: false}
      - {name: resolved_at, type: timestamp}
    relationships:
      - {name: account, to: account, on: account_id, type: many_to_one}
  - name: page_view
    owners: [marketing_ops]
    source: web.page_views
    primary_key: view_id
    time: seen_at
    fields:
      - {name: view_id, type: string, nullable: false}
      - {name: seen_at, type: timestamp}

terms:
  - {name: known_lead, owners: [marketing_ops], entity: lead, where: consent}
  - {name: recycled_lead, owners: [marketing_ops], entity: lead, where: status = 'disqualified'}
  - name: qualified_lead
    owners: [marketing_ops, sales_ops]
    entity: lead
    where: score >= 60 AND status IN ('mql', 'sal') AND consent
    refines: [known_lead]
    disjoint_with: [recycled_lead]
  - {name: sales_ready_lead, owners: [sales_ops], entity: lead, where: score >= 60 AND consent}
  - {name: won_deal, owners: [sales_ops], entity: deal, where: stage = 'won'}
  - {name: closed_deal, owners: [sales_ops], entity: deal, where: "stage IN ('won', 'lost')"}
  - {name: key_account, owners: [sales_ops], entity: account, where: employees >= 1000}
  - {name: resolved_ticket, owners: [service_desk], entity: ticket, where: resolved_at IS NOT NULL}

metrics:
  - {name: qualified_leads, owners: [marketing_ops], type: count, of: qualified_lead, time: qualified_at}
  - {name: campaign_spend, owners: [marketing_ops], type: sum, of: campaign, value: spend, unit: USD}
  - {name: won_deals, owners: [sales_ops], type: count, of: won_deal}
  - {name: closed_deals, owners: [sales_ops], type: count, of: closed_deal}
  - {name: won_revenue, owners: [sales_ops], type: sum, of: won_deal, value: amount, time: closed_at, unit: USD}
  - {name: refunds, owners: [service_desk], type: sum, of: ticket, value: refund, unit: USD}
  - {name: buying_accounts, owners: [sales_ops], type: count_distinct, of: won_deal, value: account_id, time: closed_at}
  - {name: resolution_hours, owners: [service_desk], type: median, of: resolved_ticket, value: "hours_between(opened_at, resolved_at)", time: resolved_at, unit: hours}
  - {name: satisfaction, owners: [service_desk], type: average, of: resolved_ticket, value: rating}
  - {name: tickets, owners: [service_desk], type: count, of: ticket}
  - {name: views, owners: [marketing_ops], type: count, of: page_view}
  - {name: win_rate, owners: [sales_ops], type: ratio, numerator: won_deals, denominator: closed_deals, format: percent}

segmentations:
  - name: customer_tier
    owners: [customer_office]
    entity: account
    segments:
      - {name: enterprise, where: key_account}
      - {name: mid_market, where: employees >= 100 AND employees < 1000}
      - {name: small, where: employees < 100 OR employees IS NULL}
`;

interface Options {
  readonly config?: ConfigValue;
  readonly today?: string;
  readonly base?: string;
}

/** The rules about reading, names, types and units. What conditions mean is proved, and tested, elsewhere. */
const STRUCTURAL: ReadonlySet<string> = new Set<RuleId>([
  'syntax',
  'unknown-reference',
  'type-mismatch',
  'unknown-value',
  'name-collision',
  'missing-owner',
  'reference-cycle',
  'deprecated-reference',
  'grain-mismatch',
]);

export function isStructural({ rule }: { readonly rule: string }): boolean {
  return STRUCTURAL.has(rule);
}

/** The structural findings of a text beside the company, and the text with marks where they stand in it. */
export function findStructural(
  marked: string,
  options: Options = {},
): { readonly findings: readonly Finding[]; readonly found: string } {
  const findings = checkMarked(marked, { base: COMPANY, ...options }).findings.filter(isStructural);
  const source = markedSource(marked, 'test.yml');
  const here = findings.map(({ span }) => span).filter(({ source: { path } }) => path === source.path);
  return { findings, found: markSpans(source, here) };
}

/** A text that fits the company gives no finding at all. */
export function expectClean(text: string, options: Options = {}): void {
  expect(lines(findStructural(text, options).findings), text).toEqual([]);
}

/** A text with one mistake gives one finding, of this rule, at the marked place, and with words that help. */
export function expectMistake(marked: string, rule: RuleId, says: RegExp, options: Options = {}): void {
  const { findings, found } = findStructural(marked, options);
  expect(
    findings.map((each) => each.rule),
    lines(findings).join('\n'),
  ).toEqual([rule]);
  expect(found).toBe(marked);
  const [finding] = findings;
  expect([finding?.message, finding?.help].join('\n')).toMatch(says);
}

/** The list items of one kind, owned. */
export const term = (rest: string) => `terms:\n  - name: t\n    owners: [sales_ops]\n    ${rest}\n`;
export const metric = (rest: string) => `metrics:\n  - {name: m, owners: [sales_ops], ${rest}}\n`;
