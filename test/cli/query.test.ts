import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, makeCompany } from '../query/support/company.js';
import { makeFolder, runCommand } from '../support/run-command.js';

const strangers = makeFolder({ 'other.csv': 'id\n1\n' });
let company: Company;
beforeAll(async () => {
  company = await makeCompany();
});
afterAll(() => {
  company.remove();
  strangers.remove();
});

const query = (...words: readonly string[]) => runCommand('query', ...words, '--dir', company.path);

describe('accord query', () => {
  it('answers with a table, progress and colours only for a terminal', async () => {
    const run = await query('win_rate,leads', '--by', 'size');
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const lines = run.stdout.replaceAll('–', '-').replaceAll('─', '-').split('\n');
    expect(lines.slice(0, 7)).toEqual([
      '',
      'Size           Win rate (%)  Leads',
      '-------------  ------------  -----',
      'Large company          66.7      3',
      'Small company         100.0      3',
      '-                       0.0      2',
      '-------------  ------------  -----',
    ]);
    expect(lines[7]).toBe('all                    66.7      8');
    expect(run.stdout).toContain('Win rate: Won deals divided by deals, dated by closed_at.\n');
  });

  it('answers with JSON whose numbers are those of hand-written SQL', async () => {
    const words = ['--grain', 'month', '--from', '2025', '--to', '2025-03', '--format', 'json'];
    const run = await query('revenue', ...words, '--where', "account.region = 'emea'");
    const { rows, from, to, timezone } = JSON.parse(run.stdout);
    const wanted = await company.query(`
      SELECT strftime(closed_at, '%Y-%m-01'), SUM(amount) FROM crm.deal JOIN crm.account USING (account_id)
      WHERE won AND region = 'emea' AND closed_at < '2025-04-01' GROUP BY 1 ORDER BY 1`);
    expect(rows).toEqual(wanted.map(([month, sum]) => ({ metric_time: month, revenue: Number(sum) })));
    expect({ from, to, timezone }).toEqual({ from: '2025-01-01', to: '2025-03-31', timezone: 'UTC' });
  });

  it('answers with CSV', async () => {
    const run = await query(
      'deals',
      '--by',
      'account.industry',
      '--order',
      'account.industry',
      '--format',
      'csv',
    );
    expect(run.stdout.split('\r\n')).toEqual([
      'account.industry,deals',
      "'=1+1,1",
      'Retail,2',
      '"a_b, ""c""",1',
      'retail trade,1',
      ',1',
      '',
    ]);
  });

  it('shows the SQL instead', async () => {
    const run = await query('leads', '--where', 'score > 50', '--sql');
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(/^SELECT[\s\S]*crm\.lead[\s\S]*-- \d+: "50"\n/);
  });

  it.each([
    ['a metric that is none', ['reveneu'], /did you mean revenue\?/],
    ['a dimension that does not fit', ['revenue', '--by', 'lead.score'], /does not fit revenue/],
    ['a date that is none', ['leads', '--from', '2025-02-30'], /--from 2025-02-30 is no date/],
    ['a condition that is none', ['leads', '--where', 'score >'], /score >\n {10}\^/],
    ['a grain that is none', ['leads', '--grain', 'fortnight'], /fortnight/],
    ['a limit that is none', ['leads', '--limit', '0'], /a whole number from 1 on/],
    ['a running metric by the hour', ['revenue_to_date', '--grain', 'hour'], /not by hour/],
    [
      'a running metric over a range without a grain',
      ['revenue_to_date', '--from', '2025'],
      /needs a granularity/,
    ],
    [
      'a database that is not there',
      ['leads', '--source', 'duckdb:no/such.duckdb'],
      /there is no database .*such\.duckdb/,
    ],
    [
      'a token that is not there',
      ['leads', '--url', 'http://127.0.0.1:9', '--token-env', 'ACCORD_NO_SUCH'],
      /ACCORD_NO_SUCH/,
    ],
    [
      'data that the definitions do not fit',
      ['leads', '--source', `files:${strangers.path}`],
      /^error the database could not answer: Catalog Error(.|\n)*help: .*lead from crm\.lead/,
    ],
    ['no metric', [], /missing required argument/],
  ])('ends with 2 on %s', async (_, words, message) => {
    const run = await query(...words);
    expect(run.stderr).toMatch(message);
    expect(run.code).toBe(2);
    expect(run.stdout).toBe('');
  });
});
