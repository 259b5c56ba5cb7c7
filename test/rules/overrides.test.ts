import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkDefinitions } from '../../src/check.js';
import type { RuleId } from '../../src/diagnostic/rule-id.js';
import type { Graph } from '../../src/graph/graph.js';
import type { ConfigValue } from '../../src/language/config.js';
import type { OpenQuestion, RuleContext } from '../../src/rules/rule.js';
import { runRules } from '../../src/rules/run-rules.js';
import { BASE } from '../support/check-marked.js';
import { makeFolder, runCommand } from '../support/run-command.js';

type Overrides = NonNullable<ConfigValue['overrides']>;
type Override = Overrides[number];

const DEAD = (name: string) =>
  `terms:\n  - {name: ${name}, owners: [sales_ops], entity: deal, where: amount > 5 OR amount > 50}\n`;

/** The same mistake in three folders. */
function checkFolders(config: ConfigValue, text = DEAD) {
  return checkDefinitions({
    config,
    today: '2026-06-30',
    sources: [
      { path: 'definitions/base.yml', text: BASE },
      ...['new', 'old', 'old/emea'].map((folder, index) => ({
        path: `definitions/${folder}/x.yml`,
        text: text(`made_${'abc'.charAt(index)}`),
      })),
    ],
  });
}

/** How loud a rule is in each folder where it speaks. */
function levels(rule: RuleId, config: ConfigValue, text = DEAD) {
  return Object.fromEntries(
    checkFolders(config, text)
      .findings.filter((each) => each.rule === rule)
      .map((each) => [each.span.source.path.slice('definitions/'.length, -'/x.yml'.length), each.severity]),
  );
}

const OLD: Overrides = [{ folders: ['definitions/old'], rules: { 'dead-branch': 'off' } }];

describe('rules of a folder', () => {
  it('hold in it and below it', () => {
    expect(levels('dead-branch', {})).toEqual({ new: 'warning', old: 'warning', 'old/emea': 'warning' });
    expect(levels('dead-branch', { overrides: OLD })).toEqual({ new: 'warning' });
    expect(
      levels('dead-branch', { overrides: [{ folders: ['definitions/ol'], rules: OLD[0]?.rules ?? {} }] }),
    ).toEqual({ new: 'warning', old: 'warning', 'old/emea': 'warning' });
  });

  it('are those of the last override that speaks of the rule', () => {
    const emea: Override = { folders: ['definitions/old/emea'], rules: { 'dead-branch': 'error' } };
    const other: Override = { folders: ['definitions'], rules: { 'never-true': 'off' } };
    expect(levels('dead-branch', { overrides: [...OLD, emea, other] })).toEqual({
      new: 'warning',
      'old/emea': 'error',
    });
    expect(levels('dead-branch', { overrides: [emea, ...OLD] })).toEqual({ new: 'warning' });
  });

  it('may ask what the project at large does not', () => {
    const overrides: Overrides = [{ folders: ['definitions/new/'], rules: { 'dead-branch': 'error' } }];
    expect(levels('dead-branch', { rules: { 'dead-branch': 'off' }, overrides })).toEqual({ new: 'error' });
    expect(levels('dead-branch', { rules: { 'dead-branch': 'off' } })).toEqual({});
  });

  it('never hide what cannot be read', () => {
    const overrides: Overrides = [{ folders: ['definitions/old'], rules: { syntax: 'off' } }];
    const broken = (name: string) =>
      `terms:\n  - {name: ${name}, owners: [sales_ops], entity: deal, wher: x}\n`;
    expect(levels('syntax', { overrides }, broken)).toEqual({
      new: 'error',
      old: 'warning',
      'old/emea': 'warning',
    });
  });

  it('leave no question open where the rule that asked it is off', () => {
    const asking = {
      id: 'broken-promise',
      severity: 'error',
      check(graph: Graph, { open }: RuleContext) {
        for (const { kind, name, span } of graph.definitions) {
          open.push({
            definition: { kind, name },
            span,
            question: `whether ${name} holds`,
            reason: 'nobody knows',
          });
        }
        return [];
      },
    } as const;
    const asked = (config: ConfigValue) => {
      const { graph, meanings } = checkFolders(config);
      const open: OpenQuestion[] = [];
      runRules([asking], graph, { today: '2026-06-30', meanings, open });
      return new Set(open.map(({ span }) => span.source.path));
    };
    expect(asked({}).size).toBe(4);
    expect([
      ...asked({ overrides: [{ folders: ['definitions/old'], rules: { 'broken-promise': 'off' } }] }),
    ]).toEqual(['definitions/base.yml', 'definitions/new/x.yml']);
  });
});

describe('a rule that throws', () => {
  it('blocks, also where it is off in most folders', () => {
    const { graph, meanings } = checkDefinitions({
      config: {
        rules: { 'never-true': 'off' },
        overrides: [{ folders: ['x'], rules: { 'never-true': 'error' } }],
      },
      today: '2026-06-30',
      sources: [{ path: 'definitions/base.yml', text: BASE }],
    });
    const broken = {
      id: 'never-true',
      severity: 'warning',
      check: () => {
        throw new Error('it fell over');
      },
    } as const;
    const [judged] = runRules([broken], graph, { today: '2026-06-30', meanings });
    expect(judged).toMatchObject({ rule: 'never-true', severity: 'error', report: { isFault: true } });
  });
});

describe('accord check', () => {
  const made: { remove(): void }[] = [];
  afterEach(() => {
    for (const each of made.splice(0)) each.remove();
  });

  it('refuses overrides of a folder without definitions, with the nearest that has some', async () => {
    const folder = makeFolder({
      'accord.yml': 'overrides:\n  - folders: [definitions/legcy]\n    rules: {dead-branch: off}\n',
      'definitions/base.yml': BASE,
      'definitions/legacy/x.yml': DEAD('made'),
    });
    made.push(folder);
    const refused = await runCommand('check', folder.path);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('accord.yml:2:15');
    expect(refused.stderr).toContain('did you mean `definitions/legacy`?');
    mkdirSync(join(folder.path, 'definitions/legcy'));
    expect((await runCommand('check', folder.path)).code).toBe(2);
    writeFileSync(join(folder.path, 'definitions/legcy/y.yml'), DEAD('made_too'));
    const run = await runCommand('check', folder.path, '--format', 'json');
    const findings: readonly { rule: string; file: string }[] = JSON.parse(run.stdout).findings;
    expect(findings.filter((each) => each.rule === 'dead-branch').map((each) => each.file)).toEqual([
      'definitions/legacy/x.yml',
    ]);
  });
});
