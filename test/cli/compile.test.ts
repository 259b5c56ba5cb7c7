import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BASE } from '../support/check-marked.js';
import { makeFolder, runCommand } from '../support/run-command.js';

let folder: ReturnType<typeof makeFolder>;
beforeEach(() => {
  folder = makeFolder({ 'accord.yml': 'name: x\n', 'definitions/base.yml': BASE });
});
afterEach(() => folder.remove());

describe('accord compile', () => {
  it('writes the model, leaves it alone when nothing changed, and removes what is gone', async () => {
    const first = await runCommand('compile', folder.path);
    expect(first.code).toBe(0);
    expect(readdirSync(join(folder.path, 'model/cubes')).sort()).toEqual([
      'account.yml',
      'deal.yml',
      'metric_events.yml',
      'page_view.yml',
    ]);
    expect(readdirSync(join(folder.path, 'model/views')).sort()).toEqual(['metrics.yml', 'sales.yml']);

    const again = await runCommand('compile', folder.path);
    expect(again.stdout).toBe('✓ 6 model files, 6 of them unchanged\n');

    writeFileSync(
      join(folder.path, 'definitions/base.yml'),
      BASE.replace(/domain: sales/, 'domain: selling'),
    );
    const moved = await runCommand('compile', folder.path);
    expect(moved.stdout).toContain('removed  model/views/sales.yml');
    expect(existsSync(join(folder.path, 'model/views/selling.yml'))).toBe(true);
  });

  it('never removes a file that is not its own', async () => {
    await runCommand('compile', folder.path);
    const own = join(folder.path, 'model/cubes/ours.yml');
    writeFileSync(own, 'cubes: []\n');
    expect((await runCommand('compile', folder.path)).code).toBe(0);
    expect(readFileSync(own, 'utf8')).toBe('cubes: []\n');
  });

  it('--check fails on drift and writes nothing', async () => {
    expect((await runCommand('compile', folder.path, '--check')).code).toBe(1);
    expect(existsSync(join(folder.path, 'model'))).toBe(false);
    await runCommand('compile', folder.path);
    const clean = await runCommand('compile', folder.path, '--check');
    expect(clean).toMatchObject({ code: 0, stdout: '✓ model/ is up to date (6 files)\n' });

    const file = join(folder.path, 'model/cubes/deal.yml');
    writeFileSync(file, `${readFileSync(file, 'utf8')}# by hand\n`);
    const drifted = await runCommand('compile', folder.path, '--check');
    expect(drifted.code).toBe(1);
    expect(drifted.stdout).toContain('changed');
    expect(drifted.stderr).toContain('accord compile');
  });

  it('refuses definitions with errors, and shows them', async () => {
    writeFileSync(
      join(folder.path, 'definitions/more.yml'),
      `terms:\n  - {name: t, entity: deal, where: oops}\n`,
    );
    const run = await runCommand('compile', folder.path);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('There is no `oops` on entity deal.');
    expect(existsSync(join(folder.path, 'model'))).toBe(false);
  });

  it('compiles entities and terms that no metric counts yet', async () => {
    writeFileSync(join(folder.path, 'definitions/base.yml'), BASE.slice(0, BASE.indexOf('metrics:')));
    expect((await runCommand('compile', folder.path)).stdout).toContain('✓ 3 model files');
  });
});
