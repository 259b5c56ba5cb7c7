import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeFolder, runCommand } from '../support/run-command.js';

const made = makeFolder({});
afterAll(() => made.remove());

describe('accord init', () => {
  it('makes a repository that passes its own check, and never overwrites one', async () => {
    const target = join(made.path, 'our metrics');
    const run = await runCommand('init', target);
    expect(run.code).toBe(0);
    for (const file of [
      'accord.yml',
      '.gitignore',
      '.github/workflows/accord.yml',
      'package.json',
      'schema/accord.schema.json',
      'schema/accord-waivers.schema.json',
      'definitions/lead.yml',
    ]) {
      expect(existsSync(join(target, file)), file).toBe(true);
    }
    const check = await runCommand('check', target);
    expect(check.stdout).toMatch(/^✓ \d+ definitions in \d+ files, no findings\n$/);

    const again = await runCommand('init', target);
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('exist already');
  });

  it('answers a first question, with the data that come with it', async () => {
    const target = join(made.path, 'first');
    await runCommand('init', target);
    const run = await runCommand(
      'query',
      'qualified_leads',
      '--by',
      'customer_tier',
      '--format',
      'csv',
      '--dir',
      target,
    );
    expect(run.code).toBe(0);
    expect(run.stdout.split('\r\n')[0]).toBe('customer_tier,qualified_leads');
    const counted = run.stdout
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => Number(line.split(',')[1]));
    const leads = readFileSync(join(target, 'data/crm/leads.csv'), 'utf8').trim().split('\n').slice(1);
    const qualified = leads
      .map((line) => line.split(','))
      .filter(([, , , score, status]) => Number(score) >= 60 && /^(qualified|won|lost)$/.test(status ?? ''));
    expect(counted.reduce((sum, each) => sum + each, 0)).toBe(qualified.length);
  });

  it('takes Accord from the clone it runs in, which no registry has to know', async () => {
    const target = join(made.path, 'deep', 'er');
    await runCommand('init', target);
    const { devDependencies } = JSON.parse(readFileSync(join(target, 'package.json'), 'utf8'));
    expect(devDependencies['accord-metrics']).toMatch(/^file:/);
    const clone = resolve(target, devDependencies['accord-metrics'].slice('file:'.length));
    expect(JSON.parse(readFileSync(join(clone, 'package.json'), 'utf8')).name).toBe('accord-metrics');
  });

  it('has an example of every kind', async () => {
    const target = join(made.path, 'kinds');
    await runCommand('init', target);
    const { stdout } = await runCommand('check', target, '--format', 'json');
    expect(JSON.parse(stdout).summary.definitions).toBeGreaterThan(15);
  });
});
