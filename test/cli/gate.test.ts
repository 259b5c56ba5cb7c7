import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Impact } from '../../src/report/review.js';
import { ACME, BOARD, CONFIG, edited, LEADS, SALES } from '../support/acme.js';
import { CompanyRepository, type Files, type PullRequest } from '../support/company-repository.js';
import { readCommands } from '../support/read-commands.js';
import { runCommand } from '../support/run-command.js';
import { plainEnvironment, scratchFolder } from '../workspace/git/support/scratch-repository.js';

/*
 * What a pull request meets, told with real git: a remote, branches, merge commits, and the shallow clone that a build server
 * makes of each.
 */

beforeEach(() => {
  const plain = plainEnvironment();
  for (const name of Object.keys(process.env)) if (!(name in plain)) vi.stubEnv(name, undefined);
  for (const name of ['GIT_CONFIG_GLOBAL', 'GIT_CONFIG_SYSTEM']) vi.stubEnv(name, plain[name]);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

interface Told {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly help?: string;
  readonly definition: { readonly kind: string; readonly name: string } | null;
  readonly file: string;
  readonly line: number;
}

interface Answer {
  readonly code: number;
  readonly text: string;
  readonly github: string;
  readonly markdown: string;
  readonly findings: readonly Told[];
  readonly impact: readonly Impact[];
}

/** Checks a pull request as a build server does, in each format that people read. */
async function check(
  company: CompanyRepository,
  pullRequest: PullRequest,
  ...more: readonly string[]
): Promise<Answer> {
  const { path } = company.checkOut(pullRequest, 2);
  const out = scratchFolder();
  const formats = ['json', 'github', 'markdown'];
  const outputs = formats.flatMap((format) => ['--output', `${format}=${join(out, format)}`]);
  const { code, stdout, stderr } = await runCommand(
    'check',
    path,
    '--against',
    'HEAD^1',
    ...outputs,
    ...more,
  );
  expect(stderr).toBe('');
  const [json = '', github = '', markdown = ''] = formats.map((format) =>
    readFileSync(join(out, format), 'utf8'),
  );
  const { findings, impact } = JSON.parse(json);
  return { code, text: stdout, github, markdown, findings, impact };
}

const rulesOf = ({ findings }: Answer) =>
  findings.map(({ rule, definition }) => [rule, definition?.name ?? null]);

/** What a change reaches, and whose that is. */
const reachedOf = ({ impact }: Answer) =>
  Object.fromEntries(
    impact.map(({ definition, reaches }) => [
      definition.name,
      reaches.map(
        (each) => `${each.definition.name} of ${each.owners.map(({ title }) => title).join(' and ')}`,
      ),
    ]),
  );

/** The approvals that are missing, by the commands that are told to whoever has to give them. */
const askedOf = ({ findings }: Answer) =>
  findings
    .filter(({ rule }) => rule === 'approval-missing')
    .flatMap(({ help = '' }) => [...help.matchAll(/`accord approve ([^`]+)`/g)].map(([, words]) => words))
    .sort();

const lead = (from: string, to: string) => edited(LEADS, from, to);
const LEAD = 'definitions/marketing/lead.yml';
const DEAL = 'definitions/sales/lead.yml';

describe('a pull request', () => {
  const acme = () => new CompanyRepository(ACME);

  it('that says the same in other words passes, without a finding', async () => {
    const company = acme();
    const otherwise = lead('where: score >= 60', 'where: NOT (score < 60)  # as sales writes it');
    const answer = await check(company, company.propose('same', { [LEAD]: otherwise }));
    expect(answer).toMatchObject({ code: 0, findings: [] });
    expect(answer.text).toContain('no findings');
    expect(readCommands(answer.github)).toEqual([]);
    expect(answer.markdown).toContain('## Accord: no findings');
  });

  it('that narrows a meaning fails, and every format shows the record; with a higher version it passes', async () => {
    const company = acme();
    const answer = await check(
      company,
      company.propose('narrow', { [LEAD]: lead('score >= 60', 'score >= 70') }),
    );
    expect(answer.code).toBe(1);
    expect(answer.findings).toMatchObject([
      {
        rule: 'meaning-changed',
        severity: 'error',
        definition: { kind: 'term', name: 'qualified_lead' },
        file: LEAD,
        line: 21,
        relation: 'narrower',
        witness: { onlyOther: { score: 60 } },
        related: [{ file: LEAD, line: 21, base: true }],
      },
    ]);
    expect(answer.text).toContain('meaning-changed');
    expect(answer.text).toMatch(/score = 60/);
    const [annotation] = readCommands(answer.github);
    expect(annotation).toMatchObject({ name: 'error', properties: { file: LEAD, line: '21' } });
    expect(annotation?.message).toContain('a lead with score 60 no longer belongs');
    expect(answer.markdown).toContain('## Accord: 1 error, 0 warnings');
    expect(answer.markdown).toContain('| only there | <code>score</code> = <code>60</code> |');

    company.push('narrow', {
      [LEAD]: lead(
        'entity: lead\n    where: score >= 60',
        'version: 2\n    entity: lead\n    where: score >= 70',
      ),
    });
    expect(await check(company, company.pullRequest('narrow'))).toMatchObject({ code: 0, findings: [] });
  });

  it('tells whom it reaches and who has to agree, found or not', async () => {
    const company = acme();
    const raised = lead(
      'entity: lead\n    where: score >= 60',
      'version: 2\n    entity: lead\n    where: score >= 70',
    );
    const answer = await check(company, company.propose('raise', { [LEAD]: raised }));
    expect(answer).toMatchObject({ code: 0, findings: [] });
    expect(reachedOf(answer)).toEqual({
      qualified_lead: [
        'home_lead of Sales',
        'home_leads of Sales',
        'qualified_leads of Marketing',
        'weekly of Sales',
        'leads_2027 of Marketing and Sales',
      ],
    });
    expect(answer.text).toContain(
      'reaches Leads in 2027, The weekly, Home leads, Qualified leads, Home lead',
    );
    expect(answer.text).toContain('Sales should agree to term qualified_lead');
    expect(answer.markdown).toContain('| metric | Home leads <code>home\\_leads</code> | Sales |');
    expect(answer.markdown).toContain('| 👀 Marketing | term <code>qualified\\_lead</code> |');
  });

  it('that raises a version for nothing is told so', async () => {
    const company = acme();
    const raised = lead('synonyms: [MQL]', 'version: 2');
    const answer = await check(company, company.propose('raise', { [LEAD]: raised }));
    expect([answer.code, rulesOf(answer)]).toEqual([0, [['version-without-change', 'qualified_lead']]]);
  });

  it('is judged by its own changes, not by what main has become since', async () => {
    const company = acme();
    company.push('wording', { [LEAD]: lead('title: Qualified leads', 'title: Leads for sales') });
    const raised = lead(
      'entity: lead\n    where: score >= 60',
      'version: 2\n    entity: lead\n    where: score >= 75',
    );
    company.push('other', { [LEAD]: raised.replace('MQL', 'SQL') });
    company.merge('other');
    expect(await check(company, company.pullRequest('wording'))).toMatchObject({ code: 0, findings: [] });
  });

  it('that renames a definition is warned, told what uses it, and how to keep the old name', async () => {
    const company = acme();
    const renamed: Files = {
      [LEAD]: LEADS.replaceAll('name: qualified_leads', 'name: sales_ready_leads'),
      'definitions/board.yml': BOARD.replaceAll('qualified_leads', 'sales_ready_leads'),
    };
    const answer = await check(company, company.propose('rename', renamed));
    expect([answer.code, rulesOf(answer)]).toEqual([0, [['definition-renamed', 'sales_ready_leads']]]);
    expect(answer.findings[0]).toMatchObject({ severity: 'warning' });
    expect(answer.text).toContain('`qualified_leads` is called `sales_ready_leads` now');
    expect(answer.markdown).toContain('### Who is reached');
    expect(reachedOf(answer).sales_ready_leads).toEqual([
      'weekly of Sales',
      'leads_2027 of Marketing and Sales',
    ]);
    expect(answer.findings[0]?.help).toContain('or add the old name to the synonyms');
  });

  it('that moves definitions to another file passes', async () => {
    const company = acme();
    const moved = company.propose('move', { [DEAL]: null, 'definitions/field/hot.yml': SALES });
    expect(await check(company, moved)).toMatchObject({ code: 0, findings: [] });
  });

  it('that removes what is in use fails, for who uses it and for what went', async () => {
    const company = acme();
    const rest = LEADS.slice(0, LEADS.indexOf('metrics:'));
    const answer = await check(company, company.propose('remove', { [LEAD]: rest }));
    expect(answer.code).toBe(1);
    expect(rulesOf(answer)).toEqual(
      expect.arrayContaining([
        ['definition-removed', 'qualified_leads'],
        ['unknown-reference', 'weekly'],
        ['unknown-reference', 'leads_2027'],
      ]),
    );
    const removed = answer.findings.find(({ rule }) => rule === 'definition-removed');
    expect(removed?.file).toBe(LEAD);
    expect(removed?.message).toMatch(/weekly/);
  });

  it('that lowers the privacy of a field fails', async () => {
    const company = acme();
    const open = lead('email, type: string, privacy: personal', 'email, type: string');
    const answer = await check(company, company.propose('open', { [LEAD]: open }));
    expect([answer.code, rulesOf(answer)]).toEqual([1, [['privacy-lowered', 'lead']]]);
    expect(answer.findings[0]?.message).toContain('email');
  });

  it('that weakens the gate is told so, and cannot switch that off by the way', async () => {
    const strict = `${CONFIG}rules: {undecided: error, settings-changed: error}\n`;
    const company = new CompanyRepository({ ...ACME, 'accord.yml': strict });
    const weak = await check(company, company.propose('weak', { 'accord.yml': CONFIG }));
    expect(weak.code).toBe(1);
    expect(weak.findings).toMatchObject([
      { rule: 'settings-changed', severity: 'error', file: 'accord.yml' },
      { rule: 'settings-changed', severity: 'error', file: 'accord.yml' },
    ]);
    expect(weak.text).toContain('undecided');
    const renamed = strict.replace('name: Acme', 'name: Acme Inc.');
    expect(await check(company, company.propose('name', { 'accord.yml': renamed }))).toMatchObject({
      code: 0,
    });
  });

  it('that drops an owner is warned', async () => {
    const company = acme();
    const alone = lead('owners: [marketing, sales]', 'owners: [marketing]');
    const answer = await check(company, company.propose('alone', { [LEAD]: alone }));
    expect([answer.code, rulesOf(answer)]).toEqual([0, [['owner-dropped', 'qualified_lead']]]);
  });
});

describe('two pull requests', () => {
  const term = (name: string, where: string) =>
    `terms:\n  - {name: ${name}, owners: [sales], synonyms: [key lead], entity: lead, where: ${where}}\n`;

  it('that pass alone and contradict each other: the second fails as soon as the first is merged', async () => {
    const company = new CompanyRepository(ACME);
    const first = company.propose('first', { 'definitions/one.yml': term('top_lead', 'score >= 80') });
    const second = company.propose('second', { 'definitions/two.yml': term('best_lead', 'score >= 85') });
    for (const each of [first, second])
      expect(await check(company, each)).toMatchObject({ code: 0, findings: [] });

    company.merge('first');
    const answer = await check(company, company.pullRequest('second'));
    expect([answer.code, rulesOf(answer)]).toEqual([1, [['conflicting-definition', 'best_lead']]]);
    expect(answer.findings[0]).toMatchObject({ relation: 'narrower', witness: { onlyOther: { score: 80 } } });
  });
});

describe('an approval', () => {
  const REQUIRED = { ...ACME, 'accord.yml': `${CONFIG}approvals: required\n` };

  /** As people do: on their branch, with the command, committed with the change. */
  async function approve(company: CompanyRepository, branch: string, ...words: readonly string[]) {
    company.switchTo(branch);
    const { path } = company.desk;
    const run = await runCommand('approve', ...words, '--by', 'Ada Lovelace', '--dir', path);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    company.push(branch, {}, `Approve ${words.join(' ')}`);
  }

  it('survives a rewrite, lapses with the meaning, also of what rests on it, and is given anew', async () => {
    const company = new CompanyRepository(REQUIRED);
    const missing = await check(company, company.propose('start', {}));
    expect(missing.code).toBe(1);
    expect(new Set(missing.findings.map(({ rule }) => rule))).toEqual(new Set(['approval-missing']));
    for (const team of ['marketing', 'sales']) await approve(company, 'start', '--all', '--as', team);
    expect(await check(company, company.pullRequest('start'))).toMatchObject({ code: 0, findings: [] });
    company.merge('start');

    const reformatted = lead('where: score >= 60', 'where: >-\n      NOT (score < 60)\n');
    const same = company.propose('same', { [LEAD]: reformatted });
    expect(await check(company, same)).toMatchObject({ code: 0, findings: [] });

    const changed = lead(
      'entity: lead\n    where: score >= 60',
      'version: 2\n    entity: lead\n    where: score >= 70',
    );
    const lapsed = await check(company, company.propose('change', { [LEAD]: changed }));
    expect(lapsed.code).toBe(1);
    // Both owners of the term, and those of what rests on it. A hot lead is what it was.
    expect(askedOf(lapsed)).toEqual([
      'home_lead --as sales',
      'home_leads --as sales',
      'leads_2027 --as marketing',
      'leads_2027 --as sales',
      'qualified_lead --as marketing',
      'qualified_lead --as sales',
      'qualified_leads --as marketing',
    ]);
    await approve(company, 'change', '--all', '--as', 'marketing');
    const half = await check(company, company.pullRequest('change'));
    expect(half.code).toBe(1);
    expect(askedOf(half).every((words) => words?.endsWith('--as sales'))).toBe(true);
    await approve(company, 'change', '--all', '--as', 'sales');
    expect(await check(company, company.pullRequest('change'))).toMatchObject({ code: 0, findings: [] });
  });
});
