import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDefinitions } from '../../src/check.js';
import { compileModel } from '../../src/compile/compile-model.js';
import { createQueryRules } from '../../src/compile/query-rules.js';
import { writeDemoToDuckdb } from '../../src/demo/duckdb.js';
import { openSemanticApi, type SemanticApi } from '../../src/serve/semantic-api.js';
import type { DataSource } from '../../src/warehouse/data-source.js';
import { type Database, openDuckdb, openPostgres } from '../demo/query.js';
import { writeDemoToPostgres } from '../demo/write-postgres.js';
import { startPostgres, type TestPostgres } from '../support/postgres.js';

/*
 * What definitions mean and what they meant, both asked through Cube, against SQL that was written by hand.
 */

const SHARED = `
teams:
  - {name: marketing_ops, domain: marketing}
entities:
  - name: account
    owners: [marketing_ops]
    source: crm.account
    primary_key: account_id
    fields:
      - {name: account_id, type: string, nullable: false}
      - {name: employees, type: integer}
  - name: lead
    owners: [marketing_ops]
    source: marketing.lead
    primary_key: lead_id
    time: created_at
    fields:
      - {name: lead_id, type: string, nullable: false}
      - {name: account_id, type: string}
      - {name: score, type: integer}
      - {name: consent, type: boolean}
      - {name: created_at, type: timestamp, nullable: false}
      - {name: qualified_at, type: timestamp}
    relationships:
      - {name: account, to: account, on: account_id, type: many_to_one}
`;

const BEFORE = `${SHARED}
terms:
  - {name: qualified_lead, owners: [marketing_ops], entity: lead, where: score >= 50}
metrics:
  - {name: leads, owners: [marketing_ops], type: count, of: lead}
  - {name: qualified_leads, owners: [marketing_ops], type: count, of: qualified_lead}
  - {name: lead_quality, owners: [marketing_ops], type: average, of: qualified_lead, value: score}
  - {name: qualified_share, owners: [marketing_ops], type: ratio, numerator: qualified_leads, denominator: leads}
segmentations:
  - name: company_size
    owners: [marketing_ops]
    entity: account
    segments:
      - {name: large, where: employees >= 250}
      - {name: small, where: employees < 250 OR employees IS NULL}
`;

const KEPT = 'sunset: 2026-12-31';
const NOW = `${SHARED}
terms:
  - name: qualified_lead
    owners: [marketing_ops]
    entity: lead
    where: score >= 60 AND consent
    version: 2
    previous: {${KEPT}, where: score >= 50}
metrics:
  - {name: leads, owners: [marketing_ops], type: count, of: lead}
  - name: qualified_leads
    owners: [marketing_ops]
    type: count
    of: qualified_lead
    time: qualified_at
    version: 2
    previous: {${KEPT}, of: qualified_lead_v1, time: null}
  - name: lead_quality
    owners: [marketing_ops]
    type: median
    of: qualified_lead
    value: score
    version: 2
    previous: {${KEPT}, type: average, of: qualified_lead_v1}
  - name: qualified_share
    owners: [marketing_ops]
    type: ratio
    numerator: qualified_leads
    denominator: leads
    version: 2
    previous: {${KEPT}, numerator: qualified_leads_v1}
segmentations:
  - name: company_size
    owners: [marketing_ops]
    entity: account
    segments:
      - {name: large, where: employees >= 1000}
      - {name: middle, where: employees >= 100 AND employees < 1000}
      - {name: small, where: employees < 100 OR employees IS NULL}
    version: 2
    previous:
      ${KEPT}
      segments:
        - {name: large, where: employees >= 250}
        - {name: small, where: employees < 250 OR employees IS NULL}
`;

function check(today: string) {
  return checkDefinitions({
    config: {},
    sources: [{ path: 'now.yml', text: NOW }],
    base: { config: {}, sources: [{ path: 'base.yml', text: BEFORE }] },
    today,
  });
}

const { graph, findings } = check('2026-06-30');

const OLD = 'score >= 50';
const TODAY = 'score >= 60 AND consent';
const SHARE = (condition: string) =>
  `(SELECT COUNT(*) FROM marketing.lead WHERE ${condition}) * 1.0 / (SELECT COUNT(*) FROM marketing.lead)`;
const TOTALS: Readonly<Record<string, string>> = {
  qualified_leads: `SELECT COUNT(*) FROM marketing.lead WHERE ${TODAY}`,
  qualified_leads_v1: `SELECT COUNT(*) FROM marketing.lead WHERE ${OLD}`,
  lead_quality: `SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY score) FROM marketing.lead WHERE ${TODAY}`,
  lead_quality_v1: `SELECT AVG(score) FROM marketing.lead WHERE ${OLD}`,
  qualified_share: `SELECT ${SHARE(TODAY)}`,
  qualified_share_v1: `SELECT ${SHARE(OLD)}`,
};
const MONTHS: Readonly<Record<string, string>> = {
  qualified_leads: `SELECT DATE_TRUNC('month', qualified_at) AS month, COUNT(*) AS value FROM marketing.lead WHERE ${TODAY} AND qualified_at IS NOT NULL GROUP BY 1`,
  qualified_leads_v1: `SELECT DATE_TRUNC('month', created_at) AS month, COUNT(*) AS value FROM marketing.lead WHERE ${OLD} GROUP BY 1`,
};
const SPLITS: Readonly<Record<string, string>> = {
  'metrics.company_size':
    "CASE WHEN a.account_id IS NULL THEN 'none' WHEN employees >= 1000 THEN 'large' WHEN employees >= 100 THEN 'middle' ELSE 'small' END",
  'metrics.company_size_v1':
    "CASE WHEN a.account_id IS NULL THEN 'none' WHEN employees >= 250 THEN 'large' ELSE 'small' END",
  'metrics.lead_is_qualified_lead': `CASE WHEN ${TODAY} THEN 'true' ELSE 'false' END`,
  'metrics.lead_is_qualified_lead_v1': `CASE WHEN ${OLD} THEN 'true' ELSE 'false' END`,
};

it('the base had what is kept', () => {
  expect(findings).toEqual([]);
  const wrong = NOW.replace('where: score >= 50}', 'where: score >= 51}');
  const { findings: found } = checkDefinitions({
    config: {},
    sources: [{ path: 'now.yml', text: wrong }],
    base: { config: {}, sources: [{ path: 'base.yml', text: BEFORE }] },
    today: '2026-06-30',
  });
  // With the term all that names its earlier version.
  expect(found).toMatchObject([
    {
      rule: 'previous-mismatch',
      definition: { name: 'qualified_lead_v1' },
      message: expect.stringContaining(
        'Nor is what is kept with it: metric `qualified_leads_v1`, metric `lead_quality_v1` and metric `qualified_share_v1`.',
      ),
    },
  ]);
});

it('the model is the same on every day, until what is kept is taken out', () => {
  const later = check('2030-01-01');
  expect(later.findings.map(({ rule }) => rule)).toContain('previous-expired');
  expect(compileModel(later.graph)).toEqual(compileModel(graph));
});

it('says of what is kept what it is, and where to go', () => {
  const model = compileModel(graph)
    .map(({ content }) => content)
    .join('\n');
  expect(model).toContain('is_qualified_lead_v1');
  const kept = model.slice(model.indexOf('name: qualified_leads_v1'));
  const told = kept.slice(0, kept.indexOf('      - name:', 20));
  expect(told).toContain('title: Qualified leads (version 1)');
  for (const line of [
    'status: deprecated',
    'version: 1',
    'replaced_by: qualified_leads',
    'sunset: "2026-12-31"',
  ])
    expect(told.replaceAll("'", '"')).toMatch(new RegExp(line.replaceAll('"', '"?')));
});

let folder: string;
let server: TestPostgres;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'accord-versions-'));
  server = await startPostgres();
  const options = { seed: 11, scale: 0.03 };
  await writeDemoToDuckdb(join(folder, 'demo.duckdb'), options);
  await writeDemoToPostgres(server.url, options);
});

afterAll(async () => {
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

describe.each(['duckdb', 'postgres'] as const)('old and new served from %s', (dialect) => {
  let api: SemanticApi;
  let database: Database;

  beforeAll(async () => {
    const file = join(folder, 'demo.duckdb');
    const source: DataSource =
      dialect === 'duckdb' ? { kind: 'duckdb', database: file } : { kind: 'postgres', url: server.url };
    database = await (dialect === 'duckdb' ? openDuckdb(file) : openPostgres(server.url));
    const rules = createQueryRules(graph);
    const rewriteQuery = (query: Readonly<Record<string, unknown>>) => rules.rewriteQuery(query);
    api = await openSemanticApi({ model: compileModel(graph, { dialect }), source, rewriteQuery });
  });

  afterAll(async () => {
    await api?.close();
    await database?.close();
  });

  it.each(Object.entries(TOTALS))('%s in total', async (name, sql) => {
    const [row] = await rowsOf(api, { measures: [`metrics.${name}`] });
    const [[expected] = []] = await database.query(sql);
    expect(Number(expected)).toBeGreaterThan(0);
    expect(Number(row?.[`metrics.${name}`])).toBeCloseTo(Number(expected), 9);
  });

  it('differ from each other', async () => {
    const measures = ['metrics.qualified_leads', 'metrics.qualified_leads_v1'];
    const [row] = await rowsOf(api, { measures });
    expect(Number(row?.['metrics.qualified_leads'])).toBeLessThan(
      Number(row?.['metrics.qualified_leads_v1']),
    );
  });

  it.each(Object.entries(MONTHS))('%s by month, each by its own date', async (name, sql) => {
    const rows = await rowsOf(api, {
      measures: [`metrics.${name}`],
      timeDimensions: [
        { dimension: 'metrics.metric_time', granularity: 'month', dateRange: ['2024-01-01', '2026-12-31'] },
      ],
    });
    const served = rows.flatMap((row) => {
      const value = Number(row[`metrics.${name}`] ?? 0);
      return value === 0 ? [] : [[String(row['metrics.metric_time.month']).slice(0, 10), value]];
    });
    const byHand = await database.query(
      `SELECT CAST(CAST(month AS DATE) AS VARCHAR), value FROM (${sql}) x WHERE month >= TIMESTAMP '2024-01-01' ORDER BY 1`,
    );
    expect(byHand.length).toBeGreaterThan(5);
    expect(served.sort()).toEqual(byHand.map(([month, value]) => [String(month), Number(value)]));
  });

  it.each(Object.entries(SPLITS))('all leads split by %s', async (dimension, sql) => {
    const rows = await rowsOf(api, { measures: ['metrics.leads'], dimensions: [dimension] });
    const served = rows.map((row) => `${row[dimension] ?? 'none'} ${row['metrics.leads']}`);
    const byHand = await database.query(
      `SELECT ${sql} AS part, COUNT(*) FROM marketing.lead l LEFT JOIN crm.account a ON a.account_id = l.account_id GROUP BY 1`,
    );
    expect(byHand.length).toBeGreaterThan(1);
    expect(served.sort()).toEqual(byHand.map(([part, count]) => `${part} ${count}`).sort());
  });
});

async function rowsOf(
  api: SemanticApi,
  query: object,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { results } = await api.load(query);
  return results[0]?.data ?? [];
}
