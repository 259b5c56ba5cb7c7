import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

export const DEFINITIONS = `
teams:
  - {name: marketing, title: Marketing, domain: marketing}
  - {name: sales, title: Sales, domain: sales}
entities:
  - name: account
    title: Account
    owners: [sales]
    source: crm.account
    primary_key: account_id
    fields:
      - {name: account_id, type: string, nullable: false}
      - {name: region, type: string, values: [emea, apac, amer]}
      - {name: employees, type: integer}
      - {name: industry, type: string}
      - {name: signed_on, type: date}
  - name: lead
    title: Lead
    owners: [marketing]
    source: crm.lead
    primary_key: lead_id
    time: created_at
    fields:
      - {name: lead_id, type: string, nullable: false}
      - {name: account_id, type: string}
      - {name: score, type: integer}
      - {name: hot, type: boolean}
      - {name: email, type: string, privacy: personal}
      - {name: created_at, type: timestamp}
    relationships:
      - {name: account, to: account, on: account_id, type: many_to_one}
  - name: deal
    title: Deal
    owners: [sales]
    source: crm.deal
    primary_key: deal_id
    time: closed_at
    fields:
      - {name: deal_id, type: string, nullable: false}
      - {name: account_id, type: string}
      - {name: amount, type: decimal, scale: 2, unit: EUR}
      - {name: won, type: boolean, nullable: false}
      - {name: closed_at, type: timestamp, nullable: false}
    relationships:
      - {name: account, to: account, on: account_id, type: many_to_one}
terms:
  - {name: good_lead, title: Good lead, owners: [marketing], entity: lead, where: score >= 50, synonyms: [MQL]}
  - {name: dated_lead, title: Dated lead, owners: [marketing], entity: lead, where: created_at IS NOT NULL}
  - {name: won_deal, title: Won deal, owners: [sales], entity: deal, where: won}
segmentations:
  - name: size
    title: Size
    owners: [sales]
    entity: account
    segments:
      - {name: large, title: Large company, where: employees >= 100}
      - {name: little, title: Small company, where: employees < 100 OR employees IS NULL}
metrics:
  - {name: leads, title: Leads, owners: [marketing], type: count, of: lead}
  - {name: good_leads, title: Good leads, owners: [marketing], type: count, of: good_lead}
  - {name: revenue, title: Revenue, owners: [sales], type: sum, of: won_deal, value: amount, unit: EUR}
  - {name: deals, title: Deals, owners: [sales], type: count, of: deal}
  - {name: won_deals, title: Won deals, owners: [sales], type: count, of: won_deal}
  - {name: win_rate, title: Win rate, owners: [sales], type: ratio, numerator: won_deals, denominator: deals, format: percent}
  - {name: revenue_to_date, title: Revenue this year, owners: [sales], type: cumulative, metric: revenue, window: year}
  - {name: median_amount, title: Median deal, owners: [sales], type: median, of: deal, value: amount, unit: EUR}
  - {name: accounts, title: Accounts, owners: [sales], type: count, of: account}
`;

/** Statements that DuckDB and PostgreSQL both run. */
export const DATA = [
  'CREATE SCHEMA crm',
  'CREATE TABLE crm.account (account_id VARCHAR, region VARCHAR, employees BIGINT, industry VARCHAR, signed_on DATE)',
  `INSERT INTO crm.account VALUES
    ('a1', 'emea', 500, 'Retail', DATE '2025-01-31'), ('a2', 'emea', 20, 'retail trade', DATE '2025-02-01'),
    ('a3', 'apac', 100, '=1+1', NULL), ('a4', NULL, NULL, 'a_b, "c"', DATE '2025-03-15'), ('a5', 'amer', 99, NULL, DATE '2024-12-31')`,
  'CREATE TABLE crm.lead (lead_id VARCHAR, account_id VARCHAR, score BIGINT, hot BOOLEAN, email VARCHAR, created_at TIMESTAMP)',
  `INSERT INTO crm.lead VALUES
    ('l1', 'a1', 80, true, 'x', TIMESTAMP '2025-01-05 10:00:00'), ('l2', 'a1', 50, false, 'x', TIMESTAMP '2025-01-31 23:30:00'),
    ('l3', 'a2', 49, NULL, NULL, TIMESTAMP '2025-02-01 00:00:00'), ('l4', 'a3', NULL, true, 'x', TIMESTAMP '2025-04-10 12:00:00'),
    ('l5', 'a4', 60, NULL, 'x', TIMESTAMP '2025-04-11 00:00:00'), ('l6', NULL, 90, false, 'x', TIMESTAMP '2025-04-30 23:59:59'),
    ('l7', 'a5', 10, true, 'x', NULL), ('l8', 'gone', 70, true, 'x', TIMESTAMP '2025-05-01 00:00:00')`,
  'CREATE TABLE crm.deal (deal_id VARCHAR, account_id VARCHAR, amount DECIMAL(14,2), won BOOLEAN, closed_at TIMESTAMP)',
  `INSERT INTO crm.deal VALUES
    ('d1', 'a1', 1000.10, true, TIMESTAMP '2025-01-10 09:00:00'), ('d2', 'a1', 250.15, false, TIMESTAMP '2025-01-20 09:00:00'),
    ('d3', 'a2', 99.95, true, TIMESTAMP '2025-02-28 09:00:00'), ('d4', 'a3', 5000, true, TIMESTAMP '2025-04-02 09:00:00'),
    ('d5', 'a4', NULL, true, TIMESTAMP '2025-04-03 09:00:00'), ('d6', NULL, 10, false, TIMESTAMP '2025-05-30 09:00:00')`,
];

export interface Company {
  /** The project folder. */
  readonly path: string;
  readonly database: string;
  /** Hand-written SQL on the same data; values as text. */
  query(sql: string): Promise<readonly (readonly (string | null)[])[]>;
  remove(): void;
}

/** A project of five accounts, eight leads and six deals in a DuckDB file, with gaps wherever there can be some. */
export async function makeCompany(timezone = 'UTC'): Promise<Company> {
  const path = mkdtempSync(join(tmpdir(), 'accord-query-'));
  const database = join(path, 'data.duckdb');
  write(
    path,
    'accord.yml',
    `name: company\ntimezone: ${timezone}\nsource: {type: duckdb, database: data.duckdb}\n`,
  );
  write(path, 'definitions/all.yml', DEFINITIONS);
  const instance = await DuckDBInstance.create(database);
  const connection = await instance.connect();
  for (const statement of DATA) await connection.run(statement);
  connection.disconnectSync();
  instance.closeSync();
  return {
    path,
    database,
    query: (sql) => ask(database, sql),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

function write(root: string, file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

async function ask(database: string, sql: string): Promise<readonly (readonly (string | null)[])[]> {
  const instance = await DuckDBInstance.create(database, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  try {
    const rows = (await connection.runAndReadAll(sql)).getRows();
    return rows.map((row) => row.map((value) => (value === null ? null : String(value))));
  } finally {
    connection.disconnectSync();
    instance.closeSync();
  }
}
