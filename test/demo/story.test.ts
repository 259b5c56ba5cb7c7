import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeDemoToDuckdb } from '../../src/demo/duckdb.js';
import { type Database, openDuckdb } from './query.js';

let folder: string;
let database: Database;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'accord-story-'));
  await writeDemoToDuckdb(join(folder, 'demo.duckdb'), { scale: 0.3 });
  database = await openDuckdb(join(folder, 'demo.duckdb'));
});

afterAll(async () => {
  await database?.close();
  await rm(folder, { recursive: true, force: true });
});

const TIER =
  "CASE WHEN a.employees >= 1000 THEN 'enterprise' WHEN a.employees >= 100 THEN 'mid_market' ELSE 'small' END";

/** The words and one number a record, as an object. */
async function tabulate(sql: string): Promise<Record<string, number>> {
  return Object.fromEntries(
    (await database.query(sql)).map(([label, value]) => [String(label), Number(value)]),
  );
}

describe('the story in the demo data', () => {
  it('is green at the desk and red at enterprise customers from October 2025 to February 2026', async () => {
    const when = (time: string): string => `${time} >= '2025-10-05' AND ${time} < '2026-03-01'`;
    const onTarget = await tabulate(
      `SELECT ${TIER}, AVG(CASE WHEN EPOCH(t.resolved_at - t.opened_at) <= t.target_hours * 3600 THEN 1.0 ELSE 0.0 END)
       FROM service.ticket t JOIN crm.account a USING (account_id) WHERE ${when('t.resolved_at')} GROUP BY 1`,
    );
    const marks = await tabulate(
      `SELECT ${TIER}, AVG(s.score) FROM service.survey s JOIN service.ticket t USING (ticket_id) JOIN crm.account a USING (account_id)
       WHERE ${when('s.answered_at')} AND s.score BETWEEN 1 AND 5 GROUP BY 1`,
    );
    expect(onTarget.enterprise).toBeGreaterThan(0.95);
    expect(marks.enterprise).toBeLessThan(3.5);
    expect(marks.mid_market).toBeGreaterThan(3.8);
    expect(marks.small).toBeGreaterThan(3.8);
  });

  it('then loses enterprise contracts', async () => {
    const renewed = await tabulate(
      `SELECT CASE WHEN s.ends_on < '2025-10-01' THEN 'before' ELSE 'after' END, AVG(CASE WHEN s.status = 'renewed' THEN 1.0 ELSE 0.0 END)
       FROM finance.subscription s JOIN crm.account a USING (account_id)
       WHERE s.status <> 'running' AND a.employees >= 1000 AND (s.ends_on < '2025-10-01' OR s.ends_on >= '2026-01-01') GROUP BY 1`,
    );
    expect(renewed.after).toBeLessThan((renewed.before ?? 0) - 0.2);
  });

  it('accepts nearly every lead since January 2026, and wins less', async () => {
    const half = (time: string): string => `CASE WHEN ${time} < '2026-01-01' THEN 'before' ELSE 'after' END`;
    const accepted = await tabulate(
      `SELECT ${half('qualified_at')}, AVG(CASE WHEN accepted_at IS NULL THEN 0.0 ELSE 1.0 END) FROM marketing.lead WHERE qualified_at IS NOT NULL GROUP BY 1`,
    );
    const won = await tabulate(
      `SELECT ${half('opened_at')}, AVG(CASE WHEN stage = 'won' THEN 1.0 ELSE 0.0 END) FROM sales.deal
       WHERE kind = 'new_business' AND stage IN ('won', 'lost') GROUP BY 1`,
    );
    expect(accepted.after).toBeGreaterThan((accepted.before ?? 1) + 0.1);
    expect(won.after).toBeLessThan((won.before ?? 0) - 0.08);
  });

  it('is left with unpaid bills in the south', async () => {
    const unpaid = await tabulate(
      `SELECT CASE WHEN a.region IN ('southern_europe', 'other') THEN 'south' ELSE 'rest' END,
       AVG(CASE WHEN i.status IN ('open', 'written_off') AND i.reminder_level > 0 THEN 1.0 ELSE 0.0 END)
       FROM finance.invoice i JOIN finance.subscription s USING (subscription_id) JOIN crm.account a USING (account_id)
       WHERE i.issued_on >= '2025-07-01' GROUP BY 1`,
    );
    expect(unpaid.south).toBeGreaterThan(0.08);
    expect(unpaid.rest).toBeLessThan(0.04);
  });

  it('turns partner leads into deals twice as often as paid social', async () => {
    const converted = await tabulate(
      `SELECT c.channel, AVG(CASE WHEN l.status = 'converted' THEN 1.0 ELSE 0.0 END) FROM marketing.lead l JOIN marketing.campaign c USING (campaign_id) GROUP BY 1`,
    );
    expect(converted.partner).toBeGreaterThan(2 * (converted.paid_social ?? 1));
  });
});
