import { Command, Option } from 'commander';
import { describe, expect, it } from 'vitest';
import { complete, type NameSource } from '../../cli/complete.js';
import { runCommand } from '../support/run-command.js';

const names: NameSource = {
  metrics: () => ['win_rate', 'won_deals'],
  dimensions: () => ['customer_tier', 'account.region'],
  definitions: () => ['win_rate', 'lead'],
  teams: () => ['sales_ops', 'service_desk'],
};

function program(): Command {
  const query = new Command('query')
    .option('--by <dimension>', '')
    .addOption(new Option('--grain <grain>').choices(['day', 'month']));
  const approve = new Command('approve').option('--as <team>', '').option('--by <person>', '');
  return new Command('accord').addCommand(query).addCommand(new Command('explain')).addCommand(approve);
}

describe('completion', () => {
  it.each([
    [[''], ['approve', 'explain', 'query']],
    [['q'], ['query']],
    [['query', 'wi'], ['win_rate']],
    [
      ['query', 'win_rate', ''],
      ['win_rate', 'won_deals'],
    ],
    [
      ['query', 'win_rate', '--'],
      ['--by', '--grain'],
    ],
    [['query', 'win_rate', '--grain', 'm'], ['month']],
    [['query', 'win_rate', '--by', 'a'], ['account.region']],
    [['explain', 'l'], ['lead']],
    [['approve', 'l'], ['lead']],
    [['approve', 'lead', '--as', 'sa'], ['sales_ops']],
    [['approve', 'lead', '--by', ''], []],
    [['nothing', 'l'], []],
  ])('of %j is %j', (words, expected) => {
    expect(complete(program(), words, names)).toEqual(expected);
  });

  it('prints a script a shell', async () => {
    for (const shell of ['bash', 'zsh', 'fish']) {
      const run = await runCommand('completion', shell);
      expect(run.code).toBe(0);
      expect(run.stdout).toContain('accord __complete');
    }
    expect((await runCommand('completion', 'tcsh')).code).toBe(2);
  });

  it('answers the scripts', async () => {
    const run = await runCommand('__complete', '--', 'ch');
    expect(run).toEqual({ code: 0, stdout: 'check\n', stderr: '' });
  });
});
