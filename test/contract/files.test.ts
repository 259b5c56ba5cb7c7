import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { makeFolder, runCommand } from '../support/run-command.js';
import { COMPANY, isStructural } from './company.js';

const folders: { remove(): void }[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = makeFolder(files);
  folders.push(folder);
  return folder.path;
}

interface Found {
  readonly rule: string;
  readonly severity: string;
  readonly definition: { readonly kind: string; readonly name: string } | null;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly message: string;
  readonly related: readonly { readonly file: string; readonly line: number; readonly column: number }[];
  readonly fingerprint: string;
}

async function check(files: Readonly<Record<string, string>>, ...options: readonly string[]) {
  return checkFolder(folderOf(files), ...options);
}

async function checkFolder(folder: string, ...options: readonly string[]) {
  const { code, stdout, stderr } = await runCommand('check', folder, '--format', 'json', ...options);
  // The command's own documented form.
  const report = JSON.parse(stdout) as {
    readonly version: number;
    readonly summary: Readonly<Record<string, number>>;
    readonly findings: readonly Found[];
  };
  return { code, stderr, ...report, findings: report.findings.filter(isStructural) };
}

const place = ({ file, line, column, endLine, endColumn }: Found) =>
  `${file}:${line}:${column}-${endLine}:${endColumn}`;
const places = (found: readonly Found[]) => found.map((each) => `${each.rule} ${place(each)}`);

const CONFIG = 'name: acme\n';
const term = (where: string, name = 't') =>
  `terms:\n  - name: ${name}\n    owners: [sales_ops]\n    entity: lead\n    where: ${where}\n`;
const withTerm = (where: string) => ({
  'accord.yml': CONFIG,
  'definitions/a.yml': COMPANY,
  'definitions/b.yml': term(where),
});

describe('exit codes and the summary', () => {
  it('0 for a clean project', async () => {
    const { code, version, summary, findings } = await check(withTerm('score > 5'));
    expect({ code, version, findings }).toEqual({ code: 0, version: 1, findings: [] });
    expect(summary).toEqual({ errors: 0, warnings: 0, definitions: 33, files: 2 });
  });

  it('1 for errors, with the shape of a finding', async () => {
    const { code, summary, findings } = await check(withTerm("status = 'Çlosed' AND score > 5"));
    expect(code).toBe(1);
    expect(summary).toMatchObject({ errors: 1, warnings: 0 });
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      rule: 'unknown-value',
      severity: 'error',
      definition: { kind: 'term', name: 't' },
      file: 'definitions/b.yml',
      line: 5,
      column: 21,
      endLine: 5,
      endColumn: 29,
      related: [],
    });
    expect(findings[0]?.fingerprint).toMatch(/^[0-9a-f]+$/);
  });

  const deprecated = (where: string) =>
    `${term('score > 7', 'old').trimEnd()}\n    status: deprecated\n    sunset: 2099-01-01\n${term(where).replace('terms:\n', '')}`;

  it('0 for warnings, 1 with --fail-on warning, 0 with --fail-on never', async () => {
    const folder = folderOf({
      'accord.yml': CONFIG,
      'definitions/a.yml': COMPANY,
      'definitions/b.yml': deprecated('old'),
    });
    expect(await checkFolder(folder)).toMatchObject({ code: 0, summary: { errors: 0, warnings: 1 } });
    expect(await checkFolder(folder, '--fail-on', 'warning')).toMatchObject({ code: 1 });
    const broken = folderOf(withTerm('nope'));
    expect(await checkFolder(broken, '--fail-on', 'never')).toMatchObject({
      code: 0,
      summary: { errors: 1 },
    });
  });

  it('takes the severity of a rule from accord.yml', async () => {
    const files = {
      'accord.yml': 'rules: {deprecated-reference: error}\n',
      'definitions/a.yml': COMPANY,
      'definitions/b.yml': deprecated('old'),
    };
    expect(await check(files)).toMatchObject({ code: 1, summary: { errors: 1, warnings: 0 } });
    const off = { ...files, 'accord.yml': 'rules: {deprecated-reference: off}\n' };
    expect(await check(off)).toMatchObject({ code: 0, summary: { errors: 0, warnings: 0 } });
    const milder = { ...withTerm('nope'), 'accord.yml': 'rules:\n  unknown-reference: warning\n' };
    expect(await check(milder)).toMatchObject({ code: 0, summary: { errors: 0, warnings: 1 } });
  });

  it('accepts every rule in accord.yml', async () => {
    const rules = [
      'syntax',
      'unknown-reference',
      'type-mismatch',
      'unknown-value',
      'name-collision',
      'conflicting-definition',
      'duplicate-definition',
      'confusable-names',
      'false-variant',
      'shadowed-term',
      'claim-drift',
      'never-true',
      'always-true',
      'dead-branch',
      'broken-promise',
      'segments-overlap',
      'segments-gap',
      'handoff-gap',
      'handoff-unreleased',
      'grain-mismatch',
      'missing-owner',
      'approval-missing',
      'deprecated-reference',
      'reference-cycle',
      'schema-drift',
      'undecided',
      'meaning-changed',
      'version-without-change',
      'definition-removed',
      'definition-renamed',
      'promise-dropped',
      'owner-dropped',
      'privacy-lowered',
    ];
    const config = `rules:\n${rules.map((rule, at) => `  ${rule}: ${['off', 'warning', 'error'][at % 3]}\n`).join('')}`;
    expect(await check({ ...withTerm('score > 5'), 'accord.yml': config })).toMatchObject({
      code: 0,
      findings: [],
    });
  });

  it.each([
    ['a folder that is not there', ['check', '/nowhere/at/all']],
    ['an unknown format', ['check', '.', '--format', 'xml']],
    ['an unknown option', ['check', '.', '--strict']],
    ['an unknown severity', ['check', '.', '--fail-on', 'info']],
    ['an unknown command', ['chekc']],
  ])('2 for %s', async (_, words) => {
    const { code, stdout } = await runCommand(...words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it.each([
    ['an unknown key', 'nam: acme\n', 'name'],
    ['an unknown rule', 'rules: {unknown-refrence: off}\n', 'unknown-reference'],
    ['an unknown level', 'rules: {undecided: info}\n', 'warning'],
    ['no YAML', 'name: [\n', 'accord.yml'],
    ['a missing folder', 'definitions: metrics\n', 'metrics'],
    ['a wrong time zone', 'timezone: Europe/Berln\n', 'Europe/Berlin'],
  ])('2 for accord.yml with %s', async (_, config, says) => {
    const folder = folderOf({ ...withTerm('score > 5'), 'accord.yml': config });
    const { code, stderr } = await runCommand('check', folder);
    expect(code).toBe(2);
    expect(stderr).toContain(says);
  });

  it('2 for a folder without definitions', async () => {
    const { code, stderr } = await runCommand('check', folderOf({ 'README.md': 'x' }));
    expect(code).toBe(2);
    expect(stderr).toContain('no definition files');
  });

  it('1, not 2, for a definition file that is no YAML', async () => {
    const { code, findings } = await check({ 'a.yml': COMPANY, 'b.yml': 'terms:\n  - name: "t\n' });
    expect(code).toBe(1);
    expect(findings.map(({ rule, file }) => [rule, file])).toEqual([['syntax', 'b.yml']]);
  });
});

describe('DIR', () => {
  it('is a project folder, a folder in it, or a bare folder', async () => {
    const folder = folderOf({
      ...withTerm('score > 5'),
      'definitions/marketing/deep/er/lead.yaml': term('nope', 'u'),
      'docs/other.yml': 'nothing: of ours\n',
      'definitions/.hidden/x.yml': 'nothing: of ours\n',
      'definitions/node_modules/x/y.yml': 'nothing: of ours\n',
    });
    const project = await checkFolder(folder);
    expect(places(project.findings)).toEqual([
      'unknown-reference definitions/marketing/deep/er/lead.yaml:5:12-5:16',
    ]);
    const bare = await checkFolder(join(folder, 'definitions'));
    expect(places(bare.findings)).toEqual(['unknown-reference marketing/deep/er/lead.yaml:5:12-5:16']);
    expect(bare.summary).toMatchObject({ files: 3 });
    const slash = await checkFolder(`${folder}/`);
    expect(places(slash.findings)).toEqual(places(project.findings));
  });

  it('takes the folder that accord.yml names', async () => {
    const folder = folderOf({
      'accord.yml': 'definitions: ./semantic/layer/\n',
      'semantic/layer/a.yml': COMPANY,
      'semantic/layer/b.yml': term('nope'),
      'definitions/x.yml': 'no: x\n',
    });
    expect(places((await checkFolder(folder)).findings)).toEqual([
      'unknown-reference semantic/layer/b.yml:5:12-5:16',
    ]);
  });

  it('takes files beside accord.yml, where there is no definitions folder', async () => {
    const folder = folderOf({ 'accord.yml': CONFIG, 'a.yml': COMPANY, 'sales/b.yaml': term('nope') });
    expect(places((await checkFolder(folder)).findings)).toEqual([
      'unknown-reference sales/b.yaml:5:12-5:16',
    ]);
  });

  it('is the working folder by default', async () => {
    const before = process.cwd();
    const folder = folderOf(withTerm('nope'));
    try {
      process.chdir(folder);
      const { code, stdout } = await runCommand('check', '--format', 'json');
      expect(code).toBe(1);
      expect(stdout).toContain('"file": "definitions/b.yml"');
    } finally {
      process.chdir(before);
    }
  });

  it('writes several formats', async () => {
    const folder = folderOf(withTerm('nope'));
    const file = join(folder, 'out.json');
    const { code, stdout } = await runCommand('check', folder, '--output', `json=${file}`);
    expect(code).toBe(1);
    expect(stdout).toContain('definitions/b.yml:5:12');
    writeFileSync(join(folder, 'definitions/b.yml'), term('score > 5'));
    expect((await runCommand('check', folder)).stdout).toMatch(/no findings/);
  });
});

describe('order and relation', () => {
  it('sorts by path, line and column', async () => {
    const files = {
      'b.yml': term('nope AND nada', 'b'),
      'a/z.yml': term('nope', 'z'),
      'c.yml': COMPANY,
      'a.yml': term('nope', 'a'),
    };
    expect(places((await check(files)).findings).map((each) => each.split(' ')[1])).toEqual([
      'a.yml:5:12-5:16',
      'a/z.yml:5:12-5:16',
      'b.yml:5:12-5:16',
      'b.yml:5:21-5:25',
    ]);
  });

  it('puts a name twice on the later by path and line, whatever is read first', async () => {
    const { findings } = await check({
      'z.yml': term('nope'),
      'b/a.yml': term('score > 5'),
      'a.yml': COMPANY,
    });
    expect(places(findings)).toEqual(['name-collision z.yml:2:11-2:12', 'unknown-reference z.yml:5:12-5:16']);
    expect(findings[0]?.related).toHaveLength(1);
    expect(findings[0]?.related[0]).toMatchObject({ file: 'b/a.yml', line: 2, column: 11 });
  });

  it('puts a ring of two on the later one', async () => {
    const { findings } = await check({
      'z.yml': term('y', 't'),
      'y.yml': term('consent AND t', 'y'),
      'a.yml': COMPANY,
    });
    expect(places(findings)).toEqual(['reference-cycle z.yml:5:12-5:13']);
    expect(findings[0]?.related).toHaveLength(1);
    expect(findings[0]?.related[0]).toMatchObject({ file: 'y.yml', line: 5, column: 24 });
  });

  it('puts a ring of metrics on the later one, whatever leads to it', async () => {
    const ratio = (name: string, numerator: string) =>
      `metrics:\n  - {name: ${name}, owners: [sales_ops], type: ratio, numerator: ${numerator}, denominator: won_deals}\n`;
    const { findings } = await check({
      'a.yml': COMPANY,
      'b.yml': ratio('b', 'd'),
      'c.yml': ratio('c', 'd'),
      'd.yml': ratio('d', 'c'),
    });
    expect(findings.map(({ rule, file, related }) => [rule, file, related.map((each) => each.file)])).toEqual(
      [['reference-cycle', 'd.yml', ['c.yml']]],
    );
  });

  it('keeps its fingerprint when the file is moved and reformatted, and not when the mistake is another', async () => {
    const fingerprints = async (path: string, text: string) =>
      (await check({ 'a.yml': COMPANY, [path]: text })).findings.map(({ fingerprint }) => fingerprint);
    const first = await fingerprints('b.yml', term('nope > 5'));
    expect(first).toHaveLength(1);
    expect(await fingerprints('x/y.yaml', `# moved\n\n${term('|\n      (nope > 5)')}`)).toEqual(first);
    expect(await fingerprints('b.yml', term('nada > 5'))).not.toEqual(first);
  });
});

/** The place of a word that stands once in a text, counted by hand: lines by their breaks, columns by UTF-16 units. */
function whereIs(word: string, text: string): string {
  const before = text.slice(0, text.indexOf(word)).replace('\uFEFF', '').split('\n');
  const column = (before.at(-1) ?? '').length + 1;
  return `${before.length}:${column}-${before.length}:${column + word.length}`;
}

describe('ways to write YAML', () => {
  const at = async (text: string, path = 'b.yml') =>
    places((await check({ 'a.yml': COMPANY, [path]: text })).findings);

  it.each([
    ['plain', term('score > 5 AND nope')],
    ['single quotes', term("'country = ''DE'' AND nope'")],
    ['double quotes', term('"country = \'\\u0044E\' AND nope"')],
    ['literal', term('|\n      score > 5\n      AND nope')],
    ['literal, kept', term('|+2\n      score > 5\n      AND nope\n\n')],
    ['folded', term('>-\n      score > 5\n      AND\n      nope')],
    ['plain over lines', term('score > 5\n      AND nope')],
    ['flow', 'terms: [{name: t, owners: [sales_ops], entity: lead, where: score > 5 AND nope}]\n'],
    [
      'flow over lines',
      'terms: [\n  {name: t, owners: [sales_ops],\n   entity: lead, where: "score > 5 AND nope"},\n]\n',
    ],
    [
      'JSON',
      '{"terms": [{"name": "t", "owners": ["sales_ops"], "entity": "lead", "where": "score > 5 AND nope"}]}\n',
    ],
    ['comments', `# terms of sales\n${term('score > 5 AND nope # not yet')}# end\n`],
    ['CRLF', term('score > 5 AND nope').replaceAll('\n', '\r\n')],
    ['CRLF, literal', term('|\n      score > 5\n      AND nope').replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${term('score > 5 AND nope')}`],
    ['letters beyond ASCII before it', term("country = 'Çé日本' AND nope")],
    ['a character of two units before it', term("country = '💡' AND nope")],
    ['no line break at the end', term('score > 5 AND nope').trimEnd()],
    ['a document start', `---\n${term('score > 5 AND nope')}`],
    ['a second document', `${term('consent', 'x')}---\n${term('score > 5 AND nope')}`],
    ['tabs in a literal', term('|\n      score > 5\n      \tAND nope')],
  ])('%s', async (_, text) => {
    expect(await at(text)).toEqual([`unknown-reference b.yml:${whereIs('nope', text)}`]);
  });

  it('an anchor and its alias, with the place where it is written', async () => {
    const text = `terms:
  - {name: t, owners: &own [sales_ops], entity: lead, where: &fit score >= 60}
  - {name: u, owners: *own, entity: lead, where: *fit}
`;
    expect(await at(text)).toEqual([]);
    expect(await at(text.replace('*own', '[nobody]'))).toEqual(['missing-owner b.yml:3:24-3:30']);
  });

  it('an empty file, and one of comments', async () => {
    expect(await at('')).toEqual([]);
    expect(await at('# later\n')).toEqual([]);
  });

  it('one broken item hides no other, and what names it is not at fault', async () => {
    const text = `terms:
  - {name: t, owners: [sales_ops], entity: lead, wher: consent}
  - {name: u, owners: [sales_ops], entity: lead, where: t AND nope}
metrics:
  - {name: ts, owners: [sales_ops], type: count, of: t}
  - {name: tr, owners: [sales_ops], type: ratio, numerator: ts, denominator: qualified_leads}
`;
    expect(await at(text)).toEqual(['syntax b.yml:2:50-2:54', 'unknown-reference b.yml:3:63-3:67']);
  });

  it('a broken entity is one finding, whatever is made of it', async () => {
    const text = `entities:
  - {name: visit, owners: [sales_ops], source: x, primary_key: id, fields: [{name: id, type: text}]}
terms:
  - {name: long_visit, owners: [sales_ops], entity: visit, where: minutes > 5}
metrics:
  - {name: visits, owners: [sales_ops], type: sum, of: long_visit, value: minutes}
segmentations:
  - {name: visit_size, owners: [sales_ops], entity: visit, segments: [{name: long, where: long_visit}]}
`;
    expect(await at(text)).toEqual([
      `syntax b.yml:${whereIs('text}', text).replace(/\d+$/, (end) => String(Number(end) - 1))}`,
    ]);
  });
});

describe('sunsets', () => {
  const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  const files = (sunset: string) => ({
    'a.yml': COMPANY,
    'b.yml': `terms:
  - {name: old, owners: [sales_ops], entity: lead, where: consent, status: deprecated, replaced_by: known_lead${sunset}}
  - {name: newer, owners: [sales_ops], entity: lead, where: score > 5, distinct_from: [old]}
  - {name: t, owners: [sales_ops], entity: lead, where: score > 5 AND old}
metrics:
  - {name: olds, owners: [sales_ops], type: count, of: old, status: deprecated}
  - {name: m, owners: [sales_ops], type: count, of: old}
`,
  });

  it.each([
    ['no sunset', '', 'warning'],
    ['a sunset to come', `, sunset: ${day(2)}`, 'warning'],
    ['a sunset long gone', ', sunset: 2020-02-29', 'error'],
    ['a sunset the day before yesterday', `, sunset: ${day(-2)}`, 'error'],
  ])('%s', async (_, sunset, severity) => {
    const { findings, code } = await check(files(sunset));
    expect(places(findings)).toEqual([
      'deprecated-reference b.yml:4:71-4:74',
      'deprecated-reference b.yml:7:53-7:56',
    ]);
    expect(findings.map((each) => each.severity)).toEqual([severity, severity]);
    expect(code).toBe(severity === 'error' ? 1 : 0);
  });
});
