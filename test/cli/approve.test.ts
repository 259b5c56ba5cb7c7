import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BASE } from '../support/check-marked.js';
import { makeFolder, type Run, runCommand } from '../support/run-command.js';

const TERM = `terms:
  - {name: large_deal, owners: [sales_ops, service_desk], entity: deal, where: amount > 1000}
  - {name: idea, status: draft, owners: [sales_ops], entity: deal, where: amount > 5}
`;

let folder: ReturnType<typeof makeFolder>;
beforeEach(() => {
  folder = makeFolder({
    'accord.yml': 'name: test\napprovals: required\n',
    'definitions/base.yml': BASE,
    'definitions/term.yml': TERM,
  });
});
afterEach(() => folder.remove());

const approve = (...words: readonly string[]) =>
  runCommand('approve', ...words, '--by', 'Ada Lovelace', '--dir', folder.path);
const check = () => runCommand('check', folder.path, '--no-cache');
const fileOf = (team: string) => readFileSync(join(folder.path, 'approvals', `${team}.yml`), 'utf8');
const edit = (from: string, to: string) =>
  writeFileSync(join(folder.path, 'definitions/term.yml'), TERM.replace(from, to));

function expectRefused(run: Run, error: string): void {
  expect(run).toEqual({ code: 2, stdout: '', stderr: error });
  expect(existsSync(join(folder.path, 'approvals'))).toBe(false);
}

describe('accord approve', () => {
  it('makes a project clean once every owner has approved, until a meaning changes', async () => {
    expect((await check()).code).toBe(1);
    for (const team of ['sales_ops', 'service_desk']) {
      expect(await approve('--all', '--as', team)).toMatchObject({ code: 0, stderr: '' });
    }
    expect(await check()).toMatchObject({ code: 0 });
    edit('amount > 1000', 'NOT amount <= 1000');
    expect(await check()).toMatchObject({ code: 0 });
    edit('amount > 1000', 'amount > 2000');
    const lapsed = await check();
    expect(lapsed.code).toBe(1);
    expect(lapsed.stdout).toMatch(/large_deal has changed its meaning since it was approved by sales_ops/);
    const [, command = ''] = /`accord (approve [^`]*--as sales_ops)`/.exec(lapsed.stdout) ?? [];
    const again = await approve(...command.split(' ').slice(1));
    expect(again.stdout).toContain('term large_deal (an earlier meaning was approved by Ada Lovelace on ');
    expect((await check()).stdout).toMatch(/since it was approved by service_desk \(/);
  });

  it('says in words what is approved, and where it is written', async () => {
    const run = await approve('large_deal', '--as', 'sales_ops', '--note', 'for 2027');
    expect(run).toEqual({
      code: 0,
      stderr: '',
      stdout: `term large_deal
  Large deals are deals where amount is more than 1000.
  Condition: amount > 1000

sales_ops approves 1 definition, in approvals/sales_ops.yml. Commit it with the change it is about.
`,
    });
    expect(fileOf('sales_ops')).toMatch(
      /^term large_deal: \{meaning: "?[0-9a-f]{16}"?, by: Ada Lovelace, on: \d{4}-\d\d-\d\d, note: for 2027\}$/m,
    );
    expect(readdirSync(join(folder.path, 'approvals'))).toEqual(['sales_ops.yml']);
    const before = fileOf('sales_ops');
    const again = await approve('large_deal', '--as', 'sales_ops', '--note', 'other');
    expect(again.stdout).toContain('(approved already, by Ada Lovelace on ');
    expect(again.stdout).toContain('Nothing to approve: sales_ops has approved all of this as it is.');
    expect(fileOf('sales_ops')).toBe(before);
  });

  it('takes all that is missing, but no drafts, and one kind when asked', async () => {
    const dry = await approve('--all', '--kind', 'metric', '--as', 'sales_ops', '--dry-run');
    expect(dry.stdout).toContain('sales_ops would approve 4 definitions; nothing was written.');
    expect(existsSync(join(folder.path, 'approvals'))).toBe(false);
    await approve('--all', '--as', 'sales_ops');
    const text = fileOf('sales_ops');
    expect(text).toContain('term large_deal:');
    expect(text).not.toContain('idea');
    expect((await approve('--all', '--as', 'sales_ops')).stdout).toBe(
      'Nothing to approve: sales_ops has approved everything it owns.\n',
    );
    expect((await approve('idea', '--as', 'sales_ops')).stdout).toContain('approves 1 definition');
  });

  it('approves a name in every kind that has it, or in one', async () => {
    writeFileSync(
      join(folder.path, 'definitions/term.yml'),
      `${TERM}metrics: [{name: large_deal, owners: [sales_ops], type: count, of: large_deal}]\n`,
    );
    await approve('large_deal', '--kind', 'metric', '--as', 'sales_ops');
    expect(fileOf('sales_ops')).not.toContain('term large_deal');
    const both = await approve('large_deal', '--as', 'sales_ops');
    expect(both.stdout).toContain('term large_deal\n');
    expect(both.stdout).toContain('metric large_deal (approved already');
    expect((await approve('large_deal', '--as', 'service_desk')).stdout).not.toContain('metric');
  });

  it('prunes what is gone or owned by others, when asked', async () => {
    for (const team of ['sales_ops', 'service_desk']) await approve('--all', '--as', team);
    edit('[sales_ops, service_desk]', '[sales_ops]');
    const dry = await approve('--prune', '--as', 'service_desk', '--dry-run');
    expect(dry.stdout).toBe('Would take out of approvals/service_desk.yml:\n  term large_deal\n');
    expect(fileOf('service_desk')).toContain('term large_deal');
    await approve('--prune', '--as', 'service_desk');
    expect(fileOf('service_desk')).not.toContain('term large_deal');
    edit('large_deal', 'great_deal');
    const run = await approve('great_deal', '--prune', '--as', 'sales_ops');
    expect(run.stdout).toMatch(
      /^Took out of approvals\/sales_ops.yml:\n {2}term large_deal\n\nterm great_deal\n/,
    );
    expect(fileOf('sales_ops')).toMatch(/^term great_deal:/m);
    expect(fileOf('sales_ops')).not.toContain('large_deal');
    expect((await approve('--prune', '--as', 'sales_ops')).stdout).toBe(
      'No approval in approvals/sales_ops.yml is stale.\n',
    );
  });

  it.each([
    [
      ['large_deal', '--as', 'sales_op'],
      'error there is no team sales_op\n  help: did you mean sales_ops?\n',
    ],
    [
      ['large_dael', '--as', 'sales_ops'],
      'error there is no definition large_dael\n  help: did you mean large_deal?\n',
    ],
    [
      ['large_deal', 'won_deals', '--as', 'service_desk'],
      'error service_desk is no owner of won_deals\n  help: the metric won_deals is owned by sales_ops\n',
    ],
    [['sales_ops', '--as', 'sales_ops'], 'error sales_ops is a team, and teams need no approval\n'],
    [['large_deal', '--kind', 'metric', '--as', 'sales_ops'], 'error there is no metric large_deal\n'],
    [['large_deal', '--all', '--as', 'sales_ops'], 'error name definitions or say --all, not both\n'],
  ])('refuses %j', async (words, error) => {
    expectRefused(await approve(...words), error);
  });

  it('refuses what cannot be told or read', async () => {
    edit('amount > 1000', 'amuont > 1000');
    expectRefused(
      await approve('large_deal', '--as', 'sales_ops'),
      'error what the term large_deal means cannot be told\n  help: `accord check` says why\n',
    );
    edit('entity: deal', 'entiti: deal');
    const run = await approve('large_deal', '--as', 'sales_ops');
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('definitions/term.yml:2:');
  });

  it('refuses to write into a file of approvals that cannot be read', async () => {
    await approve('large_deal', '--as', 'sales_ops');
    const broken = `${fileOf('sales_ops')}<<<<<<< HEAD\n`;
    writeFileSync(join(folder.path, 'approvals/sales_ops.yml'), broken);
    const run = await approve('won_deals', '--as', 'sales_ops');
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/^error approvals\/sales_ops.yml:\d+:1 cannot be read: /);
    expect(fileOf('sales_ops')).toBe(broken);
    expect((await check()).stdout).toMatch(/syntax.*\n.*approvals\/sales_ops.yml/);
  });

  it('asks git who approves, and says when git does not know', async () => {
    const config = join(folder.path, 'gitconfig');
    vi.stubEnv('GIT_CONFIG_GLOBAL', config);
    vi.stubEnv('GIT_CONFIG_NOSYSTEM', '1');
    vi.stubEnv('GIT_CEILING_DIRECTORIES', folder.path);
    const run = () => runCommand('approve', 'large_deal', '--as', 'sales_ops', '--dir', folder.path);
    try {
      writeFileSync(config, '');
      expect(await run()).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('git does not know who you are'),
      });
      writeFileSync(config, '[user]\n  email = ada@example.com\n');
      expect((await run()).code).toBe(0);
      expect(fileOf('sales_ops')).toContain('by: ada@example.com,');
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it('leaves definitions to be compiled before they are approved', async () => {
    expect((await runCommand('compile', folder.path)).code).toBe(0);
  });

  it('belongs to a project, and says when approvals are not required there', async () => {
    const bare = makeFolder({ 'base.yml': BASE });
    try {
      const words = ['approve', 'won_deals', '--as', 'sales_ops', '--by', 'Ada', '--dir', bare.path];
      expect(await runCommand(...words)).toEqual({
        code: 2,
        stdout: '',
        stderr: expect.stringContaining('there is no accord.yml'),
      });
      expect(existsSync(join(bare.path, 'approvals'))).toBe(false);
      writeFileSync(join(bare.path, 'accord.yml'), 'name: test\n');
      expect((await runCommand(...words)).stdout).toContain('`approvals: required`');
    } finally {
      bare.remove();
    }
  });

  it('finds no definitions among approvals where the project folder holds both', async () => {
    const flat = makeFolder({ 'accord.yml': 'approvals: required\n', 'base.yml': BASE });
    try {
      await runCommand('approve', '--all', '--as', 'sales_ops', '--by', 'Ada', '--dir', flat.path);
      expect(await runCommand('check', flat.path, '--no-cache')).toMatchObject({ code: 0, stderr: '' });
    } finally {
      flat.remove();
    }
  });
});
