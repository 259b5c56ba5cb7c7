import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenCompany, openCompany } from './support/open-company.js';

let open: OpenCompany;
beforeAll(async () => {
  open = await openCompany('America/New_York');
});
afterAll(() => open.close());

describe('in a time zone west of UTC', () => {
  it('cuts months and ranges by the local clock', async () => {
    const { rows } = await open.ask({ metrics: ['leads'], grain: 'month', from: '2025-01', to: '2025-05' });
    // l3 (1 February, 00:00 UTC) is still January there, l8 (1 May, 00:00 UTC) still April.
    const wanted = await open.company.query(`
      SELECT strftime(created_at AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York', '%Y-%m') AS month, COUNT(*)
      FROM crm.lead WHERE created_at IS NOT NULL GROUP BY 1 ORDER BY 1`);
    const found = rows
      .map(({ period, values }) => [period?.slice(0, 7), values[0]])
      .filter(([, count]) => count !== '0');
    expect(found).toEqual(wanted);
  });

  it.each([
    ["lead.created_at >= TIMESTAMP '2025-02-01 00:00:00'", "created_at >= TIMESTAMP '2025-02-01 00:00:00'"],
    ["lead.created_at < DATE '2025-04-11'", "created_at < DATE '2025-04-11'"],
  ])('compares what is stored, as a definition does: %s', async (asked, sql) => {
    const { rows } = await open.ask({ metrics: ['leads'], where: [asked] });
    const wanted = await open.company.query(`SELECT COUNT(*) FROM crm.lead WHERE ${sql}`);
    expect([rows[0]?.values]).toEqual(wanted);
  });

  it('compares days that are stored as days', async () => {
    const { rows } = await open.ask({
      metrics: ['accounts'],
      where: ["account.signed_on = DATE '2025-01-31'"],
    });
    expect(rows[0]?.values).toEqual(['1']);
  });
});
