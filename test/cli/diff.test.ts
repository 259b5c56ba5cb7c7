import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BASE } from '../support/check-marked.js';
import { makeFolder, runCommand } from '../support/run-command.js';
import { makeRepository, plainEnvironment } from '../workspace/git/support/scratch-repository.js';

beforeEach(() => {
  const plain = plainEnvironment();
  for (const name of Object.keys(process.env)) if (!(name in plain)) vi.stubEnv(name, undefined);
  for (const name of ['GIT_CONFIG_GLOBAL', 'GIT_CONFIG_SYSTEM']) vi.stubEnv(name, plain[name]);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const term = (where: string, more = '') =>
  `terms:\n  - {name: large_deal, owners: [sales_ops], entity: deal, where: "${where}"${more}}\n`;
const COUNT = 'metrics:\n  - {name: large_deals, owners: [sales_ops], type: count, of: large_deal}\n';
const company = (files: Readonly<Record<string, string>>, shared = BASE) => ({
  'accord.yml': 'name: Test\n',
  'definitions/base.yml': shared,
  ...files,
});

interface Told {
  readonly rule: string;
  readonly definition?: unknown;
  readonly witness?: unknown;
  readonly related: readonly { readonly file: string; readonly base?: boolean }[];
}

async function check(
  path: string,
  ref: string,
): Promise<{ readonly code: number; readonly findings: readonly Told[] }> {
  const { code, stdout } = await runCommand(
    'check',
    path,
    '--against',
    ref,
    '--format',
    'json',
    '--no-cache',
  );
  return { code, findings: JSON.parse(stdout).findings };
}

const rulesOf = ({ findings }: { readonly findings: readonly Told[] }) => findings.map(({ rule }) => rule);

describe('accord check --against', () => {
  it('follows a project through a series of changes in git', async () => {
    const repository = makeRepository();
    const { path } = repository;
    const start = company({
      'definitions/sales/large.yml': term('amount >= 1000') + COUNT,
    });
    repository.commit(start);

    repository.commit({
      'definitions/sales/large.yml': `# said otherwise\n${term('NOT amount < 1000.00')}${COUNT}`,
    });
    expect(await check(path, 'HEAD~1')).toEqual({ code: 0, findings: [] });

    repository.commit({ 'definitions/sales/large.yml': term('amount >= 5000') + COUNT });
    const narrowed = await check(path, 'HEAD~1');
    expect(narrowed.code).toBe(1);
    expect(narrowed.findings).toMatchObject([
      {
        rule: 'meaning-changed',
        definition: { kind: 'term', name: 'large_deal' },
        file: 'definitions/sales/large.yml',
        line: 2,
        column: 66,
        relation: 'narrower',
        witness: { onlyOther: { amount: 1000 } },
        related: [{ file: 'definitions/sales/large.yml', line: 3, base: true }],
      },
    ]);

    repository.commit({ 'definitions/sales/large.yml': term('amount >= 5000', ', version: 2') + COUNT });
    expect(await check(path, 'HEAD~2')).toEqual({ code: 0, findings: [] });
    expect(rulesOf(await check(path, 'HEAD~1'))).toEqual(['version-without-change']);

    rmSync(join(path, 'definitions/sales'), { recursive: true });
    repository.commit({ 'definitions/deals/large.yml': term('amount >= 5000', ', version: 2') + COUNT });
    expect(await check(path, 'HEAD~1')).toEqual({ code: 0, findings: [] });

    const big = term('amount >= 5000', ', version: 2').replace('large_deal', 'big_deal');
    repository.commit({
      'definitions/deals/large.yml': big + COUNT.replace('of: large_deal', 'of: big_deal'),
    });
    expect(rulesOf(await check(path, 'HEAD~1'))).toEqual(['definition-renamed']);

    repository.commit({ 'definitions/deals/large.yml': '# gone\n' });
    const gone = await check(path, 'HEAD~1');
    expect([gone.code, rulesOf(gone)]).toEqual([1, ['definition-removed', 'definition-removed']]);
  });

  it('sees privacy that went, by the settings of the base', async () => {
    const repository = makeRepository();
    const shared = (privacy: string) =>
      BASE.replace('{name: employees, type: integer}', `{name: employees, type: integer${privacy}}`);
    repository.commit({ 'accord.yml': 'definitions: old\n', 'old/base.yml': shared(', privacy: secret') });
    rmSync(join(repository.path, 'old'), { recursive: true });
    repository.commit({ 'accord.yml': 'definitions: new\n', 'new/base.yml': shared('') });
    const { code, findings } = await check(repository.path, 'HEAD~1');
    expect(code).toBe(1);
    expect(findings).toMatchObject([
      { rule: 'privacy-lowered', file: 'new/base.yml', related: [{ file: 'old/base.yml', base: true }] },
    ]);
  });

  it('finds what two branches that pass alone make together', async () => {
    const repository = makeRepository();
    const { path } = repository;
    const git = (...words: readonly string[]) => repository.git(...words);
    repository.commit(company({ 'definitions/one.yml': '# one\n', 'definitions/two.yml': '# two\n' }));
    git('branch', '-M', 'main');
    git('checkout', '-q', '-b', 'one');
    repository.commit({ 'definitions/one.yml': term('amount >= 1000', ', synonyms: [key deal]') });
    expect(await check(path, 'main')).toMatchObject({ code: 0, findings: [] });
    git('checkout', '-q', '-b', 'two', 'main');
    repository.commit({
      'definitions/two.yml': term('amount >= 2000', ', synonyms: [key deals]').replace(
        'large_deal',
        'major_deal',
      ),
    });
    expect(await check(path, 'main')).toMatchObject({ code: 0, findings: [] });
    git('merge', '-q', '--no-edit', 'one');
    const merged = await check(path, 'main');
    expect([merged.code, rulesOf(merged)]).toEqual([1, ['conflicting-definition']]);
  });

  it('tells of settings that changed, at their keys, by the level that the base set', async () => {
    const repository = makeRepository();
    const { path } = repository;
    repository.commit({
      ...company({}),
      'accord.yml': 'rules: {settings-changed: error}\napprovals: required\n',
    });
    const weaker = '# weaker\nrules:\n  undecided: off\n';
    repository.commit({ 'accord.yml': weaker });
    const { code, findings } = await check(path, 'HEAD~1');
    expect(code).toBe(1);
    expect(findings).toMatchObject([
      {
        rule: 'settings-changed',
        severity: 'error',
        message: 'Approvals are not required any more.',
        line: 1,
      },
      { message: 'The rule `settings-changed` was error and is warning.', line: 2, column: 1, endColumn: 6 },
      { definition: null, file: 'accord.yml', line: 3, column: 3, endLine: 3, endColumn: 17 },
    ]);
    expect(findings[0]?.related).toMatchObject([
      { file: 'accord.yml', line: 2, base: true, definition: null },
    ]);
    expect(await check(path, 'HEAD')).toEqual({ code: 0, findings: [] });
  });

  it('takes no other YAML for definitions in the pull request that introduces Accord', async () => {
    const repository = makeRepository();
    const { path } = repository;
    repository.commit({ 'docker-compose.yml': 'services: {db: {image: postgres}}\n' });
    repository.commit(company({ 'definitions/large.yml': term('amount >= 1000') }));
    repository.git('branch', '-q', 'first', 'HEAD~1');
    expect((await runCommand('diff', 'HEAD~1', '--dir', path)).stdout).not.toContain('gone');
    repository.commit({ 'accord.yml': 'name: Test\nrules: {dead-branch: off}\n' });
    rmSync(join(path, 'docker-compose.yml'));
    repository.commit();
    expect(await check(path, 'first')).toEqual({ code: 0, findings: [] });
  });

  it('follows a project that moves to another folder', async () => {
    const repository = makeRepository();
    const { path } = repository;
    const start = company({ 'definitions/large.yml': term('amount >= 1000') });
    repository.commit(Object.fromEntries(Object.entries(start).map(([file, text]) => [`old/${file}`, text])));
    repository.git('mv', 'old', 'metrics');
    repository.commit({ 'metrics/definitions/large.yml': term('amount >= 5000') });
    const moved = await check(join(path, 'metrics'), 'HEAD~1');
    expect([moved.code, rulesOf(moved)]).toEqual([1, ['meaning-changed']]);
  });

  it('cannot compare with what is not there: exit 2, and how to repair it', async () => {
    const repository = makeRepository();
    repository.commit(company({}));
    repository.git('branch', '-M', 'main');
    for (const words of [
      ['check', repository.path, '--against', 'mian'],
      ['diff', 'mian', '--dir', repository.path],
    ]) {
      const { code, stdout, stderr } = await runCommand(...words);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain('did you mean `main`?');
    }
    repository.commit({ 'accord.yml': 'definitoins: x\n' });
    repository.commit({ 'accord.yml': 'name: Test\n' });
    const broken = await runCommand('check', repository.path, '--against', 'HEAD~1');
    expect(broken.code).toBe(2);
    expect(broken.stderr).toContain('the accord.yml of `HEAD~1` cannot be understood');
    const whole =
      /the last commit whose accord.yml is whole: `--against (\w+)`/.exec(broken.stderr)?.[1] ?? '';
    expect(whole).toBe(repository.git('rev-parse', '--short=12', 'HEAD~2'));
    expect(await check(repository.path, whole)).toEqual({ code: 0, findings: [] });
    const both = await runCommand('check', repository.path, '--against', 'HEAD', '--against-dir', '.');
    expect(both.code).toBe(2);
    expect(both.stderr).toContain('compare with one of them');
  });
});

describe('accord diff', () => {
  const before = makeFolder(company({ 'definitions/large.yml': term('amount >= 1000') + COUNT }));
  const after = makeFolder(
    company({
      'definitions/large.yml': term('amount >= 5000', ', title: Large') + COUNT,
      'definitions/more.yml': term('amount < 5').replace('large_deal', 'small_deal'),
    }),
  );
  const broken = makeFolder({ 'accord.yml': 'definitoins: x\n' });

  afterAll(() => {
    for (const folder of [before, after, broken]) folder.remove();
  });

  it('tells what changed, definition by definition, and judges nothing', async () => {
    const { code, stdout } = await runCommand('diff', '--against-dir', before.path, '--dir', after.path);
    expect(code).toBe(0);
    expect(stdout).toBe(`term large_deal
  The term \`large_deal\` is narrower now: a deal with amount 1000.00 no longer belongs. definitions/large.yml:2
  What people read of the term \`large_deal\` changed: its title is \`Large\`, and nothing was said before. definitions/large.yml:2
  Reaches 1 metric, of Sales ops.

term small_deal
  The term \`small_deal\` is new. definitions/more.yml:2

metric large_deals
  The metric \`large_deals\` changed its meaning with term \`large_deal\`. definitions/large.yml:4

3 definitions changed since ${before.path}, 1 in meaning
`);
  });

  it('tells of settings after the definitions', async () => {
    const now = makeFolder(company({ 'accord.yml': 'name: Acme\ntimezone: Asia/Tokyo\n' }));
    const was = makeFolder(company({}));
    try {
      const words = ['diff', '--against-dir', was.path, '--dir', now.path];
      const { stdout } = await runCommand(...words);
      expect(stdout).toBe(`settings accord.yml
  The time zone was UTC and is Asia/Tokyo: the days, weeks and months of every metric begin at another moment. accord.yml:2
  \`name\` was \`Test\` and is \`Acme\`. accord.yml:1

2 settings changed since ${was.path}
`);
      const { changes, settings } = JSON.parse((await runCommand(...words, '--format', 'json')).stdout);
      expect(changes).toEqual([]);
      expect(settings).toMatchObject([
        {
          kind: 'time-zone-changed',
          setting: 'timezone',
          from: 'UTC',
          to: 'Asia/Tokyo',
          line: 2,
          endColumn: 21,
        },
        { kind: 'setting-changed', setting: 'name', before: { file: 'accord.yml', line: 1, column: 1 } },
      ]);
    } finally {
      now.remove();
      was.remove();
    }
  });

  it('tells the same to tools', async () => {
    const { code, stdout } = await runCommand(
      'diff',
      '--against-dir',
      before.path,
      '--dir',
      after.path,
      '--format',
      'json',
    );
    expect(code).toBe(0);
    const told = JSON.parse(stdout);
    expect(told).toMatchObject({ version: 1, base: { name: before.path, commit: null } });
    expect(told.changes[0]).toEqual({
      kind: 'meaning-changed',
      definition: { kind: 'term', name: 'large_deal' },
      message: 'the term `large_deal` is narrower now: a deal with amount 1000.00 no longer belongs',
      file: 'definitions/large.yml',
      line: 2,
      column: 66,
      endLine: 2,
      endColumn: 82,
      before: { file: 'definitions/large.yml', line: 2, column: 66, endLine: 2, endColumn: 82 },
      relation: 'narrower',
      differs: ['condition'],
      proof: 'refuted',
      assumptions: [],
      witness: { onlyOther: { amount: 1000 }, both: { amount: 5000 } },
      affected: [{ kind: 'metric', name: 'large_deals' }],
    });
    expect(told.changes.map(({ kind }: { kind: string }) => kind)).toEqual([
      'meaning-changed',
      'words-changed',
      'added',
      'meaning-inherited',
    ]);
  });

  it('says so when nothing changed', async () => {
    const { code, stdout } = await runCommand('diff', '--against-dir', after.path, '--dir', after.path);
    expect([code, stdout]).toEqual([0, `nothing changed since ${after.path}\n`]);
  });

  it('reads a ref', async () => {
    const repository = makeRepository();
    const commit = repository.commit(company({ 'definitions/large.yml': term('amount >= 1000') }));
    repository.commit({ 'definitions/large.yml': term('amount >= 10') });
    const { code, stdout } = await runCommand('diff', 'HEAD~1', '--dir', repository.path, '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      base: { name: 'HEAD~1', commit },
      changes: [{ kind: 'meaning-changed', relation: 'wider', witness: { onlyThis: { amount: 10 } } }],
    });
  });

  it.each([
    ['nothing to compare with', []],
    ['there is no folder', ['--against-dir', join(before.path, 'nowhere')]],
    ['cannot be understood', ['--against-dir', broken.path]],
  ])('ends with 2 when it cannot compare: %s', async (message, words) => {
    const { code, stdout, stderr } = await runCommand('diff', '--dir', after.path, ...words);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});
