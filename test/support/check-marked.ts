import { checkDefinitions } from '../../src/check.js';
import type { Finding } from '../../src/diagnostic/finding.js';
import type { RuleId } from '../../src/diagnostic/rule-id.js';
import type { Source } from '../../src/diagnostic/source.js';
import type { ConfigValue } from '../../src/language/config.js';
import { markedSource, markSpans } from './marked-source.js';

/** A company small enough to read and complete enough to be clean; tests add to it. */
export const BASE = `
teams:
  - {name: sales_ops, domain: sales}
  - {name: service_desk, domain: service}
entities:
  - name: account
    owners: [sales_ops]
    source: crm.accounts
    primary_key: account_id
    fields:
      - {name: account_id, type: string, nullable: false}
      - {name: employees, type: integer}
      - {name: revenue, type: decimal, scale: 2, unit: USD}
    relationships:
      - {name: deals, to: deal, on: account_id, type: one_to_many}
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
      - {name: closed_at, type: timestamp}
    relationships:
      - {name: account, to: account, on: account_id, type: many_to_one}
  - name: page_view
    owners: [sales_ops]
    source: web.page_views
    primary_key: view_id
    time: seen_at
    fields:
      - {name: view_id, type: string, nullable: false}
      - {name: seen_at, type: timestamp}
terms:
  - {name: won_deal, owners: [sales_ops], entity: deal, where: stage = 'won'}
metrics:
  - {name: won_deals, owners: [sales_ops], type: count, of: won_deal}
  - {name: won_revenue, owners: [sales_ops], type: sum, of: won_deal, value: amount, unit: USD}
  - {name: deal_size, owners: [sales_ops], type: median, of: won_deal, value: amount, unit: USD}
  - {name: views, owners: [sales_ops], type: count, of: page_view}
`;

/** Checks the base together with a text whose `»…«` marks are where findings should stand. */
export function checkMarked(
  marked: string,
  options: {
    readonly config?: ConfigValue;
    readonly today?: string;
    readonly base?: string;
    readonly approvals?: readonly Source[];
  } = {},
): { readonly findings: readonly Finding[]; readonly found: string; readonly expected: string } {
  const source = markedSource(marked, 'test.yml');
  const base = { path: 'base.yml', text: options.base ?? BASE };
  const { findings } = checkDefinitions({
    config: options.config ?? {},
    approvals: options.approvals ?? [],
    sources: [base, { path: source.path, text: source.text }],
    today: options.today ?? '2026-06-30',
  });
  const spans = findings.map((finding) => finding.span).filter((span) => span.source.path === 'test.yml');
  return { findings, found: markSpans(source, spans), expected: marked };
}

/** The findings as `rule: message`, in order. */
export function lines(findings: readonly Finding[]): readonly string[] {
  return findings.map((finding) => `${finding.rule}: ${finding.message}`);
}

export function rules(findings: readonly Finding[]): readonly RuleId[] {
  return findings.map((finding) => finding.rule);
}
