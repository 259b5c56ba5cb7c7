import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { COMPANY } from '../support/company.js';
import { makeFolder, runCommand } from '../support/run-command.js';

const folders: { remove(): void }[] = [];
afterEach(() => {
  for (const each of folders.splice(0)) each.remove();
});

const NEVER = `terms:\n  - {name: never, owners: [sales_ops], entity: lead, where: score > 5 AND score < 3}\n`;
const waiver = (expires: string, rule = 'never-true', owner = 'sales_ops') =>
  `waivers:\n  - rule: ${rule}\n    definitions: [term never]\n    reason: Marketing migrates it in Q1\n    owner: ${owner}\n    expires: ${expires}\n`;

function project(waivers: string, files: Readonly<Record<string, string>> = {}) {
  const { path, remove } = makeFolder({
    'accord.yml': 'name: x\n',
    'definitions/company.yml': COMPANY,
    'definitions/never.yml': NEVER,
    'waivers.yml': waivers,
    ...files,
  });
  folders.push({ remove });
  return {
    path,
    check: (...words: readonly string[]) => runCommand('check', path, ...words),
    write: (name: string, text: string) => writeFileSync(join(path, name), text),
  };
}

describe('waivers.yml', () => {
  it('has no other name: a file that nobody reads is no silence', async () => {
    const { check, write } = project('');
    write('waivers.yaml', waiver('9999-12-31'));
    const { code, stderr } = await check();
    expect(code).toBe(2);
    expect(stderr).toContain('waivers.yaml is not read');
    expect(stderr).toContain('call it waivers.yml');
  });

  it('waives a finding, and every format that has room says why', async () => {
    const { check } = project(waiver('9999-12-31'));
    const { code, stdout } = await check();
    expect(code).toBe(0);
    expect(stdout).toMatch(/no findings\n {2}1 known finding does not count, in waivers\.yml\.\n$/);
    expect(JSON.parse((await check('--format', 'json')).stdout)).toMatchObject({
      summary: { errors: 0, warnings: 0, suppressed: 1 },
      findings: [],
      suppressed: [
        {
          rule: 'never-true',
          definition: { kind: 'term', name: 'never' },
          by: 'waiver',
          reason: 'Marketing migrates it in Q1',
          owner: 'sales_ops',
          expires: '9999-12-31',
          entry: { file: 'waivers.yml', line: 2 },
        },
      ],
    });
    const why = 'Waived by sales_ops until 9999-12-31, waivers.yml:2: Marketing migrates it in Q1';
    const [result] = JSON.parse((await check('--format', 'sarif')).stdout).runs[0].results;
    expect(result.suppressions).toEqual([{ kind: 'external', status: 'accepted', justification: why }]);
    const junit = (await check('--format', 'junit')).stdout;
    expect(junit).toContain(why);
    expect(junit).toContain('tests="1" failures="0"');
  });

  it('whose day is over lets the finding count, and says so on the day', async () => {
    const { check } = project(waiver('2001-01-31'));
    const { code, stdout } = await check('--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout).findings).toMatchObject([
      { rule: 'never-true', file: 'definitions/never.yml' },
      { rule: 'waiver-expired', file: 'waivers.yml', line: 6, column: 14, endColumn: 24 },
    ]);
  });

  it('that waives nothing is told, with the entry', async () => {
    const { check } = project(waiver('9999-12-31', 'dead-branch'));
    const { code, stdout } = await check('--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout).findings).toMatchObject([
      { rule: 'never-true' },
      { rule: 'waiver-stale', file: 'waivers.yml', line: 2, definition: { kind: 'term', name: 'never' } },
    ]);
  });

  it('with a mistake waives nothing, and the mistake has its place', async () => {
    const { check } = project(waiver('9999-12-31', 'never-true', 'sales_op'));
    const { code, stdout } = await check();
    expect(code).toBe(1);
    expect(stdout).toContain('There is no team `sales_op`; did you mean `sales_ops`?');
    expect(stdout).toContain('waivers.yml:5:12');
    expect(stdout).toContain('2 errors');
  });

  it('waives what the change that brings it does, until its day', async () => {
    const before = project('', { 'definitions/never.yml': NEVER.replace('score < 3', 'score > 3') });
    const changed = (expires: string) =>
      project(waiver(expires, 'meaning-changed'), {
        'definitions/never.yml': NEVER.replace('score < 3', 'score > 8'),
      });
    const rules = async (expires: string) => {
      const { path } = changed(expires);
      const run = await runCommand('check', path, '--against-dir', before.path, '--format', 'json');
      const { findings } = JSON.parse(run.stdout);
      return findings
        .filter(({ severity }: { severity: string }) => severity === 'error')
        .map(({ rule }: { rule: string }) => rule);
    };
    expect(await rules('9999-12-31')).toEqual([]);
    expect(await rules('2001-01-31')).toEqual(['meaning-changed', 'waiver-expired']);
    const alone = await runCommand('check', changed('9999-12-31').path);
    expect(alone.stdout).not.toContain('waiver-stale');
  });

  it('is no file of definitions where these stand beside it', async () => {
    const { path, remove } = makeFolder({
      'accord.yml': '',
      'company.yml': COMPANY,
      'never.yml': NEVER,
      'waivers.yml': waiver('9999-12-31'),
    });
    folders.push({ remove });
    expect((await runCommand('check', path)).code).toBe(0);
    const run = await runCommand('check', path, '--against-dir', path, '--format', 'json');
    expect(JSON.parse(run.stdout).findings).toEqual([]);
  });

  it('lets a model be made, unless none can be', async () => {
    const { path, write } = project(waiver('9999-12-31'));
    expect((await runCommand('compile', path)).code).toBe(0);
    write('definitions/never.yml', NEVER.replace('score < 3', 'scoer < 3'));
    write('waivers.yml', waiver('9999-12-31', 'unknown-reference'));
    expect((await runCommand('check', path)).code).toBe(0);
    expect((await runCommand('compile', path)).code).toBe(1);
  });
});
