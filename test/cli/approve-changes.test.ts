import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { canAsk, confirm } from '../../cli/confirm.js';
import { BASE } from '../support/check-marked.js';
import { makeFolder, runCommand } from '../support/run-command.js';

vi.mock('../../cli/confirm.js', () => ({ canAsk: vi.fn(() => false), confirm: vi.fn() }));

const TERMS = `teams:
  - {name: finance, domain: finance}
terms:
  - {name: large_deal, owners: [sales_ops], entity: deal, where: amount > 1000}
metrics:
  - {name: large_deals, owners: [sales_ops, finance], type: count, of: large_deal}
  - {name: large_share, owners: [finance], type: ratio, numerator: large_deals, denominator: won_deals}
`;
const CHANGED = TERMS.replace('amount > 1000', 'amount > 2000, version: 2');

let folder: ReturnType<typeof makeFolder>;
let before: ReturnType<typeof makeFolder>;
beforeEach(async () => {
  folder = makeFolder({
    'accord.yml': 'name: test\napprovals: required\n',
    'definitions/base.yml': BASE,
    'definitions/terms.yml': TERMS,
  });
  for (const team of ['sales_ops', 'service_desk', 'finance']) await approve('--all', '--as', team);
  before = makeFolder({});
  cpSync(folder.path, before.path, { recursive: true });
  write(CHANGED);
});
afterEach(() => {
  folder.remove();
  before.remove();
  vi.mocked(canAsk).mockReturnValue(false);
  vi.mocked(confirm).mockReset();
});

const approve = (...words: readonly string[]) =>
  runCommand('approve', ...words, '--by', 'Ada Lovelace', '--dir', folder.path);
const approveChanged = (...words: readonly string[]) => approve('--against-dir', before.path, ...words);
const write = (text: string) => writeFileSync(join(folder.path, 'definitions/terms.yml'), text);
const fileOf = (team: string) => readFileSync(join(folder.path, 'approvals', `${team}.yml`), 'utf8');
const meaningIn = (team: string, key: string) =>
  new RegExp(`^${key}: \\{meaning: "?([0-9a-f]{16})`, 'm').exec(fileOf(team))?.[1];

const LARGE_DEAL = `  The term \`large_deal\` is narrower now: a deal with amount 2000.00 no longer belongs.
  - Large deals are deals where amount is more than 1000.
  - Condition: amount > 1000
  + Large deals are deals where amount is more than 2000.
  + Condition: amount > 2000
`;

describe('accord approve --against', () => {
  it('shows what changed before and after, then what rests on it', async () => {
    const run = await approveChanged('--as', 'sales_ops');
    expect({ ...run, stdout: run.stdout.replace(/on \d{4}-\d\d-\d\d/, 'on DAY') }).toEqual({
      code: 0,
      stderr: '',
      stdout: `term large_deal (an earlier meaning was approved by Ada Lovelace on DAY)
${LARGE_DEAL}
and 1 that rests on it:
  metric large_deals: The number of large deals.

sales_ops approves 2 definitions, in approvals/sales_ops.yml. Commit it with the change it is about.
`,
    });
    expect((await approveChanged('--as', 'sales_ops')).stdout).toBe(
      'Nothing to approve: sales_ops has approved everything of its own that changed.\n',
    );
  });

  it('shows a change below to those who do not own it, and approves only what is theirs', async () => {
    const run = await approveChanged('--as', 'finance');
    expect(run.stdout).toBe(`term large_deal (changed; owned by sales_ops, not approved by this)
${LARGE_DEAL}
and 2 that rest on it:
  metric large_deals: The number of large deals.
  metric large_share: Large deals divided by won deals.

finance approves 2 definitions, in approvals/finance.yml. Commit it with the change it is about.
`);
    expect(fileOf('finance')).not.toContain('large_deal:');
    expect((await runCommand('check', folder.path, '--no-cache')).stdout).not.toContain(
      'approved by finance',
    );
  });

  it('leaves what was to be approved before', async () => {
    const old = meaningIn('finance', 'metric large_share');
    writeFileSync(join(before.path, 'definitions/terms.yml'), CHANGED);
    expect((await approveChanged('--as', 'finance')).stdout).toBe(
      'Nothing to approve: finance has approved everything of its own that changed.\n',
    );
    expect(meaningIn('finance', 'metric large_share')).toBe(old);
    expect((await approve('--all', '--as', 'finance')).stdout).toContain('finance approves 2 definitions');
    expect(meaningIn('finance', 'metric large_share')).not.toBe(old);
  });

  it('tells of what is new, of a new owner, and of a name that is asked for', async () => {
    write(
      `${CHANGED.replace('[finance], type: ratio', '[finance, service_desk], type: ratio')}  - {name: all_deals, owners: [service_desk], type: count, of: deal}\n`,
    );
    writeFileSync(join(before.path, 'definitions/terms.yml'), TERMS.replace('1000', '2000'));
    const run = await approveChanged('--as', 'service_desk');
    expect(run.stdout).toContain(`metric large_share
  It means what it meant, and has a new owner.
  Large deals divided by won deals.`);
    expect(run.stdout).toContain(
      'metric all_deals\n  The metric `all_deals` is new.\n  The number of deals.\n',
    );
    writeFileSync(join(before.path, 'definitions/terms.yml'), TERMS);
    const named = await approveChanged('large_deals', '--as', 'sales_ops', '--dry-run');
    expect(named.stdout).toContain('The metric `large_deals` changed its meaning with term `large_deal`.\n');
    expect(named.stdout).toContain('sales_ops would approve 1 definition; nothing was written.');
  });

  it('takes one kind, and a git ref that does not exist is an error', async () => {
    const run = await approveChanged('--kind', 'metric', '--as', 'sales_ops', '--dry-run');
    expect(run.stdout).toContain('term large_deal (changed; owned by sales_ops, not approved by this)\n');
    expect(run.stdout).toContain('sales_ops would approve 1 definition; nothing was written.');
    expect((await approve('--against', 'nowhere', '--as', 'sales_ops')).code).toBe(2);
  });
});

describe('accord approve --all', () => {
  it('says, without a base, what rests on something that was approved with another meaning', async () => {
    const { stdout } = await approve('--all', '--as', 'finance', '--dry-run');
    expect(
      stdout,
    ).toBe(`term large_deal (has another meaning than was approved; owned by sales_ops, not approved by this)
  Large deals are deals where amount is more than 2000.
  Condition: amount > 2000

and 2 that rest on it:
  metric large_deals: The number of large deals.
  metric large_share: Large deals divided by won deals.

What changed since a branch, tag or commit is shown by --against REF.

finance would approve 2 definitions; nothing was written.
`);
  });
});

describe('asking on a terminal', () => {
  it('asks before a sweep, and writes nothing without a yes', async () => {
    const old = fileOf('sales_ops');
    vi.mocked(canAsk).mockReturnValue(true);
    vi.mocked(confirm).mockResolvedValueOnce(false);
    expect(await approveChanged('--as', 'sales_ops')).toMatchObject({
      code: 2,
      stdout: expect.stringContaining('and 1 that rests on it:'),
      stderr: 'error nothing was approved, and nothing written\n',
    });
    expect(confirm).toHaveBeenLastCalledWith('Approve 2 definitions as sales_ops?');
    expect(fileOf('sales_ops')).toBe(old);
    vi.mocked(confirm).mockResolvedValueOnce(true);
    expect(await approve('--all', '--as', 'sales_ops')).toMatchObject({ code: 0, stderr: '' });
    expect(fileOf('sales_ops')).not.toBe(old);
  });

  it('asks nobody about definitions by name, a dry run, nothing, or where --yes is said', async () => {
    vi.mocked(canAsk).mockReturnValue(true);
    expect((await approve('--all', '--as', 'sales_ops', '--dry-run')).code).toBe(0);
    expect((await approve('large_deal', '--as', 'sales_ops')).code).toBe(0);
    expect((await approve('--all', '--as', 'sales_ops', '--yes')).code).toBe(0);
    expect((await approve('--all', '--as', 'sales_ops')).code).toBe(0);
    expect(confirm).not.toHaveBeenCalled();
    expect(existsSync(join(folder.path, 'approvals/sales_ops.yml'))).toBe(true);
  });
});
