import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { ACME, LEAD, NARROWED, RAISED } from '../support/acme.js';
import { buildCommand } from '../support/built-command.js';
import { CompanyRepository } from '../support/company-repository.js';
import { FakeGh } from '../support/fake-gh.js';
import { ofPullRequest } from '../support/github-events.js';
import { type Act, runAction } from '../support/run-action.js';
import { runSteps } from '../support/run-steps.js';
import { ROOT } from '../support/source-files.js';
import type { Context } from '../support/workflow-expression.js';
import { scratchFolder } from '../workspace/git/support/scratch-repository.js';

/* The comment on a pull request of GitHub, from the action and from the workflow that runs after a fork. */

// Processes of their own, on a machine that may be busy.
vi.setConfig({ testTimeout: 180_000 });

let act: Act;
beforeAll(() => {
  const command = buildCommand();
  act = (...words) => runAction(command, ...words);
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
    for (const _ of ['once', 'again']) runAction(says, checkout, ofPullRequest(red), inputs, { gh });
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
      const { jobs } = parse(readFileSync(join(ROOT, 'templates/ci/github-comment.yml'), 'utf8'));
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
