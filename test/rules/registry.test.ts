import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULE_IDS } from '../../src/diagnostic/rule-id.js';
import { buildGraph } from '../../src/graph/build-graph.js';
import { createMeanings } from '../../src/meaning/create-meanings.js';
import { CHANGE_RULES, DEFINITION_RULES } from '../../src/rules/index.js';
import { JUDGED_BY } from '../../src/rules/judged-by.js';
import { runChangeRules, runRules } from '../../src/rules/run-rules.js';
import { changesBetween } from '../diff/compare.js';
import { checkMarked } from '../support/check-marked.js';
import { ROOT } from '../support/source-files.js';

const FOLDERS = [
  ['definition', DEFINITION_RULES, 'test/rules'],
  ['change', CHANGE_RULES, 'test/rules/change'],
] as const;

describe('the registry', () => {
  it.each(FOLDERS)('holds every %s rule that has a file, once', (folder, rules) => {
    const files = readdirSync(join(ROOT, 'src/rules', folder)).filter((name) => name.endsWith('.ts'));
    expect(rules.map((rule) => rule.id).sort()).toEqual(files.map((name) => basename(name, '.ts')).sort());
  });

  it.each(FOLDERS.flatMap(([folder, rules, tests]) => rules.map(({ id }) => [id, folder, tests] as const)))(
    '%s has its code, its words and its test',
    (id, folder, tests) => {
      expect(RULE_IDS).toContain(id);
      for (const file of [
        `src/rules/${folder}/${id}.ts`,
        `src/rules/${folder}/${id}.md`,
        `${tests}/${id}.test.ts`,
      ]) {
        expect(existsSync(join(ROOT, file)), file).toBe(true);
      }
    },
  );

  it('has every change rule asked about some kind of change, and no other', () => {
    const asked = Object.values(JUDGED_BY).flatMap((rules) => (rules === 'safe' ? [] : rules));
    expect([...new Set(asked)].sort()).toEqual(CHANGE_RULES.map(({ id }) => id).sort());
  });
});

const PAGE_HEAD = `# The rules of \`accord check\`

A rule's severity is set in \`accord.yml\`: \`rules: {confusable-names: error, deprecated-reference: off}\`, and for some folders under
\`overrides\`. What is known already can be recorded or waived: docs/adoption.md.
`;

describe('docs/rules.md', () => {
  it("is made of the rules' own words", () => {
    const files = [
      'syntax',
      ...FOLDERS.flatMap(([folder, rules]) => rules.map(({ id }) => `${folder}/${id}`)),
      'baseline-stale',
      'waiver-expired',
      'waiver-stale',
    ];
    const words = files.map((file) => readFileSync(join(ROOT, `src/rules/${file}.md`), 'utf8').trim());
    const text = `${PAGE_HEAD}\n${words.map((each) => each.replace(/^# /, '## ')).join('\n\n')}\n`;
    const page = join(ROOT, 'docs/rules.md');
    // After a change of a rule's words: ACCORD_UPDATE=1 npx vitest run test/rules/registry.test.ts
    if (process.env.ACCORD_UPDATE === '1') writeFileSync(page, text);
    expect(readFileSync(page, 'utf8')).toBe(text);
  });
});

describe('running rules', () => {
  it('fails closed: a rule that throws is a finding that blocks', () => {
    const graph = buildGraph({ config: {}, definitions: [] });
    const broken = {
      id: 'never-true',
      severity: 'warning',
      check: () => {
        throw new Error('it fell over');
      },
    } as const;
    const [judged] = runRules([broken], graph, { today: '2026-06-30', meanings: createMeanings(graph) });
    expect(judged).toMatchObject({ rule: 'never-true', severity: 'error' });
    expect(judged?.report.message).toContain('it fell over');
  });

  it('fails closed: so does a rule about changes', () => {
    const graph = buildGraph({ config: {}, definitions: [] });
    const broken = {
      id: 'owner-dropped',
      severity: 'warning',
      check: () => {
        throw new Error('it fell over');
      },
    } as const;
    const term = (owners: string) =>
      `terms:\n  - {name: lost_deal, owners: [${owners}], entity: deal, where: stage = 'lost'}`;
    const changes = changesBetween(term('sales_ops, service_desk'), term('sales_ops'));
    const context = { today: '2026-06-30', meanings: createMeanings(graph), open: [], sources: [] };
    const [judged] = runChangeRules([broken], graph, changes, context);
    expect(judged).toMatchObject({ rule: 'owner-dropped', severity: 'error' });
    expect(judged?.report.message).toContain('it fell over');
    const off = buildGraph({ config: { rules: { 'owner-dropped': 'off' } }, definitions: [] });
    expect(runChangeRules([broken], off, changes, context)).toEqual([]);
  });

  it("follows accord.yml's severities", () => {
    const text = `terms:\n  - {name: lost_deal, entity: deal, where: stage = 'lost'}`;
    const severities = (level: 'off' | 'warning' | 'error') =>
      checkMarked(text, { config: { rules: { 'missing-owner': level } } }).findings.map(
        (each) => each.severity,
      );
    expect(severities('off')).toEqual([]);
    expect(severities('warning')).toEqual(['warning']);
    expect(severities('error')).toEqual(['error']);
  });

  it('gives each finding a fingerprint that moving and reformatting do not change', () => {
    const one = checkMarked(
      `terms:\n  - {name: t, owners: [sales_ops], entity: deal, where: amuont > 1}`,
    ).findings;
    const two = checkMarked(
      `# moved\n\nterms:\n  - name: t\n    where: amuont    > 1\n    entity: deal\n    owners:\n      - sales_ops`,
    ).findings;
    expect(one[0]?.fingerprint).toMatch(/^[0-9a-f]{16}$/);
    expect(two.map((each) => each.fingerprint)).toEqual(one.map((each) => each.fingerprint));
    const twice = checkMarked(
      `terms:\n  - {name: t, owners: [sales_ops], entity: deal, where: amuont > 1 OR amuont < 0}`,
    ).findings.map((each) => each.fingerprint);
    expect(new Set(twice).size).toBe(2);
    expect(twice).toContain(one[0]?.fingerprint);
  });
});
