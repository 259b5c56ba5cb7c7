/*
 * A company small enough to hold in mind: marketing hands leads to sales, and a board looks at both. Its records can be counted
 * by hand.
 */

export const TEAMS = `teams:
  - {name: marketing, title: Marketing, domain: marketing, github: "@acme/marketing"}
  - {name: sales, title: Sales, domain: sales, github: "@acme/sales"}
`;

export const LEADS = `entities:
  - name: lead
    title: Lead
    owners: [marketing]
    source: crm.leads
    primary_key: lead_id
    time: created_at
    fields:
      - {name: lead_id, type: string, nullable: false}
      - {name: email, type: string, privacy: personal}
      - {name: score, type: integer, nullable: false}
      - {name: region, type: string, nullable: false, values: [emea, americas]}
      - {name: created_at, type: timestamp, nullable: false}

terms:
  - name: qualified_lead
    title: Qualified lead
    synonyms: [MQL]
    owners: [marketing, sales]
    entity: lead
    where: score >= 60

metrics:
  - name: qualified_leads
    title: Qualified leads
    owners: [marketing]
    type: count
    of: qualified_lead
`;

export const SALES = `terms:
  - name: home_lead
    title: Home lead
    owners: [sales]
    entity: lead
    where: qualified_lead AND region = 'emea'
  - name: hot_lead
    title: Hot lead
    owners: [sales]
    entity: lead
    where: score >= 90

metrics:
  - name: home_leads
    title: Home leads
    owners: [sales]
    type: count
    of: home_lead
`;

export const BOARD = `segmentations:
  - name: market
    title: Market
    owners: [sales]
    entity: lead
    segments:
      - {name: home, where: region = 'emea'}
      - {name: abroad, where: region <> 'emea'}

dashboards:
  - {name: weekly, title: The weekly, owners: [sales], tool: metabase, uses: [qualified_leads, market]}

objectives:
  - {name: leads_2027, title: Leads in 2027, metric: qualified_leads, target: 1200, by: 2027-12-31, owners: [marketing, sales]}
`;

/** Ten leads of two months: by score, three reach 90, five 70, seven 60. */
const LEAD_RECORDS = `lead_id,email,score,region,created_at
l01,ada@example.com,95,emea,2026-01-05 09:00:00
l02,bob@example.com,90,americas,2026-01-12 09:00:00
l03,cyd@example.com,72,emea,2026-01-20 09:00:00
l04,dee@example.com,65,emea,2026-01-28 09:00:00
l05,eve@example.com,20,americas,2026-01-30 09:00:00
l06,fay@example.com,91,emea,2026-02-03 09:00:00
l07,gus@example.com,70,americas,2026-02-10 09:00:00
l08,hal@example.com,60,americas,2026-02-17 09:00:00
l09,ida@example.com,59,emea,2026-02-20 09:00:00
l10,joe@example.com,10,emea,2026-02-25 09:00:00
`;

export const CONFIG = 'name: Acme\nsource: {type: files, folder: data}\n';

export const ACME = {
  'accord.yml': CONFIG,
  'definitions/teams.yml': TEAMS,
  'definitions/marketing/lead.yml': LEADS,
  'definitions/sales/lead.yml': SALES,
  'definitions/board.yml': BOARD,
  'data/crm/leads.csv': LEAD_RECORDS,
} as const;

/** A text with one passage said otherwise. Throws where it does not hold that passage once. */
export function edited(text: string, from: string, to: string): string {
  if (text.split(from).length !== 2) throw new Error(`the text does not hold ${JSON.stringify(from)} once`);
  return text.replace(from, () => to);
}

/** Where marketing says what a lead is. */
export const LEAD = 'definitions/marketing/lead.yml';
/** A narrower meaning, as somebody writes it in passing, and as it should be written. */
export const NARROWED = edited(LEADS, 'where: score >= 60', 'where: score >= 70');
export const RAISED = edited(
  LEADS,
  'entity: lead\n    where: score >= 60',
  'version: 2\n    entity: lead\n    where: score >= 70',
);
