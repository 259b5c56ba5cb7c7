import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenCompany, openCompany } from './support/open-company.js';

let open: OpenCompany;
beforeAll(async () => {
  open = await openCompany();
});
afterAll(() => open.close());

describe('an answer', () => {
  it('splits by a dimension, in the order of its segments, with what belongs to none', async () => {
    const answer = await open.ask({ metrics: ['leads', 'revenue'], by: ['size'] });
    const wanted = await open.company.query(`
      WITH tier AS (SELECT account_id, CASE WHEN employees >= 100 THEN 'large' ELSE 'little' END AS size FROM crm.account)
      SELECT t.size, COUNT(l.n), SUM(l.amount) FROM (
        SELECT account_id, 1 AS n, NULL AS amount FROM crm.lead
        UNION ALL SELECT account_id, NULL, amount FROM crm.deal WHERE won) l
      LEFT JOIN tier t USING (account_id) GROUP BY 1 ORDER BY 1 NULLS LAST`);
    const numbers = (cells: readonly (string | null)[]) => [
      cells[0],
      ...cells.slice(1).map((each) => each && Number(each)),
    ];
    expect(answer.rows.map(({ keys, values }) => numbers([...keys, ...values]))).toEqual(wanted.map(numbers));
    expect(answer.totals.all).toEqual(['8', '6100.05']);
  });

  it('knows the ratio of all groups together, which is no sum and no mean', async () => {
    const answer = await open.ask({ metrics: ['win_rate'], by: ['size'] });
    expect(answer.rows.map(({ keys, values }) => [keys[0], Number(values[0])])).toEqual([
      ['large', 2 / 3],
      ['little', 1],
      [null, 0],
    ]);
    expect(Number(answer.totals.all?.[0])).toBe(4 / 6);
  });

  it('counts by month; a month without records has 0 of a count and no sum, and undated records stand last', async () => {
    const { rows } = await open.ask({ metrics: ['leads', 'revenue'], grain: 'month' });
    expect(rows.map(({ period, values }) => [period?.slice(0, 7), ...values])).toEqual([
      ['2025-01', '2', '1000.1'],
      ['2025-02', '1', '99.95'],
      ['2025-03', '0', null],
      ['2025-04', '3', '5000'],
      ['2025-05', '1', null],
      ['', '1', null],
    ]);
  });

  it('takes both days of a range in, and ranges may be open', async () => {
    const count = async (from: string | null, to: string | null) =>
      (await open.ask({ metrics: ['leads'], from, to })).rows[0]?.values[0];
    expect(await count('2025-01-31', '2025-02-01')).toBe('2');
    expect(await count('2025-04', '2025-04')).toBe('3');
    expect(await count('2025-04-11', null)).toBe('3');
    expect(await count(null, '2025-01')).toBe('2');
    expect(await count('2025', '2025')).toBe('7');
  });

  it('gives running and ordinary metrics side by side', async () => {
    const { rows, totals } = await open.ask({
      metrics: ['revenue', 'revenue_to_date', 'leads'],
      grain: 'month',
      from: '2025-01',
      to: '2025-05',
    });
    expect(
      rows.map(({ period, values }) => [period?.slice(0, 7), ...values.map((each) => each && Number(each))]),
    ).toEqual([
      ['2025-01', 1000.1, 1000.1, 2],
      ['2025-02', 99.95, 1100.05, 1],
      ['2025-03', null, 1100.05, 0],
      ['2025-04', 5000, 6100.05, 3],
      ['2025-05', null, 6100.05, 1],
    ]);
    expect(totals.all).toEqual(['6100.05', null, '7']);
  });

  it('has a series for each group, and asks what groups and periods are together', async () => {
    const answer = await open.ask({ metrics: ['median_amount'], by: ['size'], grain: 'quarter' });
    expect(
      answer.rows.map(({ period, keys, values }) => [
        period?.slice(0, 7),
        keys[0],
        values[0] && Number(values[0]),
      ]),
    ).toEqual([
      ['2025-01', 'large', 625.125],
      ['2025-01', 'little', 99.95],
      ['2025-01', null, null],
      ['2025-04', 'large', 5000],
      ['2025-04', 'little', null],
      ['2025-04', null, 10],
    ]);
    const [median] = await open.company.query('SELECT MEDIAN(amount) FROM crm.deal');
    expect(Number(answer.totals.all?.[0])).toBe(Number(median?.[0]));
    expect(Number(answer.totals.periods?.get('2025-01-01T00:00:00.000')?.[0])).toBe(250.15);
    expect(Number(answer.totals.groups?.get('["large"]')?.[0])).toBe(1000.1);
  });

  it('sorts names by size, cuts to the limit and says how many there are', async () => {
    const { rows, found, shown } = await open.ask({ metrics: ['deals'], by: ['industry'], limit: 2 });
    expect(rows.map(({ keys, values }) => [keys[0], values[0]])).toEqual([
      ['Retail', '2'],
      ['=1+1', '1'],
    ]);
    expect({ found, shown }).toEqual({ found: 5, shown: 2 });
  });

  it('sorts as told, what is not known last', async () => {
    const by = async (order: string) =>
      (await open.ask({ metrics: ['revenue'], by: ['region'], order: [order] })).rows.map(
        ({ keys, values }) => [keys[0], values[0]],
      );
    expect(await by('revenue')).toEqual([
      ['emea', '1100.05'],
      ['apac', '5000'],
      [null, null],
    ]);
    expect(await by('-region')).toEqual([
      ['apac', '5000'],
      ['emea', '1100.05'],
      [null, null],
    ]);
  });

  it('cuts whole groups from a series, by what they are over all of the time', async () => {
    const { rows, found } = await open.ask({
      metrics: ['revenue'],
      by: ['industry'],
      grain: 'month',
      limit: 1,
      order: ['-revenue'],
    });
    expect(rows.map(({ keys }) => keys[0])).toEqual(['=1+1', '=1+1', '=1+1', '=1+1']);
    expect(found).toBe(4);
  });
});
