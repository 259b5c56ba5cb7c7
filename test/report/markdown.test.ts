import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../src/report/fit-into.js';
import { COMMENT_LIMIT, markerOf, reportMarkdown } from '../../src/report/markdown.js';
import { manyFindings, sampleFinding, sampleInput, sampleRelated } from '../support/sample-findings.js';
import { sampleApproval, sampleImpact, sampleReview } from '../support/sample-review.js';

const ROOT = { folder: '' };

describe('reportMarkdown', () => {
  it('tells each finding with its relation, its words and its record', () => {
    const filesUrl = 'https://github.com/acme/metrics/blob/abc';
    expect(reportMarkdown(sampleInput([sampleFinding()]), { folder: 'a (b)', filesUrl })).toBe(
      `<!-- accord-report a%20(b) -->
## Accord: 1 error, 0 warnings

42 definitions in 9 files checked.

#### conflicting-definition: term <code>qualified\\_lead</code>

❌ Marketing and Sales both define <code>qualified\\_lead</code>, and mean different things.

at [<code>a (b)/definitions/sales/lead.yml:4</code>](${filesUrl}/a%20%28b%29/definitions/sales/lead.yml#L4) · **narrower; condition differs**

| | record |
|---|---|
| only there | <code>score</code> = <code>59</code>, <code>country</code> is not known |

- see [<code>a (b)/definitions/marketing/lead.yml:4</code>](${filesUrl}/a%20%28b%29/definitions/marketing/lead.yml#L4): As marketing wrote it.
- assuming lead.status is one of mql, sal
- help: Agree on one meaning.
`,
    );
  });

  it('has no links without a repository, nor to a base that is gone', () => {
    const finding = sampleFinding({ related: [sampleRelated({ base: true })] });
    const text = reportMarkdown(sampleInput([finding]), ROOT);
    expect(text).toContain('at <code>definitions/sales/lead.yml:4</code>');
    expect(text).toContain('| only before | <code>score</code>');
    expect(text).toContain('- see <code>definitions/marketing/lead.yml:4</code> (before): As');
    expect(reportMarkdown(sampleInput([finding]), { ...ROOT, filesUrl: 'https://x' })).toContain(
      '- see <code>definitions/marketing/lead.yml:4</code> (before): As',
    );
  });

  it('is short when there is nothing', () => {
    expect(reportMarkdown(sampleInput([]), ROOT)).toBe(
      '<!-- accord-report  -->\n## Accord: no findings\n\n42 definitions in 9 files checked.\n',
    );
  });

  it('tells errors, then what the change does, then warnings', () => {
    const findings = [sampleFinding({ severity: 'warning' }), sampleFinding()];
    const text = reportMarkdown(sampleInput(findings), {
      ...ROOT,
      review: sampleReview({ approvals: [sampleApproval()] }),
    });
    expect(text.split('\n').slice(1, 4)).toEqual([
      '## Accord: 1 error, 1 warning',
      '',
      'Since <code>origin/main</code>: 1 definition changed its meaning; that reaches 1 metric and 1 dashboard. 42 definitions in 9 files checked.',
    ]);
    const headings = text.match(/^#+ .*|❌|⚠️/gm);
    expect(headings).toEqual([
      '## Accord: 1 error, 1 warning',
      '#### conflicting-definition: term <code>qualified\\_lead</code>',
      '❌',
      '### What changes',
      '### Who is reached',
      '### Who must approve',
      '### Warnings',
      '#### conflicting-definition: term <code>qualified\\_lead</code>',
      '⚠️',
    ]);
  });

  it('tells missing approvals by team, and not once more as findings', () => {
    const missing = sampleFinding({
      rule: 'approval-missing',
      message: 'Not approved.',
      related: [],
      teams: ['sales_ops'],
    });
    const other = { ...missing, definition: { kind: 'term', name: 'other' } as const };
    const approvals = [sampleApproval(), sampleApproval({ state: 'approved', definition: other.definition })];
    const text = reportMarkdown(sampleInput([missing, other]), {
      ...ROOT,
      review: sampleReview({ approvals }),
    });
    expect(text).toContain('## Accord: 2 errors');
    expect(text.match(/^#### .*/gm)).toEqual(['#### approval-missing: term <code>other</code>']);
    expect(reportMarkdown(sampleInput([missing, other]), ROOT).match(/^#### .*/gm)).toHaveLength(2);
  });

  it('keeps below the limit of a comment, errors first, and counts what it leaves out', () => {
    const text = reportMarkdown(sampleInput(manyFindings(999, { help: 'ü'.repeat(300) })), ROOT);
    expect(bytesOf(text)).toBeLessThanOrEqual(COMMENT_LIMIT);
    expect(bytesOf(text)).toBeGreaterThan(COMMENT_LIMIT - 2_000);
    const told = (text.match(/^#### /gm) ?? []).length;
    const errors = (text.match(/❌/g) ?? []).length;
    expect(errors).toBe(told);
    expect(text).toMatch(
      new RegExp(
        `And ${499 - told} more errors and 500 more warnings for which there is no room here: .accord check.`,
      ),
    );
  });

  it('says nothing of errors that are all there', () => {
    const findings = [sampleFinding(), ...manyFindings(400).filter((each) => each.severity === 'warning')];
    const text = reportMarkdown(sampleInput(findings), ROOT);
    expect(text).toMatch(/\nAnd \d+ more warnings for which/);
  });

  it('leaves half of the room to the findings, however much changes', () => {
    const name = (index: number) => ({ kind: 'metric', name: `metric_${index}` }) as const;
    const reached = Array.from({ length: 5_000 }, (_, index) => ({
      definition: name(index),
      title: `Metric ${index}`,
      owners: [],
    }));
    const review = sampleReview({
      impacts: Array.from({ length: 5_000 }, (_, index) =>
        sampleImpact({ reaches: index === 0 ? reached : reached.slice(0, 1) }),
      ),
      approvals: Array.from({ length: 5_000 }, (_, index) =>
        sampleApproval({ team: { name: `team_${index}`, title: `Team ${index}` } }),
      ),
    });
    const text = reportMarkdown(sampleInput(manyFindings(10)), { ...ROOT, review });
    expect(bytesOf(text)).toBeLessThanOrEqual(COMMENT_LIMIT);
    expect(text).toMatch(/\n\nAnd \d+ more definitions\.\n\n### Who is reached/);
    expect(text).toMatch(/\n\nAnd \d+ more definitions\.\n\n<\/details>\n\n### Who must approve/);
    expect(text).toMatch(/And \d+ more teams\./);
    expect(text).toContain('Number 8.');
  });

  it('begins with a mark by which the comment of this project is found again', () => {
    expect(markerOf('a')).not.toBe(markerOf('b'));
    expect(markerOf('a--b>')).toBe('<!-- accord-report a%2D%2Db%3E -->');
    const text = reportMarkdown(sampleInput([]), { folder: 'a' });
    expect(text.startsWith(`${markerOf('a')}\n`)).toBe(true);
  });

  it('keeps any limit that is worth a report', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2_000, max: 20_000 }), fc.nat(60), (limit, count) => {
        const text = reportMarkdown(sampleInput(manyFindings(count)), {
          ...ROOT,
          limit,
          review: sampleReview(),
        });
        expect(bytesOf(text)).toBeLessThanOrEqual(limit);
        const told = (text.match(/^#### /gm) ?? []).length;
        const [, left = '', right = ''] =
          /And (\d+) more [a-z]+(?: and (\d+) more [a-z]+)? for/.exec(text) ?? [];
        expect(told + Number(left) + Number(right)).toBe(count);
      }),
      { numRuns: 60 },
    );
  });
});
