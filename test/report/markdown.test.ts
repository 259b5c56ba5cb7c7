import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../src/report/fit-into.js';
import { COMMENT_LIMIT, markerOf, reportMarkdown } from '../../src/report/markdown.js';
import type { Impact, Review } from '../../src/report/review.js';
import { manyFindings, sampleFinding, sampleInput, sampleRelated } from '../support/sample-findings.js';

const ROOT = { folder: '' };
const DEFINITION = { kind: 'term', name: 'qualified_lead' } as const;

const IMPACT: Impact = {
  definition: DEFINITION,
  relation: 'narrower',
  before: 'leads where score is at least 60',
  after: 'leads where score is more than 60',
  reaches: [
    {
      definition: { kind: 'metric', name: 'qualified_leads' },
      title: 'Qualified leads',
      owners: ['Marketing operations'],
    },
    { definition: { kind: 'dashboard', name: 'weekly' }, title: 'Marketing, weekly', owners: [] },
  ],
};

const REVIEW: Review = {
  base: 'origin/main',
  impacts: [
    IMPACT,
    {
      ...IMPACT,
      definition: { kind: 'metric', name: 'won' },
      before: null,
      relation: null,
      reaches: [],
    },
  ],
  numbers: null,
  approvals: [
    { team: 'Sales operations', definition: DEFINITION, state: 'approved' },
    { team: 'Marketing operations', definition: DEFINITION, state: 'missing' },
    { team: 'Service desk', definition: DEFINITION, state: 'outdated' },
  ],
};

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

  it('tells who must approve first, and what changes for whom', () => {
    const text = reportMarkdown(sampleInput([]), { ...ROOT, review: REVIEW });
    expect(text).toContain(`### Who must approve

| team | definition | |
|---|---|---|
| Marketing operations | term <code>qualified\\_lead</code> | ⏳ has to approve |
| Service desk | term <code>qualified\\_lead</code> | ⏳ approved an earlier meaning |
| Sales operations | term <code>qualified\\_lead</code> | ✅ approved |

### What changes

| definition | now | reaches |
|---|---|---|
| term <code>qualified\\_lead</code> | narrower | Qualified leads, Marketing, weekly |
| metric <code>won</code> | new | nothing |

#### In words

* term <code>qualified\\_lead</code>
  * before: leads where score is at least 60
  * now: leads where score is more than 60

* metric <code>won</code>
  * before: not defined
`);
  });

  it('says removed and changed, where no relation says more', () => {
    const review = {
      ...REVIEW,
      impacts: [
        { ...IMPACT, after: null },
        { ...IMPACT, relation: null },
      ],
    };
    const text = reportMarkdown(sampleInput([]), { ...ROOT, review });
    expect(text).toContain('| removed | Qualified');
    expect(text).toContain('| changed | Qualified');
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
    const review = {
      ...REVIEW,
      impacts: Array.from({ length: 5_000 }, () => IMPACT),
      approvals: Array.from({ length: 5_000 }, () => ({
        team: 'Sales operations',
        definition: DEFINITION,
        state: 'missing' as const,
      })),
    };
    const text = reportMarkdown(sampleInput(manyFindings(10)), { ...ROOT, review });
    expect(bytesOf(text)).toBeLessThanOrEqual(COMMENT_LIMIT);
    expect(text).toMatch(/And \d+ more approvals\./);
    expect(text).toMatch(/And \d+ more changed definitions\./);
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
        const text = reportMarkdown(sampleInput(manyFindings(count)), { ...ROOT, limit, review: REVIEW });
        expect(bytesOf(text)).toBeLessThanOrEqual(limit);
        const told = (text.match(/^#### (?!In words)/gm) ?? []).length;
        const [, left = '', right = ''] =
          /And (\d+) more [a-z]+(?: and (\d+) more [a-z]+)? for/.exec(text) ?? [];
        expect(told + Number(left) + Number(right)).toBe(count);
      }),
      { numRuns: 60 },
    );
  });
});
