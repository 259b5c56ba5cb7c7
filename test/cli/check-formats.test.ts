import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BASE } from '../support/check-marked.js';
import { readCommands } from '../support/read-commands.js';
import { makeFolder, runCommand } from '../support/run-command.js';

const folders: { remove(): void }[] = [];
function folder(files: Readonly<Record<string, string>>): string {
  const made = makeFolder(files);
  folders.push(made);
  return made.path;
}

beforeEach(() => {
  // The suite itself may run on a forge.
  for (const name of ['GITHUB_STEP_SUMMARY', 'GITHUB_SERVER_URL', 'CI_PROJECT_URL']) vi.stubEnv(name, '');
});
afterEach(() => {
  vi.unstubAllEnvs();
  for (const each of folders.splice(0)) each.remove();
});

const BROKEN = `terms:\n  - {name: t, owners: [sales_ops], entity: deal, where: amuont > 1}\n`;
const FILES = {
  'metrics/accord.yml': 'name: x\n',
  'metrics/definitions/base.yml': BASE,
  'metrics/definitions/t.yml': BROKEN,
};

/** A project in a folder of a repository; the paths of the repository and the project. */
function repository(files: Readonly<Record<string, string>> = FILES): readonly [string, string] {
  const root = folder(files);
  mkdirSync(join(root, '.git'));
  return [root, join(root, 'metrics')];
}

describe('accord check --format', () => {
  it('names files from the root of the repository where forges read', async () => {
    const [root, project] = repository();
    const out = join(root, 'made', 'reports');
    const formats = ['sarif', 'gitlab', 'markdown', 'junit', 'json'];
    const run = await runCommand(
      'check',
      project,
      '--format',
      'github',
      ...formats.flatMap((format) => ['--output', `${format}=${out}/${format}`]),
    );
    expect(run.code).toBe(1);
    const [command] = readCommands(run.stdout);
    expect(command?.properties.file).toBe('metrics/definitions/t.yml');
    const [sarif, gitlab, markdown, junit, json] = formats.map((each) =>
      readFileSync(join(out, each), 'utf8'),
    );
    const [result] = JSON.parse(sarif ?? '').runs[0].results;
    expect(result.locations[0].physicalLocation.artifactLocation.uri).toBe('metrics/definitions/t.yml');
    expect(JSON.parse(gitlab ?? '')[0].location.path).toBe('metrics/definitions/t.yml');
    expect(markdown).toContain('at <code>metrics/definitions/t.yml:2</code>');
    expect(junit).toContain('classname="definitions/t.yml"');
    expect(JSON.parse(json ?? '').findings[0].file).toBe('definitions/t.yml');
  });

  it('finds the repository of a worktree, through a link, and does without one', async () => {
    const [root, project] = repository();
    const place = folder({});
    symlinkSync(project, join(place, 'link'));
    const linked = await runCommand('check', join(place, 'link'), '--format', 'gitlab');
    expect(JSON.parse(linked.stdout)[0].location.path).toBe('metrics/definitions/t.yml');
    writeFileSync(join(root, 'metrics', '.git'), 'gitdir: elsewhere\n');
    const inner = await runCommand('check', project, '--format', 'gitlab');
    expect(JSON.parse(inner.stdout)[0].location.path).toBe('definitions/t.yml');
    const bare = await runCommand('check', folder({ 'a.yml': BASE, 'b.yml': BROKEN }), '--format', 'gitlab');
    expect(JSON.parse(bare.stdout)[0].location.path).toBe('b.yml');
  });

  it("adds to the step's summary, and only for github", async () => {
    const [root, project] = repository();
    const summary = join(root, 'summary.md');
    vi.stubEnv('GITHUB_STEP_SUMMARY', summary);
    writeFileSync(summary, 'Before.\n');
    await runCommand('check', project);
    expect(readFileSync(summary, 'utf8')).toBe('Before.\n');
    await runCommand('check', project, '--format', 'github');
    const text = readFileSync(summary, 'utf8');
    expect(text).toMatch(/^Before\.\n<!-- accord-report metrics -->\n## Accord: 1 error, 0 warnings\n/);
    expect(text).toContain('#### unknown-reference: term <code>t</code>');
    await runCommand('check', project, '--output', `github=${join(root, 'log')}`);
    expect(readFileSync(summary, 'utf8').match(/## Accord/g)).toHaveLength(2);
  });

  it('leaves a full summary as it is, and says so', async () => {
    const [root, project] = repository();
    const summary = join(root, 'summary.md');
    vi.stubEnv('GITHUB_STEP_SUMMARY', summary);
    writeFileSync(summary, 'x'.repeat(1_048_000));
    const run = await runCommand('check', project, '--format', 'github');
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('is full');
    expect(readFileSync(summary, 'utf8')).toHaveLength(1_048_000);
  });

  it('ends with 2 when the summary or an output cannot be written', async () => {
    const [root, project] = repository();
    const output = await runCommand('check', project, '--output', `junit=${root}`);
    expect(output.code).toBe(2);
    expect(output.stderr).toContain('cannot write');
    vi.stubEnv('GITHUB_STEP_SUMMARY', root);
    const summary = await runCommand('check', project, '--format', 'github');
    expect(summary.code).toBe(2);
    expect(summary.stderr).toContain('cannot write the step summary');
  });

  it('links to the commit on the forge that runs it', async () => {
    const [, project] = repository();
    vi.stubEnv('CI_PROJECT_URL', 'https://gitlab.example.com/acme/x');
    vi.stubEnv('CI_COMMIT_SHA', 'abc');
    const gitlab = await runCommand('check', project, '--format', 'markdown');
    expect(gitlab.stdout).toContain(
      '](https://gitlab.example.com/acme/x/-/blob/abc/metrics/definitions/t.yml#L2)',
    );
    vi.stubEnv('GITHUB_SERVER_URL', 'https://github.com');
    vi.stubEnv('GITHUB_REPOSITORY', 'acme/x');
    vi.stubEnv('GITHUB_SHA', 'def');
    const github = await runCommand('check', project, '--format', 'markdown');
    expect(github.stdout).toContain('](https://github.com/acme/x/blob/def/metrics/definitions/t.yml#L2)');
  });

  it('fails in JUnit what fails the check', async () => {
    const [, project] = repository();
    const never = await runCommand('check', project, '--format', 'junit', '--fail-on', 'never');
    expect(never.code).toBe(0);
    expect(never.stdout).toContain('failures="0"');
    const error = await runCommand('check', project, '--format', 'junit');
    expect(error.code).toBe(1);
    expect(error.stdout).toContain('failures="1"');
  });

  it("carries each rule's page in SARIF", async () => {
    const [, project] = repository();
    const run = await runCommand('check', project, '--format', 'sarif');
    const { rules } = JSON.parse(run.stdout).runs[0].tool.driver;
    const page = (id: string) => rules.find((rule: { id: string }) => rule.id === id).help.markdown;
    expect(page('unknown-reference')).toMatch(/^Severity: error\.\n[\s\S]*\*\*What to do\.\*\*/);
    expect(page('syntax')).toMatch(/^Severity: error\.\n/);
  });
});
