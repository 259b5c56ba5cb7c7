import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { ACME, edited, LEAD, LEADS, NARROWED, RAISED } from '../support/acme.js';
import { buildCommand } from '../support/built-command.js';
import { CompanyRepository, type Files } from '../support/company-repository.js';
import { annotationsOf, ofGroup, ofPullRequest, ofPush } from '../support/github-events.js';
import { readCommands } from '../support/read-commands.js';
import { type Act, runAction } from '../support/run-action.js';
import type { StepsRun } from '../support/run-steps.js';

/*
 * The gate as GitHub runs it: the scripts of action.yml as they are written, in a clone as actions/checkout makes it, with the
 * compiled command.
 */

// Processes of their own, on a machine that may be busy.
vi.setConfig({ testTimeout: 180_000 });

let act: Act;
beforeAll(() => {
  const command = buildCommand();
  act = (...words) => runAction(command, ...words);
});

const against = (run: StepsRun) => run.outputs.base?.against;

describe('the action, on a pull request', () => {
  it('compares the merge with what it goes into, which alone it fetches', () => {
    const company = new CompanyRepository(ACME);
    const proposed = company.propose('narrow', { [LEAD]: NARROWED });
    // Meanwhile main moves on, in the same definition.
    company.push('other', { [LEAD]: edited(LEADS, 'synonyms: [MQL]', 'synonyms: [MQL, SQL]') });
    company.merge('other');
    const checkout = company.checkOut(proposed);
    const run = act(checkout, ofPullRequest(proposed));
    expect(run.failed).toBe(true);
    expect(against(run)).toBe('origin/main');
    expect(checkout.git('rev-parse', 'origin/main')).toBe(proposed.base);
    expect(annotationsOf(run)).toEqual(['error accord meaning-changed']);
    expect(checkout.git('rev-list', '--all', 'FETCH_HEAD')).toBe(`${proposed.merge}\n${proposed.base}`);
    expect(readFileSync(run.result.markdown ?? '', 'utf8')).toContain('## Accord: 1 error');
    expect(JSON.parse(readFileSync(run.result.sarif ?? '', 'utf8')).runs[0].results).toHaveLength(1);

    company.push('narrow', { [LEAD]: RAISED });
    const raised = company.pullRequest('narrow');
    expect(act(company.checkOut(raised), ofPullRequest(raised))).toMatchObject({ failed: false });
  });

  it('fetches nothing where the checkout holds what it goes into', () => {
    const company = new CompanyRepository(ACME);
    const proposed = company.propose('narrow', { [LEAD]: NARROWED });
    const checkout = company.checkOut(proposed, 2);
    // What main has become since is another commit, and not what is meant.
    company.push('other', { [LEAD]: edited(LEADS, 'synonyms: [MQL]', 'synonyms: [MQL, SQL]') });
    company.merge('other');
    checkout.git('fetch', '--quiet', '--depth=1', 'origin', '+main:refs/remotes/origin/main');
    checkout.git('remote', 'set-url', 'origin', 'file:///nowhere');
    const run = act(checkout, ofPullRequest(proposed));
    expect(against(run)).toBe(proposed.base);
    expect(annotationsOf(run)).toEqual(['error accord meaning-changed']);
  });

  it('ends without a verdict where it can fetch nothing, and says how to repair it', () => {
    const company = new CompanyRepository(ACME);
    const proposed = company.propose('narrow', { [LEAD]: NARROWED });
    const checkout = company.checkOut(proposed);
    checkout.git('remote', 'set-url', 'origin', 'file:///nowhere');
    const run = act(checkout, ofPullRequest(proposed));
    expect(run).toMatchObject({ failed: true, ran: ['Find Accord', 'Find the base'] });
    expect(run.log).toContain('Set fetch-depth: 0 for actions/checkout.');
    expect(run.result).toEqual({ sarif: '', markdown: '', report: '' });
  });

  it('refuses to look at what is there already for what a pull request makes of it', () => {
    const company = new CompanyRepository(ACME);
    const proposed = company.propose('narrow', { [LEAD]: NARROWED });
    const target = company.checkOut({ ...proposed, merge: proposed.base });
    const run = act(target, ofPullRequest(proposed), {}, { name: 'pull_request_target' });
    expect(run).toMatchObject({ failed: true, ran: ['Find Accord', 'Find the base'] });
    expect(run.log).toContain('Use pull_request.');
    const other = act(target, ofPullRequest(proposed), {}, { sha: proposed.merge });
    expect(other).toMatchObject({ failed: true, ran: ['Find Accord', 'Find the base'] });
    expect(other.log).toContain('Neither the pull request nor its branch is checked out.');
  });

  it('compares a branch that is checked out by itself with where it began', () => {
    const company = new CompanyRepository(ACME);
    company.push('narrow', { [LEAD]: NARROWED });
    company.push('other', { 'definitions/new.yml': 'terms: []\n' });
    company.merge('other');
    const proposed = company.pullRequest('narrow');
    const checkout = company.checkOut({ ...proposed, merge: proposed.head });
    const run = act(checkout, ofPullRequest(proposed), {}, { sha: proposed.merge });
    expect(against(run)).toBe('origin/main...');
    expect(annotationsOf(run)).toEqual(['error accord meaning-changed']);
  });

  it('finds what two branches make of each other, in a merge queue as well', () => {
    const company = new CompanyRepository(ACME);
    const term = (name: string, where: string): Files => ({
      [`definitions/${name}.yml`]: `terms:\n  - {name: ${name}, owners: [sales], synonyms: [key lead], entity: lead, where: ${where}}\n`,
    });
    company.push('first', term('top_lead', 'score >= 80'));
    company.push('second', term('best_lead', 'score >= 85'));
    // The queue puts the second on top of the first, before either is in main.
    company.merge('first');
    const group = company.pullRequest('second');
    const run = act(company.checkOut(group), ofGroup(group.base));
    expect(against(run)).toBe(group.base);
    expect(annotationsOf(run)).toEqual(['error accord conflicting-definition']);
  });

  it('compares with what it is told to, or with nothing', () => {
    const company = new CompanyRepository(ACME);
    const proposed = company.propose('narrow', { [LEAD]: NARROWED });
    company.desk.git('push', '--quiet', 'origin', 'origin/main:refs/heads/release');
    const event = ofPullRequest(proposed);
    const named = act(company.checkOut(proposed), event, { against: 'origin/release' });
    expect([against(named), annotationsOf(named)]).toEqual([proposed.base, ['error accord meaning-changed']]);
    const none = act(company.checkOut(proposed), event, { against: '' });
    expect([against(none), none.failed]).toEqual(['', false]);
  });

  it('finds a project in a folder of the repository', () => {
    const inFolder = (files: Readonly<Record<string, string>>) =>
      Object.fromEntries(Object.entries(files).map(([path, text]) => [`metrics/${path}`, text]));
    const company = new CompanyRepository({ ...inFolder(ACME), 'readme.txt': 'more than metrics\n' });
    const proposed = company.propose('narrow', inFolder({ [LEAD]: NARROWED }));
    const run = act(company.checkOut(proposed), ofPullRequest(proposed), { directory: 'metrics' });
    expect(readCommands(run.log).map(({ properties }) => properties.file)).toEqual([`metrics/${LEAD}`]);
    expect(readFileSync(run.result.markdown ?? '', 'utf8')).toContain('<!-- accord-report metrics -->');
  });

  it('checks by itself what is pushed to main', () => {
    const company = new CompanyRepository(ACME);
    const proposed = company.propose('narrow', { [LEAD]: NARROWED });
    const run = act(company.checkOut(proposed), ofPush, { comment: 'true' });
    expect(run).toMatchObject({ failed: false, result: { report: '' } });
    expect(against(run)).toBe('');
    expect(run.ran).not.toContain('Comment');
  });

  it('asks for the model and the owners where it is told to', () => {
    const company = new CompanyRepository(ACME);
    const proposed = company.propose('same', {});
    const both = { 'check-model': 'true', 'check-owners': 'true' };
    const run = act(company.checkOut(proposed), ofPullRequest(proposed), both);
    expect(run.failed).toBe(true);
    expect(run.ran).toEqual(expect.arrayContaining(['Check the model', 'Check the owners']));
    expect(run.log).toContain('run `accord compile` and commit the result');
    expect(run.log).toContain('There is no .github/CODEOWNERS yet: run `accord owners`.');
  });
});
