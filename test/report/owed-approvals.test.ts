import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/diagnostic/finding.js';
import { bytesOf } from '../../src/report/fit-into.js';
import { reportGithub } from '../../src/report/github.js';
import { reportMarkdown } from '../../src/report/markdown.js';
import type { Approval, Review } from '../../src/report/review.js';
import { reportText } from '../../src/report/text.js';
import { sampleFinding, sampleInput } from '../support/sample-findings.js';

const names = (count: number) => Array.from({ length: count }, (_, index) => `metric_${index}`);

function owed(name: string, ...teams: readonly string[]): Finding {
  const definition = { kind: 'metric', name } as const;
  return sampleFinding({
    rule: 'approval-missing',
    definition,
    message: `The metric ${name} is not approved.`,
    teams,
  });
}

const text = (findings: readonly Finding[], review?: Review) =>
  reportText(sampleInput(findings), { color: false, ...(review ? { review } : {}) });

function reviewOf(asked: readonly string[], against: Review['against']): Review {
  const approvals = asked.map(
    (name): Approval => ({
      team: { name: 'sales_ops', title: 'Sales operations' },
      definition: { kind: 'metric', name },
      state: 'missing',
      through: [],
    }),
  );
  return { against, changes: [], settings: [], impacts: [], approvals, numbers: null };
}

describe('approvals that are missing, in a terminal', () => {
  it('are findings as all others while they are few', () => {
    const told = text(names(5).map((name) => owed(name, 'sales_ops')));
    expect(told.match(/^error approval-missing {2}The metric metric_\d is not approved\.$/gm)).toHaveLength(
      5,
    );
  });

  it('are told a team at a time when they are many, after all others, and counted as they are', () => {
    const findings = [
      ...names(10).map((name) => owed(name, 'sales_ops')),
      owed('shared', 'sales_ops', 'finance'),
      sampleFinding({ rule: 'approval-missing', definition: null, message: 'Nobody is called marketing.' }),
      sampleFinding({ rule: 'never-true', message: 'No record can be in it.' }),
    ];
    const told = text(findings);
    expect(told.match(/^error .*$/gm)).toEqual([
      'error approval-missing  Nobody is called marketing.',
      'error never-true  No record can be in it.',
      'error approval-missing  Not approved as they are now:',
    ]);
    expect(told).toContain(`error approval-missing  Not approved as they are now:
  sales_ops has yet to approve 11 definitions: metric metric_0, metric metric_1, metric metric_2, metric metric_3, metric metric_4, metric metric_5, metric metric_6, metric metric_7, and 3 more
    accord approve --all --as sales_ops
  finance has yet to approve 1 definition: metric shared
    accord approve --all --as finance

✗ 13 errors, 0 warnings in 42 definitions in 9 files
`);
  });

  it('are as grave as the gravest of them, and what changed by its own text is named first', () => {
    const findings = names(6).map((name) => ({ ...owed(name, 'sales_ops'), severity: 'warning' as const }));
    expect(text(findings)).toMatch(/^warning approval-missing {2}Not approved as they are now:$/m);
    const review = reviewOf(names(6), { name: 'main', commit: '0'.repeat(40) });
    const below = { kind: 'metric', name: 'metric_5' } as const;
    const approvals = review.approvals.map((each) =>
      each.definition.name === 'metric_5' ? each : { ...each, through: [below] },
    );
    expect(text(findings, { ...review, approvals })).toContain(
      'has yet to approve 6 definitions: metric metric_5, metric metric_0, ',
    );
  });

  it('name the base where all that is owed changed since', () => {
    const findings = names(6).map((name) => owed(name, 'sales_ops'));
    const against = { name: 'origin/main', commit: '0'.repeat(40) };
    expect(text(findings, reviewOf(names(6), against))).toContain(
      '\n    accord approve --against origin/main --as sales_ops\n',
    );
    expect(text(findings, reviewOf(names(5), against))).toContain(
      '\n    accord approve --all --as sales_ops\n',
    );
    expect(text(findings, reviewOf(names(6), { name: "../it's before", commit: null }))).toContain(
      "\n    accord approve --against-dir '../it'\\''s before' --as sales_ops\n",
    );
  });
});

describe('approvals that are missing, in a comment', () => {
  const comment = (findings: readonly Finding[], review?: Review, limit?: number) =>
    reportMarkdown(sampleInput(findings), {
      folder: '',
      ...(review ? { review } : {}),
      ...(limit === undefined ? {} : { limit }),
    });

  it('are told a team at a time when they are many and nothing was compared', () => {
    const told = comment(names(20).map((name) => owed(name, 'sales_ops', 'finance')));
    expect(told).not.toContain('is not approved.');
    expect(told).toContain('### Not approved as they are\n\n| team | has to approve | with |\n');
    expect(told.match(/^\| ⏳ .*$/gm)).toHaveLength(2);
    expect(told).toMatch(
      /metric\\_11<\/code>, 8 more \| <code>accord approve --all --as finance<\/code> \|$/m,
    );
  });

  it('are left to the review only where it tells of every team that is asked', () => {
    const against = { name: 'main', commit: '0'.repeat(40) };
    const told = comment(
      [owed('metric_0', 'sales_ops'), owed('metric_1', 'sales_ops', 'finance')],
      reviewOf(names(2), against),
    );
    expect(told).not.toContain('metric metric_0 is not approved');
    expect(told).not.toContain('The metric metric_0 is');
    expect(told).toMatch(/The metric metric\\?_1 is not approved\./);
  });

  it('stay within the limit', () => {
    const findings = names(400).flatMap((name) => owed(name, ...names(30), `${name}_team`));
    const told = comment(findings, undefined, 8_000);
    expect(bytesOf(told)).toBeLessThanOrEqual(8_000);
    expect(told).toMatch(/^And \d+ more teams\.$/m);
  });
});

describe('approvals that are missing, among annotations', () => {
  it('come after the errors they follow from, so that the ten that GitHub shows hold the cause', () => {
    const cause = sampleFinding({ rule: 'meaning-changed', message: 'It is narrower now.' });
    const warning = sampleFinding({ rule: 'dead-branch', severity: 'warning', message: 'It adds nothing.' });
    const findings = [...names(12).map((name) => owed(name, 'sales_ops')), warning, cause];
    const titles = reportGithub(sampleInput(findings), { folder: '' }).match(/title=accord [a-z-]+/g);
    expect(titles?.slice(0, 2)).toEqual(['title=accord meaning-changed', 'title=accord approval-missing']);
    expect(titles).toHaveLength(11);
    expect(titles?.at(-1)).toBe('title=accord dead-branch');
  });
});
