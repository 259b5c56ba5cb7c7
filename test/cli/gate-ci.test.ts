import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { ACME, edited, LEADS } from '../support/acme.js';
import { buildCommand } from '../support/built-command.js';
import { CompanyRepository, type Files, type PullRequest } from '../support/company-repository.js';
import { FakeGh } from '../support/fake-gh.js';
import { readCommands } from '../support/read-commands.js';
import { runSteps, type Step, type StepsRun } from '../support/run-steps.js';
import { ROOT } from '../support/source-files.js';
import type { Context } from '../support/workflow-expression.js';
import { fillIn } from '../support/workflow-expression.js';
import {
  makeRepository,
  plainEnvironment,
  type ScratchRepository,
  scratchFolder,
} from '../workspace/git/support/scratch-repository.js';

/*
 * The gate as a forge runs it: the scripts of action.yml and of the templates, as they are written, in a clone as the forge
 * makes it, with the compiled command.
 */

let command: string;
beforeAll(() => {
  command = buildCommand();
});

const read = (path: string) => parse(readFileSync(join(ROOT, path), 'utf8'));
const LEAD = 'definitions/marketing/lead.yml';
const NARROWED = edited(LEADS, 'where: score >= 60', 'where: score >= 70');
const RAISED = edited(
  LEADS,
  'entity: lead\n    where: score >= 60',
  'version: 2\n    entity: lead\n    where: score >= 70',
);

/** The events that a workflow of ours is started by. */
const ofPullRequest = ({ number, head }: PullRequest, fork = 'acme/metrics'): Context => ({
  pull_request: { number, base: { ref: 'main' }, head: { sha: head, repo: { full_name: fork } } },
});
const ofGroup = (base: string): Context => ({ merge_group: { base_sha: base } });
const ofPush: Context = { ref: 'refs/heads/main' };

/** Runs action.yml in a checkout. */
function act(
  checkout: ScratchRepository,
  event: Context,
  inputs: Readonly<Record<string, string>> = {},
  more: {
    readonly sha?: string;
    readonly gh?: FakeGh;
    readonly name?: string;
    readonly command?: string;
  } = {},
): StepsRun & { readonly result: Readonly<Record<string, string>> } {
  const { inputs: declared, outputs, runs } = read('action.yml');
  const github: Context = { repository: 'acme/metrics', token: 't', event };
  const context: Context = {
    github,
    inputs: {
      ...Object.fromEntries(
        Object.entries<{ readonly default: string }>(declared).map(([name, input]) => [
          name,
          fillIn(input.default, { github }),
        ]),
      ),
      ...inputs,
    },
  };
  const found: Step = {
    name: 'Find Accord',
    id: 'find',
    run: `echo "command=${more.command ?? command}" >> "$GITHUB_OUTPUT"`,
  };
  const steps: readonly Step[] = runs.steps;
  const run = runSteps([found, ...steps.filter(({ id }) => id !== 'find')], {
    workspace: checkout.path,
    temp: scratchFolder(),
    context,
    env: {
      ACCORD_CACHE: 'off',
      GITHUB_REPOSITORY: 'acme/metrics',
      GITHUB_EVENT_NAME: more.name ?? 'pull_request',
      GITHUB_SHA: more.sha ?? checkout.git('rev-parse', 'HEAD'),
      ...more.gh?.env,
    },
  });
  const told = Object.fromEntries(Object.entries(run.outputs).map(([id, each]) => [id, { outputs: each }]));
  const result = Object.entries<{ readonly value: string }>(outputs).map(([name, { value }]) => [
    name,
    fillIn(value, { steps: told }),
  ]);
  return { ...run, result: Object.fromEntries(result) };
}

/** What is annotated: `error accord meaning-changed`. */
const rulesOf = ({ log }: StepsRun) =>
  readCommands(log).map(({ name, properties }) => `${name} ${properties.title}`);
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
    expect(against(run)).toBe(proposed.base);
    expect(rulesOf(run)).toEqual(['error accord meaning-changed']);
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
    checkout.git('remote', 'set-url', 'origin', 'file:///nowhere');
    expect(rulesOf(act(checkout, ofPullRequest(proposed)))).toEqual(['error accord meaning-changed']);
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
    expect(rulesOf(run)).toEqual(['error accord meaning-changed']);
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
    expect(rulesOf(run)).toEqual(['error accord conflicting-definition']);
  });

  it('compares with what it is told to, or with nothing', () => {
    const company = new CompanyRepository(ACME);
    const proposed = company.propose('narrow', { [LEAD]: NARROWED });
    company.desk.git('push', '--quiet', 'origin', 'origin/main:refs/heads/release');
    const event = ofPullRequest(proposed);
    const named = act(company.checkOut(proposed), event, { against: 'origin/release' });
    expect([against(named), rulesOf(named)]).toEqual([proposed.base, ['error accord meaning-changed']]);
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

describe('the comment', () => {
  const comment = { comment: 'true' };

  it('tells what was found, and that it is mended when it is; of what touches no meaning, nothing', () => {
    const company = new CompanyRepository(ACME);
    const gh = new FakeGh(scratchFolder());
    const untouched = company.propose('untouched', { 'data/note.txt': 'no definition\n' });
    expect(act(company.checkOut(untouched), ofPullRequest(untouched), comment, { gh }).ran).toContain(
      'Comment',
    );
    expect(gh.state.comments).toEqual([]);
    const red = company.propose('narrow', { [LEAD]: NARROWED });
    expect(act(company.checkOut(red), ofPullRequest(red), comment, { gh }).failed).toBe(true);
    expect(gh.state.comments).toMatchObject([{ body: expect.stringContaining('## Accord: 1 error') }]);
    company.push('narrow', { [LEAD]: RAISED });
    const green = company.pullRequest('narrow');
    expect(act(company.checkOut(green), ofPullRequest(green), comment, { gh }).failed).toBe(false);
    expect(gh.state.comments).toMatchObject([{ body: expect.stringContaining('## Accord: no findings') }]);
  });

  it("is that of whoever has the token, and nobody else's", () => {
    const company = new CompanyRepository(ACME);
    const begins = '<!-- accord-report  -->';
    const strangers = [
      { id: 1, body: `${begins}\nAll is well.`, user: { type: 'User', login: 'stranger' } },
      { id: 2, body: `${begins}\nA bot says so.`, user: { type: 'Bot', login: 'other[bot]' } },
    ] as const;
    const gh = new FakeGh(scratchFolder(), { comments: strangers, login: 'accord-writer' });
    const red = company.propose('narrow', { [LEAD]: NARROWED });
    const inputs = { ...comment, 'github-token': 'of a person' };
    const folder = scratchFolder();
    const says = join(folder, 'says');
    const report = `#!/usr/bin/env bash\nfor each; do case "$each" in markdown=*) mkdir -p "$(dirname "\${each#*=}")" && printf '${begins}\\n#### syntax\\n' > "\${each#*=}";; esac; done\n`;
    writeFileSync(says, report, { mode: 0o755 });
    const checkout = company.checkOut(red, 2);
    for (const _ of ['once', 'again']) act(checkout, ofPullRequest(red), inputs, { gh, command: says });
    expect(gh.state.comments.slice(0, 2)).toEqual(strangers);
    expect(gh.state.comments.slice(2)).toMatchObject([{ user: { login: 'accord-writer' } }]);
  });

  it('of a fork is written by the workflow that runs afterwards, if it is about what was checked', () => {
    const company = new CompanyRepository(ACME);
    const proposed = company.propose('narrow', { [LEAD]: NARROWED });
    const gh = new FakeGh(scratchFolder(), {
      pullRequest: { open: true, head: { sha: proposed.head, repository: 'stranger/metrics' } },
    });
    const event = ofPullRequest(proposed, 'stranger/metrics');
    const run = act(company.checkOut(proposed), event, comment, { gh });
    expect(run.ran).not.toContain('Comment');
    expect(gh.state.calls).toEqual([]);

    const { report = '' } = run.result;
    const post = (sha: string, change?: (folder: string) => void) => {
      const temp = scratchFolder();
      const artifact = join(temp, 'accord-report');
      mkdirSync(artifact);
      for (const name of ['accord.md', 'pull-request'])
        writeFileSync(join(artifact, name), readFileSync(join(report, name)));
      change?.(artifact);
      const { jobs } = read('templates/ci/github-comment.yml');
      const job = {
        head_sha: sha,
        head_repository: { full_name: 'stranger/metrics' },
        event: 'pull_request',
      };
      const context: Context = {
        github: { token: 't', repository: 'acme/metrics', event: { workflow_run: job } },
        steps: { report: { outcome: 'success' } },
      };
      const env = { GITHUB_REPOSITORY: 'acme/metrics', ...gh.env };
      return runSteps(jobs.comment.steps, { workspace: temp, temp, env, context });
    };
    const refusals: readonly (readonly [string, (folder: string) => void])[] = [
      [
        'does not begin as',
        (folder) => writeFileSync(join(folder, 'accord.md'), '<!-- other-bot -->\nText\n'),
      ],
      [
        'too long',
        (folder) =>
          writeFileSync(join(folder, 'accord.md'), `<!-- accord-report  -->\n${'x'.repeat(70_000)}`),
      ],
      ['no open pull request', (folder) => writeFileSync(join(folder, 'pull-request'), '../../issues\n')],
      ['is not a report', (folder) => rmSync(join(folder, 'accord.md'))],
    ];
    for (const [reason, change] of refusals) {
      const refused = post(proposed.head, change);
      expect([refused.failed, refused.log]).toEqual([false, expect.stringContaining(reason)]);
    }
    expect(post(proposed.base).log).toContain('no open pull request of the fork has what was checked');
    expect(gh.state.comments).toEqual([]);
    expect(post(proposed.head)).toMatchObject({ failed: false, log: '' });
    expect(post(proposed.head)).toMatchObject({ failed: false, log: '' });
    expect(gh.state.comments).toMatchObject([{ body: readFileSync(join(report, 'accord.md'), 'utf8') }]);
  });
});

/** A folder whose `npx` runs the compiled command, and nothing else. */
function npx(): string {
  const path = scratchFolder();
  const script = `#!/usr/bin/env bash\n[ "$1" = --no-install ] && shift\n[ "$1" = accord ] && shift || exit 9\nexec node ${command} "$@"\n`;
  writeFileSync(join(path, 'npx'), script, { mode: 0o755 });
  return `${path}:${process.env.PATH}`;
}

describe('the GitLab template', () => {
  /** The lines of the job as a runner joins them. */
  function run(checkout: ScratchRepository, variables: Readonly<Record<string, string>>): StepsRun {
    const { accord } = read('templates/ci/gitlab.yml');
    const script = accord.script.join('\n');
    const env = { ...accord.variables, ...variables, PATH: npx(), ACCORD_CACHE: 'off' };
    return runSteps([{ run: script }], { workspace: checkout.path, temp: scratchFolder(), context: {}, env });
  }

  it('compares merged results with what they go into, and a branch with where it began', () => {
    const company = new CompanyRepository(ACME);
    const began = company.desk.git('rev-parse', 'origin/main');
    company.push('narrow', { [LEAD]: NARROWED });
    company.push('other', { 'definitions/new.yml': 'terms: []\n' });
    company.merge('other');
    const proposed = company.pullRequest('narrow');
    const merged = company.checkOut(proposed);
    const byMerge = run(merged, {
      CI_MERGE_REQUEST_TARGET_BRANCH_SHA: proposed.base,
      CI_MERGE_REQUEST_DIFF_BASE_SHA: began,
      ACCORD_DATA: '--data',
    });
    expect(readFileSync(join(merged.path, 'accord.md'), 'utf8')).toContain('out: <code>l04</code>');
    const branch = company.checkOut({ ...proposed, merge: proposed.head });
    const byBranch = run(branch, { CI_MERGE_REQUEST_DIFF_BASE_SHA: began });
    for (const [each, { path }] of [
      [byMerge, merged],
      [byBranch, branch],
    ] as const) {
      expect(each.failed).toBe(true);
      expect(each.log).toContain('error meaning-changed');
      const quality = JSON.parse(readFileSync(join(path, 'gl-code-quality-report.json'), 'utf8'));
      expect(quality).toMatchObject([{ check_name: 'accord/meaning-changed', location: { path: LEAD } }]);
      expect(readFileSync(join(path, 'accord.md'), 'utf8')).toContain('## Accord: 1 error');
    }
    const lost = run(company.checkOut(proposed), { CI_MERGE_REQUEST_IID: '3' });
    expect([lost.failed, lost.log]).toEqual([
      true,
      'Nothing says what this merge request is compared with.\n',
    ]);
    const onMain = run(company.checkOut(proposed), {});
    expect(onMain.log).toContain('no findings');
    expect(onMain.log).toContain('run `accord compile` and commit the result');
  });
});

describe('the workflow that accord init writes', () => {
  it('compares a pull request and a merge group with what they go into', () => {
    const company = new CompanyRepository(ACME);
    const proposed = company.propose('narrow', { [LEAD]: NARROWED });
    const steps: readonly Step[] = read(
      'templates/init/.github/workflows/accord.yml',
    ).jobs.accord.steps.filter(({ run }: Step) => run !== 'npm install');
    const run = (event: Context) =>
      runSteps(steps, {
        workspace: company.checkOut(proposed, 2).path,
        temp: scratchFolder(),
        context: { github: { event } },
        env: { PATH: npx(), ACCORD_CACHE: 'off' },
      });
    expect(rulesOf(run(ofPullRequest(proposed)))).toEqual(['error accord meaning-changed']);
    expect(rulesOf(run(ofGroup(proposed.base)))).toEqual(['error accord meaning-changed']);
    const pushed = run(ofPush);
    expect(rulesOf(pushed)).toEqual([]);
    expect(pushed.ran).toContain('npx accord compile --check');
    expect(existsSync(join(company.desk.path, 'model'))).toBe(false);
  });
});

describe('the pre-commit hook', () => {
  const isInstalled = spawnSync('pre-commit', ['--version']).status === 0;
  it.skipIf(!isInstalled)(
    `compares with where the branch began${isInstalled ? '' : ' (pre-commit is not installed)'}`,
    () => {
      const hooks = makeRepository();
      const manifest = readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8');
      const rev = hooks.commit({ '.pre-commit-hooks.yaml': manifest });
      const hook = { id: 'accord-check-local', args: ['--against', 'origin/main...'], always_run: true };
      const config = stringify({ repos: [{ repo: hooks.path, rev, hooks: [hook] }] });
      const company = new CompanyRepository({ ...ACME, '.pre-commit-config.yaml': config });
      const commit = () =>
        spawnSync('pre-commit', ['run'], {
          cwd: company.desk.path,
          encoding: 'utf8',
          env: plainEnvironment({ PATH: npx(), PRE_COMMIT_HOME: scratchFolder(), ACCORD_CACHE: 'off' }),
        });
      company.push('narrow', { [LEAD]: NARROWED });
      const refused = commit();
      expect(refused.status).toBe(1);
      expect(refused.stdout).toContain('error meaning-changed');
      company.push('narrow', { [LEAD]: RAISED });
      // One version for the branch, however many commits it has.
      company.push('narrow', { [LEAD]: edited(RAISED, 'score >= 70', 'score >= 75') });
      expect(commit()).toMatchObject({ status: 0 });
    },
  );
});
