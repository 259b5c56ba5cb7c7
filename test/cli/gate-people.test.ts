import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ACME, CONFIG, edited, LEAD, LEADS, RAISED } from '../support/acme.js';
import { askedOf, checkPullRequest, rulesOf, useQuietGit } from '../support/check-pull-request.js';
import { CompanyRepository } from '../support/company-repository.js';
import { runCommand } from '../support/run-command.js';

/* What pull requests meet where people have to agree, need time, or begin with what is there. */

beforeEach(useQuietGit);
afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

/** Only the day: nothing here waits. */
const onDay = (day: string) => vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${day}T12:00:00Z`) });

const lead = (from: string, to: string) => edited(LEADS, from, to);

describe('an approval', () => {
  const REQUIRED = { 'accord.yml': `${CONFIG}approvals: required\n` };

  /** As people do: on their branch, with the command, committed with the change. */
  async function approve(company: CompanyRepository, branch: string, ...words: readonly string[]) {
    company.switchTo(branch);
    const { path } = company.desk;
    const run = await runCommand('approve', ...words, '--by', 'Ada Lovelace', '--dir', path);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    company.push(branch, {}, `Approve ${words.join(' ')}`);
  }

  it('survives a rewrite, lapses with the meaning, also of what rests on it, and is given anew', async () => {
    const company = new CompanyRepository(ACME);
    const early = await checkPullRequest(company, company.propose('early', REQUIRED));
    expect(early.code).toBe(1);
    expect(new Set(early.findings.map(({ rule }) => rule))).toEqual(new Set(['approval-missing']));
    // Each team says yes to what there is; then it is required.
    for (const team of ['marketing', 'sales']) await approve(company, 'agree', '--all', '--as', team);
    company.merge('agree');
    expect(await checkPullRequest(company, company.propose('require', REQUIRED))).toMatchObject({
      code: 0,
      findings: [],
    });
    company.merge('require');

    const reformatted = lead('where: score >= 60', 'where: >-\n      NOT (score < 60)\n');
    const same = company.propose('same', { [LEAD]: reformatted });
    expect(await checkPullRequest(company, same)).toMatchObject({ code: 0, findings: [] });

    const lapsed = await checkPullRequest(company, company.propose('change', { [LEAD]: RAISED }));
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
    await approve(company, 'change', '--against', 'origin/main', '--as', 'marketing');
    const half = await checkPullRequest(company, company.pullRequest('change'));
    expect(half.code).toBe(1);
    expect(askedOf(half).every((words) => words?.endsWith('--as sales'))).toBe(true);
    await approve(company, 'change', '--against', 'origin/main', '--as', 'sales');
    expect(await checkPullRequest(company, company.pullRequest('change'))).toMatchObject({
      code: 0,
      findings: [],
    });
  });
});

describe('a meaning that people need time for', () => {
  const kept = (where: string) =>
    lead(
      'entity: lead\n    where: score >= 60',
      `version: 2\n    previous: {sunset: 2027-02-28, where: ${where}}\n    entity: lead\n    where: score >= 70`,
    );

  it('is kept as it was, which is proven, and goes when its time is over', async () => {
    onDay('2026-12-01');
    const company = new CompanyRepository(ACME);
    const wrong = await checkPullRequest(company, company.propose('raise', { [LEAD]: kept('score >= 50') }));
    expect([wrong.code, rulesOf(wrong)]).toEqual([1, [['previous-mismatch', 'qualified_lead_v1']]]);
    expect(wrong.findings).toMatchObject([{ relation: 'wider', witness: { onlyThis: { score: 50 } } }]);
    // In other words than the base had it.
    company.push('raise', { [LEAD]: kept('NOT (score < 60)') });
    expect(await checkPullRequest(company, company.pullRequest('raise'))).toMatchObject({
      code: 0,
      findings: [],
    });
    company.merge('raise');

    const { path } = company.desk;
    const explained = await runCommand('explain', 'qualified_lead_v1', '--dir', path);
    expect(explained).toMatchObject({ code: 0, stdout: expect.stringMatching(/score is at least 60/) });
    expect(explained.stdout).toMatch(/deprecated/i);
    const built = `terms:\n  - {name: early_lead, owners: [sales], entity: lead, where: "qualified_lead_v1 AND region = 'emea'"}\n`;
    const late = company.propose('late', { 'definitions/early.yml': built });
    const warned = await checkPullRequest(company, late);
    expect([warned.code, rulesOf(warned)]).toEqual([0, [['deprecated-reference', 'early_lead']]]);

    onDay('2027-03-01');
    const over = await checkPullRequest(company, company.propose('other', { 'data/note.txt': 'none\n' }));
    expect([over.code, rulesOf(over)]).toEqual([1, [['previous-expired', 'qualified_lead_v1']]]);
  });
});

describe('a company that begins with what is there', () => {
  const term = (name: string, where: string) =>
    `terms:\n  - {name: ${name}, owners: [sales], synonyms: [key lead], entity: lead, where: ${where}}\n`;
  const TROUBLED = {
    ...ACME,
    'definitions/one.yml': term('top_lead', 'score >= 80'),
    'definitions/two.yml': term('best_lead', 'score >= 85'),
  };

  it('records it, and is asked for what is new only', async () => {
    const company = new CompanyRepository(TROUBLED);
    const before = await checkPullRequest(company, company.propose('start', {}));
    expect([before.code, rulesOf(before)]).toEqual([1, [['conflicting-definition', 'best_lead']]]);
    company.switchTo('start');
    const recorded = await runCommand('check', company.desk.path, '--baseline');
    expect(recorded).toMatchObject({ code: 0, stdout: expect.stringContaining('records 1 error') });
    company.push('start', {}, 'Record what is there');
    const begun = await checkPullRequest(company, company.pullRequest('start'));
    expect(begun).toMatchObject({ code: 0, findings: [{ rule: 'settings-changed', severity: 'warning' }] });
    company.merge('start');

    const third = company.propose('third', { 'definitions/upper.yml': term('great_lead', 'score >= 95') });
    const worse = await checkPullRequest(company, third);
    expect(worse.code).toBe(1);
    expect(rulesOf(worse).every(([, name]) => name === 'great_lead')).toBe(true);

    const other = term('best_lead', 'score >= 85').replace('key lead', 'prime lead');
    const told = await checkPullRequest(company, company.propose('repair', { 'definitions/two.yml': other }));
    expect(rulesOf(told)).toEqual([['baseline-stale', 'best_lead']]);
    company.switchTo('repair');
    const pruned = await runCommand('check', company.desk.path, '--prune-baseline');
    expect(pruned).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('is empty now and was removed'),
    });
    company.push('repair', {}, 'Take out what is repaired');
    expect(await checkPullRequest(company, company.pullRequest('repair'))).toMatchObject({
      code: 0,
      findings: [],
    });
  });

  it('waives for a time what it has a reason for', async () => {
    onDay('2026-12-01');
    const company = new CompanyRepository(TROUBLED);
    const waiver = `waivers:
  - rule: conflicting-definition
    definitions: [term top_lead, term best_lead]
    reason: Sales and field sales meet about it in January.
    owner: sales
    expires: 2027-01-31
`;
    const waived = company.propose('waive', { 'waivers.yml': waiver });
    const asked = await checkPullRequest(company, waived);
    expect([asked.code, rulesOf(asked)]).toEqual([0, [['settings-changed', 'top_lead']]]);
    company.merge('waive');
    const next = company.propose('next', { 'data/note.txt': 'some\n' });
    expect(await checkPullRequest(company, next)).toMatchObject({ code: 0, findings: [] });
    onDay('2027-02-01');
    const over = await checkPullRequest(company, company.propose('other', { 'data/note.txt': 'none\n' }));
    expect(over.code).toBe(1);
    expect(rulesOf(over)).toContainEqual(['waiver-expired', 'top_lead']);
    expect(rulesOf(over)).toContainEqual(['conflicting-definition', 'best_lead']);
  });
});
