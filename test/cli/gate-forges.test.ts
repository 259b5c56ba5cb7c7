import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { parse, stringify } from 'yaml';
import { ACME, edited, LEAD, NARROWED, RAISED } from '../support/acme.js';
import { buildCommand } from '../support/built-command.js';
import { CompanyRepository } from '../support/company-repository.js';
import { annotationsOf, ofGroup, ofPullRequest, ofPush } from '../support/github-events.js';
import { runSteps, type Step, type StepsRun } from '../support/run-steps.js';
import { ROOT } from '../support/source-files.js';
import type { Context } from '../support/workflow-expression.js';
import {
  makeRepository,
  plainEnvironment,
  type ScratchRepository,
  scratchFolder,
} from '../workspace/git/support/scratch-repository.js';

/* The gate as GitLab, the workflow of `accord init` and pre-commit run it, with the compiled command. */

// Processes of their own, on a machine that may be busy.
vi.setConfig({ testTimeout: 180_000 });

let command: string;
beforeAll(() => {
  command = buildCommand();
});

const read = (path: string) => parse(readFileSync(join(ROOT, path), 'utf8'));

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
    expect(annotationsOf(run(ofPullRequest(proposed)))).toEqual(['error accord meaning-changed']);
    expect(annotationsOf(run(ofGroup(proposed.base)))).toEqual(['error accord meaning-changed']);
    const pushed = run(ofPush);
    expect(annotationsOf(pushed)).toEqual([]);
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
