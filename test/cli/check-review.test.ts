import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BASE } from '../support/check-marked.js';
import { makeFolder, runCommand } from '../support/run-command.js';

beforeEach(() => {
  // The suite itself may run on a forge.
  for (const name of ['GITHUB_STEP_SUMMARY', 'GITHUB_SERVER_URL', 'CI_PROJECT_URL']) vi.stubEnv(name, '');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const text = (where: string, version: number) => `terms:
  - {name: large_deal, title: Large deal, owners: [sales_ops], version: ${version}, entity: deal, where: "${where}"}
metrics:
  - {name: large_deals, title: Large deals, owners: [sales_ops, service_desk], type: count, of: large_deal}
dashboards:
  - {name: weekly, title: "Sales, weekly", owners: [sales_ops], uses: [large_deals]}
`;
const project = (config: string, where: string, version: number) =>
  makeFolder({
    'accord.yml': `name: Test\n${config}`,
    'definitions/base.yml': BASE,
    'definitions/large.yml': text(where, version),
  });
const REQUIRED = 'approvals: required\n';

describe('what a check tells of a comparison besides its findings', () => {
  const before = project('', 'amount >= 10', 1);
  const after = project('', 'amount >= 20', 2);
  const asked = project(REQUIRED, 'amount >= 20', 2);
  const loose = project('rules: {false-variant: off}\n', 'amount >= 10', 1);

  afterAll(() => {
    for (const folder of [before, after, asked, loose]) folder.remove();
  });

  const check = (path: string, ...words: readonly string[]) =>
    runCommand('check', path, '--against-dir', before.path, '--no-cache', ...words);

  it('is a few lines before the summary', async () => {
    const { code, stdout } = await check(after.path);
    expect([code, stdout]).toEqual([
      0,
      `Since ${before.path}: 1 definition changed its meaning; that reaches 1 metric and 1 dashboard
  term large_deal: narrower
    reaches Sales, weekly, Large deals
    of Sales ops, Service desk
  Sales ops should agree to term large_deal

✓ 13 definitions in 2 files, no findings
`,
    ]);
    const same = await runCommand('check', after.path, '--against-dir', after.path, '--no-cache');
    expect(same.stdout).toContain(`Since ${after.path}: no meaning changed\n`);
  });

  it('is not there without a base', async () => {
    const { stdout } = await runCommand('check', after.path, '--no-cache');
    expect(stdout).toBe('✓ 13 definitions in 2 files, no findings\n');
    const json = await runCommand('check', after.path, '--no-cache', '--format', 'json');
    expect(Object.keys(JSON.parse(json.stdout))).toEqual(['version', 'summary', 'findings']);
  });

  it('is in the JSON: what it was compared with, the changes of `accord diff`, impact and approvals', async () => {
    const { stdout } = await check(after.path, '--format', 'json');
    const told = JSON.parse(stdout);
    const sales = { name: 'sales_ops', title: 'Sales ops' };
    const term = { kind: 'term', name: 'large_deal' };
    expect(told).toMatchObject({
      against: { name: before.path, commit: null },
      impact: [
        {
          definition: term,
          title: 'Large deal',
          owners: [sales],
          change: 'changed',
          formerName: null,
          relation: 'narrower',
          before: ['Large deals are deals where amount is at least 10.'],
          after: ['Large deals are deals where amount is at least 20.'],
          reaches: [
            {
              definition: { kind: 'metric', name: 'large_deals' },
              title: 'Large deals',
              owners: [sales, { name: 'service_desk', title: 'Service desk' }],
            },
            { definition: { kind: 'dashboard', name: 'weekly' }, title: 'Sales, weekly', owners: [sales] },
          ],
        },
      ],
      approvals: [{ team: sales, definition: term, state: 'asked', through: [] }],
      numbers: null,
    });
    const diff = await runCommand(
      'diff',
      '--against-dir',
      before.path,
      '--dir',
      after.path,
      '--format',
      'json',
    );
    expect(told.changes).toEqual(JSON.parse(diff.stdout).changes);
    expect(told.settings).toEqual([]);
    const lax = await check(loose.path, '--format', 'json');
    const loosened = await runCommand(
      'diff',
      '--against-dir',
      before.path,
      '--dir',
      loose.path,
      '--format',
      'json',
    );
    expect(JSON.parse(lax.stdout).settings).toMatchObject([{ kind: 'rule-lowered', to: 'off' }]);
    expect(JSON.parse(lax.stdout).settings).toEqual(JSON.parse(loosened.stdout).settings);
  });

  it('is in the comment, with who must approve', async () => {
    const { code, stdout } = await check(asked.path, '--format', 'markdown');
    expect(code).toBe(1);
    expect(stdout).toContain(
      '| term <code>large\\_deal</code><br>Sales ops | narrower | before: Large deals are deals where amount is at least <b>10</b>.<br>now: Large deals are deals where amount is at least <b>20</b>. | 1 metric and 1 dashboard |',
    );
    expect(stdout).toContain('| dashboard | Sales, weekly <code>weekly</code> | Sales ops |');
    expect(stdout).toContain(
      `| ⏳ Service desk | resting on what changed: metric <code>large\\_deals</code> | <code>accord approve --against-dir`,
    );
  });

  it("is in the log of GitHub in one line, and in the step's summary", async () => {
    const summary = join(after.path, 'summary.md');
    vi.stubEnv('GITHUB_STEP_SUMMARY', summary);
    const { stdout } = await check(after.path, '--format', 'github');
    expect(stdout).toBe(
      `since ${before.path}: 1 definition changed its meaning; that reaches 1 metric and 1 dashboard\n✓ 13 definitions in 2 files, no findings\n`,
    );
    expect(readFileSync(summary, 'utf8')).toContain('### Who is reached');
  });
});
