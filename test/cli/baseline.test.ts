import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { COMPANY } from '../support/company.js';
import { makeFolder, runCommand } from '../support/run-command.js';

const folders: { remove(): void }[] = [];
afterEach(() => {
  for (const each of folders.splice(0)) each.remove();
});

const term = (name: string, where: string, entity = 'lead') =>
  `terms:\n  - {name: ${name}, owners: [sales_ops], entity: ${entity}, where: ${where}}\n`;
const FILES = {
  'accord.yml': 'name: x\n',
  'definitions/company.yml': COMPANY,
  'definitions/dead.yml': term('dead', 'score > 71 OR score > 700'),
  'definitions/never.yml': term('never', 'score > 5 AND score < 3'),
};

function project(files: Readonly<Record<string, string>> = FILES) {
  const { path, remove } = makeFolder(files);
  folders.push({ remove });
  const at = (name: string) => join(path, name);
  return {
    path,
    check: (...words: readonly string[]) => runCommand('check', path, ...words),
    write: (name: string, text: string) => writeFileSync(at(name), text),
    move: (name: string, to: string) => renameSync(at(name), at(to)),
    baseline: () =>
      existsSync(at('accord-baseline.json')) ? readFileSync(at('accord-baseline.json'), 'utf8') : null,
  };
}

const findings = (
  text: string,
): readonly { readonly rule: string; readonly file: string; readonly line: number }[] =>
  JSON.parse(text).findings;

describe('accord check --baseline', () => {
  it('records what is found; from then on it does not count', async () => {
    const { check, baseline } = project();
    expect((await check()).code).toBe(1);
    const recorded = await check('--baseline');
    expect(recorded).toMatchObject({
      code: 0,
      stderr: '',
      stdout: '✓ accord-baseline.json records 1 error and 1 warning: they do not count from now on.\n',
    });
    expect(baseline()?.match(/"fingerprint"/g)).toHaveLength(2);
    const after = await check();
    expect(after).toMatchObject({ code: 0, stderr: '' });
    expect(after.stdout).toMatch(
      /no findings\n {2}2 known findings do not count, in accord-baseline\.json\.\n$/,
    );
    expect((await check('--fail-on', 'warning')).code).toBe(0);
    const written = baseline();
    expect((await check('--baseline')).stdout).toContain('(0 new, 0 gone)');
    expect(baseline()).toBe(written);
  });

  it('lets new findings count, wherever files move and however they are set', async () => {
    const { check, write, move } = project();
    await check('--baseline');
    move('definitions/dead.yml', 'definitions/a.yml');
    write('definitions/never.yml', `# moved\n\n${term('never', 'score   >   5 and score<3')}`);
    expect((await check()).code).toBe(0);
    write('definitions/new.yml', term('new_one', 'score > 9 AND score < 8'));
    const { code, stdout } = await check('--format', 'json');
    expect(code).toBe(1);
    expect(findings(stdout)).toMatchObject([{ rule: 'never-true', file: 'definitions/new.yml' }]);
  });

  it('fails when a recorded finding is gone, until it is taken out; a new one is not taken in with it', async () => {
    const { check, write, baseline } = project();
    await check('--baseline');
    write('definitions/dead.yml', term('dead', 'score > 71'));
    write('definitions/new.yml', term('new_one', 'score > 9 AND score < 8'));
    const stale = await check('--format', 'json');
    expect(stale.code).toBe(1);
    expect(findings(stale.stdout)).toMatchObject([
      { rule: 'baseline-stale', file: 'accord-baseline.json', line: 5 },
      { rule: 'never-true', file: 'definitions/new.yml' },
    ]);
    const pruned = await check('--prune-baseline');
    expect(pruned).toMatchObject({
      code: 0,
      stdout: '✓ 1 finding taken out of accord-baseline.json, 1 left.\n',
    });
    expect(baseline()).not.toContain('dead');
    expect(findings((await check('--format', 'json')).stdout).map(({ rule }) => rule)).toEqual([
      'never-true',
    ]);
    const again = await check('--prune-baseline');
    expect(again.stdout).toBe(
      '✓ accord-baseline.json holds nothing that is known to be gone (1 finding recorded).\n',
    );
    expect((await check('--baseline')).stdout).toContain('2 errors and 0 warnings (1 new, 0 gone)');
    expect((await check()).code).toBe(0);
  });

  it('goes with its last entry', async () => {
    const { check, write, baseline } = project();
    await check('--baseline');
    write('definitions/dead.yml', term('dead', 'score > 71'));
    write('definitions/never.yml', term('never', 'score > 5'));
    expect((await check('--prune-baseline')).stdout).toBe(
      '✓ 2 findings taken out of accord-baseline.json, which is empty now and was removed.\n',
    );
    expect(baseline()).toBeNull();
    expect(await check('--baseline')).toMatchObject({ code: 0, stdout: '✓ There is nothing to record.\n' });
    expect(baseline()).toBeNull();
    expect((await check()).stdout).not.toContain('known');
  });

  it('is of a bare folder of definitions, too', async () => {
    const { check, baseline } = project({
      'company.yml': COMPANY,
      'dead.yml': FILES['definitions/dead.yml'],
    });
    expect((await check('--baseline')).stdout).toContain('records 0 errors and 1 warning');
    expect(baseline()).toContain('dead.yml');
    expect((await check('--fail-on', 'warning')).code).toBe(0);
  });

  it('says what it does not record: what cannot be read keeps counting, and hides nothing that was recorded', async () => {
    const { check, write, baseline } = project();
    await check('--baseline');
    write('definitions/dead.yml', term('dead', 'score >'));
    const run = await check('--baseline');
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('Kept as it is: 1 recorded finding');
    expect(run.stdout).toContain('Not recorded, and still counting: 1 syntax.');
    expect(baseline()).toContain('"term dead"');
    expect(findings((await check('--format', 'json')).stdout).map(({ rule }) => rule)).toEqual(['syntax']);
  });

  it('records nothing that is about a change', async () => {
    const { check, path } = project();
    const before = project({ ...FILES, 'definitions/dead.yml': term('dead', 'score > 72 OR score > 700') });
    const run = await check('--baseline', '--against-dir', before.path);
    expect(run.stdout).toContain('records 1 error and 1 warning');
    expect(run.stdout).toContain('Not recorded, and still counting: 1 meaning-changed.');
    expect((await runCommand('check', path, '--against-dir', before.path)).code).toBe(1);
  });

  it.each([
    [['--baseline', '--prune-baseline'], "'--baseline' cannot be used with option '--prune-baseline'"],
    [['--baseline', '--format', 'json'], "'--baseline' cannot be used with option '--format"],
    [
      ['--prune-baseline', '--output', 'json=x.json'],
      "'--prune-baseline' cannot be used with option '--output",
    ],
    [['--baseline', '--data'], "'--baseline' cannot be used with option '--data'"],
    [['--baseline', '--fail-on', 'never'], "'--baseline' cannot be used with option '--fail-on"],
  ])('does one thing at a time: %j', async (words, message) => {
    const { check, baseline } = project();
    const run = await check(...words);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(message);
    expect(baseline()).toBeNull();
  });

  it('that is not there, or cannot be understood, is not pruned', async () => {
    const { check, write, baseline } = project();
    const missing = await check('--prune-baseline');
    expect(missing).toMatchObject({ code: 2, stdout: '' });
    expect(missing.stderr).toContain('there is no accord-baseline.json');
    write('accord-baseline.json', '{"findings": [\n<<<<<<< HEAD\n');
    const broken = await check('--prune-baseline');
    expect(broken.code).toBe(2);
    expect(broken.stderr).toContain('not all of accord-baseline.json can be understood');
    expect(baseline()).toContain('<<<<<<<');
    const told = await check('--format', 'json');
    expect(told.code).toBe(1);
    expect(findings(told.stdout)[0]).toMatchObject({ rule: 'syntax', file: 'accord-baseline.json', line: 2 });
    expect((await check('--baseline')).code).toBe(0);
    expect((await check()).code).toBe(0);
  });
});

describe('the formats', () => {
  it('tell what is known beside what counts', async () => {
    const { check, write } = project();
    await check('--baseline');
    write('definitions/new.yml', term('new_one', 'score > 9 AND score < 8'));
    const json = JSON.parse((await check('--format', 'json')).stdout);
    expect(json.summary).toMatchObject({ errors: 1, warnings: 0, suppressed: 2 });
    expect(json.suppressed).toMatchObject([
      {
        rule: 'dead-branch',
        severity: 'warning',
        file: 'definitions/dead.yml',
        by: 'baseline',
        entry: { file: 'accord-baseline.json', line: 5 },
      },
      { rule: 'never-true', severity: 'error', by: 'baseline', definition: { kind: 'term', name: 'never' } },
    ]);
    const sarif = JSON.parse((await check('--format', 'sarif')).stdout).runs[0].results;
    expect(
      sarif.map((each: { level: string; suppressions?: object[] }) => [each.level, each.suppressions]),
    ).toEqual([
      ['error', undefined],
      [
        'note',
        [
          {
            kind: 'external',
            status: 'accepted',
            justification: 'Recorded in the baseline, accord-baseline.json:5.',
          },
        ],
      ],
      [
        'note',
        [
          {
            kind: 'external',
            status: 'accepted',
            justification: 'Recorded in the baseline, accord-baseline.json:6.',
          },
        ],
      ],
    ]);
    const junit = (await check('--format', 'junit')).stdout;
    expect(junit).toContain('<testsuites name="accord check" tests="3" failures="1" errors="0">');
    expect(junit.match(/<skipped>/g)).toHaveLength(2);
    const said = '2 known findings do not count, in accord-baseline.json.';
    expect((await check('--format', 'markdown')).stdout).toContain(said);
    expect((await check('--format', 'github')).stdout.trimEnd().split('\n').at(-1)).toBe(said);
    const gitlab = JSON.parse((await check('--format', 'gitlab')).stdout);
    expect(gitlab).toHaveLength(1);
  });
});

describe('a model', () => {
  it('is made of what is known, unless it cannot be', async () => {
    const { check, path, write } = project();
    expect((await runCommand('compile', path)).code).toBe(1);
    await check('--baseline');
    expect((await runCommand('compile', path)).code).toBe(0);
    write('definitions/new.yml', term('new_one', 'scoer > 9'));
    await check('--baseline');
    expect((await check()).code).toBe(0);
    const refused = await runCommand('compile', path);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('There is no `scoer` on entity lead.');
    expect(refused.stderr).toContain('a model cannot be made of it all the same');
    expect(refused.stderr).not.toContain('never-true');
  });

  it('is made while the baseline holds what is gone', async () => {
    const { check, path, write } = project();
    await check('--baseline');
    write('definitions/dead.yml', term('dead', 'score > 71'));
    expect((await check()).code).toBe(1);
    expect((await runCommand('compile', path)).code).toBe(0);
  });
});
