import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ACME, BOARD, CONFIG, edited, LEAD, LEADS, NARROWED, RAISED, SALES } from '../support/acme.js';
import { checkPullRequest, reachedOf, rulesOf, useQuietGit } from '../support/check-pull-request.js';
import { CompanyRepository, type Files } from '../support/company-repository.js';
import { readCommands } from '../support/read-commands.js';

/*
 * What a pull request meets, told with real git: a remote, branches, merge commits, and the shallow clone that a build server
 * makes of each.
 */

beforeEach(useQuietGit);
afterEach(() => {
  vi.unstubAllEnvs();
});

const lead = (from: string, to: string) => edited(LEADS, from, to);
const DEAL = 'definitions/sales/lead.yml';

describe('a pull request', () => {
  const acme = () => new CompanyRepository(ACME);

  it('that says the same in other words passes, without a finding', async () => {
    const company = acme();
    const otherwise = lead('where: score >= 60', 'where: NOT (score < 60)  # as sales writes it');
    const answer = await checkPullRequest(company, company.propose('same', { [LEAD]: otherwise }));
    expect(answer).toMatchObject({ code: 0, findings: [] });
    expect(answer.text).toContain('no findings');
    expect(readCommands(answer.github)).toEqual([]);
    expect(answer.markdown).toContain('## Accord: no findings');
  });

  it('that narrows a meaning fails, and every format shows the record; with a higher version it passes', async () => {
    const company = acme();
    const answer = await checkPullRequest(company, company.propose('narrow', { [LEAD]: NARROWED }));
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
    expect(answer.markdown).toContain('| only before | <code>score</code> = <code>60</code> |');

    company.push('narrow', {
      [LEAD]: RAISED,
    });
    expect(await checkPullRequest(company, company.pullRequest('narrow'))).toMatchObject({
      code: 0,
      findings: [],
    });
  });

  it('tells whom it reaches and who has to agree, found or not', async () => {
    const company = acme();
    const answer = await checkPullRequest(company, company.propose('raise', { [LEAD]: RAISED }));
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

  it('brings the numbers of today, where it is told to ask for them', async () => {
    const company = acme();
    const answer = await checkPullRequest(company, company.propose('raise', { [LEAD]: RAISED }), '--data');
    expect(answer.code).toBe(0);
    // Counted by hand in the file of leads.
    expect(answer.numbers?.flows.map(({ counts }) => counts)).toEqual([
      {
        kind: 'measured',
        value: { before: 7, after: 5, gained: 0, lost: 2, sample: { gained: [], lost: ['l04', 'l08'] } },
      },
    ]);
    const shift = answer.numbers?.shifts.find(({ definition }) => definition.name === 'qualified_leads');
    expect(shift?.values).toMatchObject({
      kind: 'measured',
      value: {
        total: { before: '7', after: '5' },
        months: [
          { month: '2026-01', before: '4', after: '3' },
          { month: '2026-02', before: '3', after: '2' },
        ],
        segments: {
          segmentation: 'market',
          rows: [
            { segment: 'home', before: '4', after: '3' },
            { segment: 'abroad', before: '3', after: '2' },
          ],
        },
      },
    });
    expect(answer.text).toContain('metric qualified_leads: 7 → 5');
    expect(answer.markdown).toContain('out: <code>l04</code>, <code>l08</code>');
    for (const text of [answer.text, answer.markdown, answer.github])
      expect(text).not.toContain('@example.com');
  });

  it('that raises a version for nothing is told so', async () => {
    const company = acme();
    const raised = lead('synonyms: [MQL]', 'version: 2');
    const answer = await checkPullRequest(company, company.propose('raise', { [LEAD]: raised }));
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
    expect(await checkPullRequest(company, company.pullRequest('wording'))).toMatchObject({
      code: 0,
      findings: [],
    });
  });

  it('that renames a definition is warned, told what uses it, and how to keep the old name', async () => {
    const company = acme();
    const renamed: Files = {
      [LEAD]: LEADS.replaceAll('name: qualified_leads', 'name: sales_ready_leads'),
      'definitions/board.yml': BOARD.replaceAll('qualified_leads', 'sales_ready_leads'),
    };
    const answer = await checkPullRequest(company, company.propose('rename', renamed));
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
    expect(await checkPullRequest(company, moved)).toMatchObject({ code: 0, findings: [] });
  });

  it('that removes what is in use fails, for who uses it and for what went', async () => {
    const company = acme();
    const rest = LEADS.slice(0, LEADS.indexOf('metrics:'));
    const answer = await checkPullRequest(company, company.propose('remove', { [LEAD]: rest }));
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
    const answer = await checkPullRequest(company, company.propose('open', { [LEAD]: open }));
    expect([answer.code, rulesOf(answer)]).toEqual([1, [['privacy-lowered', 'lead']]]);
    expect(answer.findings[0]?.message).toContain('email');
  });

  it('that weakens the gate is told so, and cannot switch that off by the way', async () => {
    const strict = `${CONFIG}rules: {undecided: error, settings-changed: error}\n`;
    const company = new CompanyRepository({ ...ACME, 'accord.yml': strict });
    const weak = await checkPullRequest(company, company.propose('weak', { 'accord.yml': CONFIG }));
    expect(weak.code).toBe(1);
    expect(weak.findings).toMatchObject([
      { rule: 'settings-changed', severity: 'error', file: 'accord.yml' },
      { rule: 'settings-changed', severity: 'error', file: 'accord.yml' },
    ]);
    expect(weak.text).toContain('undecided');
    const renamed = strict.replace('name: Acme', 'name: Acme Inc.');
    expect(await checkPullRequest(company, company.propose('name', { 'accord.yml': renamed }))).toMatchObject(
      {
        code: 0,
      },
    );
  });

  it('that drops an owner is warned', async () => {
    const company = acme();
    const alone = lead('owners: [marketing, sales]', 'owners: [marketing]');
    const answer = await checkPullRequest(company, company.propose('alone', { [LEAD]: alone }));
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
      expect(await checkPullRequest(company, each)).toMatchObject({ code: 0, findings: [] });

    company.merge('first');
    const answer = await checkPullRequest(company, company.pullRequest('second'));
    expect([answer.code, rulesOf(answer)]).toEqual([1, [['conflicting-definition', 'best_lead']]]);
    expect(answer.findings[0]).toMatchObject({ relation: 'narrower', witness: { onlyOther: { score: 80 } } });
  });
});
