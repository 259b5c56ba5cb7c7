import { describe, expect, it } from 'vitest';
import { runCommand } from '../support/run-command.js';
import { makeLongHistory } from './support/long-history.js';

describe('1,000 commits of 200 definitions', () => {
  const { repository, changes } = makeLongHistory(1_000);

  it('are read at once for one definition', async () => {
    const begun = performance.now();
    const run = await runCommand('history', 'term_5_3', '--dir', repository.path, '--format', 'json');
    console.log(`history of one definition: ${Math.round(performance.now() - begun)} ms`);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const { commits } = JSON.parse(run.stdout);
    expect(commits).toHaveLength(changes.get('term_5_3') ?? 0);
  }, 60_000);

  it('are read for all definitions', async () => {
    const begun = performance.now();
    const run = await runCommand(
      'history',
      '--all',
      '--kind',
      'term',
      '--dir',
      repository.path,
      '--format',
      'json',
    );
    console.log(`history of all definitions: ${Math.round(performance.now() - begun)} ms`);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const counted = new Map<string, number>();
    for (const { name } of JSON.parse(run.stdout).commits) counted.set(name, (counted.get(name) ?? 0) + 1);
    expect(Object.fromEntries(counted)).toEqual(Object.fromEntries(changes));
  }, 60_000);
});
