import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { BASE } from '../support/check-marked.js';
import { makeFolder, runCommand } from '../support/run-command.js';

const folders: { remove(): void }[] = [];
function folder(files: Readonly<Record<string, string>>): string {
  const made = makeFolder(files);
  folders.push(made);
  return made.path;
}
afterEach(() => {
  for (const each of folders.splice(0)) each.remove();
});

const BROKEN = `terms:\n  - {name: t, owners: [sales_ops], entity: deal, where: amuont > 1}\n`;
const UNOWNED = `terms:\n  - {name: t, entity: deal, where: amount > 1}\n`;

describe('accord check', () => {
  it('ends with 0 on a clean bare folder', async () => {
    const run = await runCommand('check', folder({ 'all.yml': BASE }));
    expect(run).toEqual({ code: 0, stdout: '✓ 10 definitions in 1 file, no findings\n', stderr: '' });
  });

  it('ends with 1 on findings, with paths relative to the project', async () => {
    const dir = folder({
      'accord.yml': 'name: x\n',
      'definitions/base.yml': BASE,
      'definitions/deep/er/t.yaml': BROKEN,
      'model/not-a-definition.yml': 'cubes: []\n',
      'elsewhere.yml': 'nonsense: [',
    });
    const run = await runCommand('check', dir, '--format', 'json');
    expect(run.code).toBe(1);
    const document = JSON.parse(run.stdout);
    expect(document.summary).toEqual({ errors: 1, warnings: 0, definitions: 11, files: 2 });
    expect(document.findings[0]).toMatchObject({ file: 'definitions/deep/er/t.yaml', line: 2, column: 57 });
  });

  it('fails on warnings only when told to', async () => {
    const dir = folder({
      'accord.yml': 'rules: {missing-owner: warning}\n',
      'definitions/a.yml': BASE,
      'definitions/b.yml': UNOWNED,
    });
    expect((await runCommand('check', dir)).code).toBe(0);
    expect((await runCommand('check', dir, '--fail-on', 'warning')).code).toBe(1);
    expect((await runCommand('check', dir, '--fail-on', 'never')).code).toBe(0);
  });

  it('writes further formats to files', async () => {
    const dir = folder({ 'a.yml': BASE, 'b.yml': BROKEN });
    const file = join(dir, 'findings.json');
    const run = await runCommand('check', dir, '--output', `json=${file}`);
    expect(run.stdout).toContain('error unknown-reference');
    expect(JSON.parse(readFileSync(file, 'utf8')).summary.errors).toBe(1);
  });

  it.each([
    ['a folder that is not there', ['check', 'no/such/folder'], /there is no folder no\/such\/folder/],
    ['a format that is none', ['check', '--format', 'xml'], /xml/],
    ['an option that is none', ['check', '--strict'], /--strict/],
    ['an output without a file', ['check', '--output', 'json'], /FORMAT=FILE/],
    ['a command that is none', ['chekc'], /chekc/],
  ])('ends with 2 on %s', async (_, words, message) => {
    const run = await runCommand(...words);
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(message);
    expect(run.stdout).toBe('');
  });

  it('ends with 2 on an empty folder, and says how to begin', async () => {
    const run = await runCommand('check', folder({}));
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('accord init');
  });

  it('ends with 2 on an accord.yml that cannot be read, and shows where', async () => {
    const dir = folder({ 'accord.yml': 'name: x\ntimezon: UTC\n', 'definitions/a.yml': BASE });
    const run = await runCommand('check', dir);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('accord.yml:2:1');
    expect(run.stderr).toContain('timezone');
  });

  it('takes a definitions folder of another name, and misses one that is not there', async () => {
    const dir = folder({ 'accord.yml': 'definitions: words\n', 'words/a.yml': BASE });
    expect((await runCommand('check', dir)).code).toBe(0);
    const missing = folder({ 'accord.yml': 'definitions: words\n' });
    const run = await runCommand('check', missing);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('words');
  });
});
