import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { makeFolder, runCommand } from '../support/run-command.js';

const made = makeFolder({});
afterEach(() => made.remove());

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

  it('has an example of every kind', async () => {
    const target = join(made.path, 'kinds');
    await runCommand('init', target);
    const { stdout } = await runCommand('check', target, '--format', 'json');
    expect(JSON.parse(stdout).summary.definitions).toBeGreaterThan(15);
  });
});
