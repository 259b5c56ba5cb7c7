import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, makeCompany } from '../query/support/company.js';
import { makeFolder, runCommand } from '../support/run-command.js';
import { ROOT } from '../support/source-files.js';

let company: Company;
beforeAll(async () => {
  company = await makeCompany();
});
afterAll(() => company.remove());

describe('accord explain', () => {
  it('tells one definition', async () => {
    const run = await runCommand('explain', 'MQL', '--dir', company.path);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toContain('Good leads are leads where score is at least 50.\n');
    expect(run.stdout).toContain('  WHERE lead.score >= 50\n');
  });

  it('tells it as JSON, with SQL that gives the numbers it names', async () => {
    const run = await runCommand('explain', 'revenue', '--format', 'json', '--dir', company.path);
    const { version, definitions } = JSON.parse(run.stdout);
    expect(version).toBe(1);
    expect(definitions).toHaveLength(1);
    const [told] = definitions;
    expect(told).toMatchObject({
      kind: 'metric',
      name: 'revenue',
      title: 'Revenue',
      owners: [{ name: 'sales', title: 'Sales' }],
      meaning: [
        'The sum of amount over won deals.',
        'Won deals are deals where won is true.',
        'Dated by closed_at.',
        'Shown in EUR.',
      ],
      splitBy: expect.arrayContaining(['size', 'account.region', 'deal.won']),
    });
    expect(told.splitBy[0]).toBe('size');
    expect(await company.query(told.sql[0].sql)).toEqual([
      [expect.stringContaining('2025-01-01'), '1000.10'],
      [expect.stringContaining('2025-02-01'), '99.95'],
      [expect.stringContaining('2025-04-01'), '5000.00'],
    ]);
  });

  it('ends with 2 on a name that nothing has', async () => {
    const run = await runCommand('explain', 'good_laed', '--dir', company.path);
    expect(run).toEqual({
      code: 2,
      stdout: '',
      stderr: 'error there is no definition good_laed\n  help: did you mean good_lead?\n',
    });
  });

  it('tells what can be told of definitions with findings, and the findings', async () => {
    const folder = makeFolder({
      'a.yml': `
teams: [{name: sales}]
entities: [{name: deal, owners: [sales], source: deal, primary_key: id, fields: [{name: id, type: string}, {name: amount, type: integer}]}]
terms:
  - {name: won, owners: [sales], entity: deal, where: amuont > 3}
  - {name: large, owners: [sales], entity: deal, where: amount > 3}
`,
    });
    try {
      const run = await runCommand('explain', 'won', '--dir', folder.path);
      expect(run.code).toBe(0);
      expect(run.stdout).toContain('Owned by Sales');
      expect(run.stdout).toContain('Condition\n  amuont > 3\n');
      expect(run.stdout).toContain('its meaning cannot be told');
      expect(run.stdout).toMatch(/error unknown-reference .*amuont.* a\.yml:5/);
      expect(run.stderr).toContain('The definitions have 1 error; accord check tells of them.');
      expect((await runCommand('explain', 'large', '--dir', folder.path)).stdout).toContain(
        'amount is more than 3',
      );
    } finally {
      folder.remove();
    }
  });

  it('has words for every definition of the shipped example', async () => {
    const names = [
      'marketing_to_sales',
      'customer_tier',
      'booked_but_unpaid',
      'board_pack',
      'renewals_2026',
      'sales_ops',
      'ticket',
      'win_rate',
    ];
    for (const name of names) {
      const run = await runCommand('explain', name, '--format', 'json', '--dir', ROOT);
      const { definitions } = JSON.parse(run.stdout);
      expect(definitions[0].meaning.length, name).toBeGreaterThan(0);
      expect(JSON.stringify(definitions[0].meaning), name).not.toMatch(/undefined|null|cannot be told|\s\./);
    }
  });
});

describe('accord explain without a name', () => {
  it('lists what is defined, of one kind when asked', async () => {
    const all = await runCommand('explain', '--dir', ROOT);
    expect(all.code).toBe(0);
    expect(all.stdout).toMatch(/^team \(7\)\n/);
    expect(all.stdout).toMatch(/^ {2}win_rate +Win rate +sales_ops, finance_control$/m);
    const metrics = await runCommand('explain', '--kind', 'metric', '--format', 'json', '--dir', ROOT);
    const { definitions } = JSON.parse(metrics.stdout);
    expect(definitions).toHaveLength(89);
    expect(definitions[0]).toEqual(expect.objectContaining({ kind: 'metric', status: 'approved' }));
  });
});
