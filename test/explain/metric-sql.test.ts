import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDefinitions } from '../../src/check.js';
import type { SqlDialect } from '../../src/compile/sql-text.js';
import { writeDemoToDuckdb } from '../../src/demo/duckdb.js';
import { metricSql } from '../../src/explain/metric-sql.js';
import { recordsSql } from '../../src/explain/records-sql.js';
import { loadProject } from '../../src/load-project.js';
import { type Database, openDuckdb, openPostgres } from '../demo/query.js';
import { TRUTH } from '../demo/truth.js';
import { writeDemoToPostgres } from '../demo/write-postgres.js';
import { startPostgres, type TestPostgres } from '../support/postgres.js';
import { ROOT } from '../support/source-files.js';

const OPTIONS = { seed: 11, scale: 0.02 };
const { config, sources } = loadProject(ROOT);
const { graph } = checkDefinitions({ config, sources, today: '2026-07-01' });

let folder: string;
let server: TestPostgres;
const databases = new Map<SqlDialect, Database>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'accord-explain-'));
  server = await startPostgres();
  const path = join(folder, 'demo.duckdb');
  await writeDemoToDuckdb(path, OPTIONS);
  await writeDemoToPostgres(server.url, OPTIONS);
  databases.set('duckdb', await openDuckdb(path));
  databases.set('postgres', await openPostgres(server.url));
});

afterAll(async () => {
  for (const database of databases.values()) await database.close();
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

async function ask(dialect: SqlDialect, sql: string) {
  const database = databases.get(dialect);
  if (!database) throw new Error(`no ${dialect}`);
  return database.query(sql);
}

/** Month to value, as text and number. */
async function byMonth(dialect: SqlDialect, sql: string): Promise<ReadonlyMap<string, number | null>> {
  const rows = await ask(dialect, sql);
  return new Map(
    rows.map(([month, value]) => [String(month).slice(0, 10), value == null ? null : Number(value)]),
  );
}

describe.each(['duckdb', 'postgres'] as const)('the SQL of an explanation on %s', (dialect) => {
  it.each(Object.keys(TRUTH))('says of %s what hand-written SQL says', async (name) => {
    const metric = graph.metrics.get(name);
    const sql = metric && metricSql(graph, metric, dialect);
    if (!metric || !sql) throw new Error(`no SQL for ${name}`);
    const found = await byMonth(dialect, sql);
    const wanted = await byMonth(dialect, TRUTH[name]?.byMonth ?? '');
    expect(wanted.size).toBeGreaterThan(0);
    for (const [month, value] of wanted) {
      if (value === null) expect([month, found.get(month) ?? null]).toEqual([month, null]);
      else expect(found.get(month), month).toBeCloseTo(value, 6);
    }
    // A running value has one in every month, also in those in which nothing happens.
    if (metric.formula?.kind !== 'cumulative')
      expect([...found.keys()].sort()).toEqual([...wanted.keys()].sort());
  });

  it('finds the records of a term that is made of others and reads a related table', async () => {
    const term = graph.terms.get('event_qualified_lead')?.info;
    if (!term) throw new Error('no such term');
    const sql = recordsSql(graph, 'lead', term.condition, dialect);
    const found = await ask(dialect, `SELECT COUNT(*) FROM (${sql}) AS x`);
    const wanted = await ask(
      dialect,
      `SELECT COUNT(*) FROM marketing.lead l JOIN marketing.campaign c USING (campaign_id)
       WHERE c.channel = 'event' AND l.score >= 40 AND l.score <= 59 AND l.status IN ('qualified', 'accepted', 'converted') AND l.consent`,
    );
    expect(found.map((row) => row.map(Number))).toEqual(wanted.map((row) => row.map(Number)));
    expect(Number(wanted[0]?.[0])).toBeGreaterThan(0);
  });

  it('is run by the database for every term and segment', async () => {
    const conditions = [
      ...[...graph.terms.values()].flatMap(({ entity, info }) =>
        info ? [{ entity, condition: info.condition }] : [],
      ),
      ...[...graph.segmentations.values()].flatMap(({ entity, segments }) =>
        segments.flatMap(({ condition }) => (condition ? [{ entity, condition }] : [])),
      ),
    ];
    expect(conditions.length).toBeGreaterThan(40);
    for (const { entity, condition } of conditions) {
      await ask(dialect, `SELECT COUNT(*) FROM (${recordsSql(graph, entity, condition, dialect)}) AS x`);
    }
  });
});
