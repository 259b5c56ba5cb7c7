import { describe, expect, it } from 'vitest';
import { reviewInMarkdown } from '../../src/report/markdown-review.js';
import type { Impact, Review } from '../../src/report/review.js';
import { SAMPLE_NUMBERS, sampleApproval, sampleImpact, sampleReview } from '../support/sample-review.js';

const told = (parts: Partial<Review>) => reviewInMarkdown(sampleReview(parts), 60_000).join('\n\n');
const CHANGES = 'Qualified leads are leads where score is at least 60.';

describe('what changes and who is reached, in Markdown', () => {
  it('shows what differs in bold, whose it is, and whoever rests on it with owners', () => {
    expect(told({})).toBe(`### What changes

| definition | now | in words | reaches |
|---|---|---|---|
| term <code>qualified\\_lead</code><br>Marketing operations, Sales operations | narrower | before: Qualified leads are leads where score is <b>at least</b> 60.<br>now: Qualified leads are leads where score is <b>more than</b> 60. | 1 metric and 1 dashboard |

### Who is reached

| | | owners |
|---|---|---|
| dashboard | Marketing, weekly <code>weekly</code> | Sales operations, Marketing operations |
| metric | Qualified leads <code>qualified\\_leads</code> | Marketing operations |`);
  });

  it.each<[string, Partial<Impact>, string]>([
    ['removed', { change: 'removed', relation: null, after: null }, `| removed | ${CHANGES} Dated by`],
    [
      'renamed',
      { change: 'renamed', formerName: 'good_lead' },
      '| was called good\\_lead | means the same |',
    ],
    ['undecided', { change: 'unknown', relation: 'unknown' }, '| not decided | before: '],
    ['of no single relation', { relation: null }, '| changed | before: '],
    [
      'kept under another name',
      { kept: { name: 'lead_v1', sunset: '2027-03-31' } },
      '60.<br>What it meant stays as <code>lead\\_v1</code> until 2027-03-31. |',
    ],
    ['of other words only', { after: sampleImpact().before }, '| narrower | cannot be told |'],
    [
      'with more sentences',
      { after: [...(sampleImpact().before ?? []), 'In EUR.'] },
      '| narrower | now: In EUR. |',
    ],
    [
      'long',
      { before: null, after: Array.from({ length: 10 }, () => 'One.') },
      `| narrower | ${'One. '.repeat(8)}And 2 more. |`,
    ],
    [
      'in the middle',
      { before: ['a b c.'], after: ['a x y c.'] },
      'before: a <b>b</b> c.<br>now: a <b>x y</b> c.',
    ],
    [
      'by what was added',
      { before: ['a b.'], after: ['a c b; d.'] },
      'before: a <b>b</b>.<br>now: a <b>c b; d</b>.',
    ],
    ['by a word more', { before: ['a b.'], after: ['a c b.'] }, 'before: a b.<br>now: a <b>c</b> b.'],
    ['at its end', { before: ['a 10.'], after: ['a 20.'] }, 'before: a <b>10</b>.<br>now: a <b>20</b>.'],
    [
      'in a name',
      { before: ['`a`'], after: ['`b|`'] },
      '<b><code>a</code></b><br>now: <b><code>b&vert;</code></b> |',
    ],
    ['that nobody rests on', { reaches: [] }, '| nothing |'],
    ['that nobody owns', { owners: [] }, '<code>qualified\\_lead</code><br>nobody |'],
  ])('tells a definition %s', (_, parts, expected) => {
    expect(told({ impacts: [sampleImpact(parts)] })).toContain(expected);
  });

  it('folds what is new, and many who are reached', () => {
    const reaches = Array.from({ length: 11 }, (_, index) => ({
      definition: { kind: 'metric', name: `m${index}` } as const,
      title: `M ${index}`,
      owners: [{ name: 'sales_ops', title: 'Sales operations' }],
    }));
    const fresh = sampleImpact({ change: 'new', relation: null, before: null, reaches: [] });
    const text = told({
      impacts: [
        sampleImpact({ reaches }),
        sampleImpact({ definition: { kind: 'term', name: 'b' }, reaches: reaches.slice(0, 1) }),
        { ...fresh, definition: { kind: 'metric', name: 'fresh' } },
      ],
    });
    expect(text).toContain('| 11 metrics |');
    expect(text).toContain('<details><summary>1 new definition</summary>\n\n| definition |');
    expect(text).toContain(
      '### Who is reached\n\n<details><summary>11 metrics, of 1 team</summary>\n\n| | | owners | through |',
    );
    expect(text).toContain(
      '| M 0 <code>m0</code> | Sales operations | <code>qualified\\_lead</code>, <code>b</code> |',
    );
    expect(text).toContain('| M 10 <code>m10</code> | Sales operations | <code>qualified\\_lead</code> |');
    expect(told({ impacts: [fresh] })).toMatch(/^### What changes\n\n<details>/);
  });

  it('does not list as reached what changed by itself', () => {
    const metric = sampleImpact({ definition: { kind: 'metric', name: 'qualified_leads' }, reaches: [] });
    expect(told({ impacts: [sampleImpact(), metric] })).not.toContain('| metric | Qualified leads');
  });
});

describe('who must approve, in Markdown', () => {
  it('is a row for each team, with what it runs', () => {
    const metric = { kind: 'metric', name: 'won' } as const;
    const marketing = { name: 'marketing_ops', title: 'Marketing | operations' };
    const text = told({
      impacts: [],
      approvals: [
        sampleApproval(),
        sampleApproval({ definition: metric, through: [sampleImpact().definition], state: 'outdated' }),
        sampleApproval({ team: marketing, definition: metric, state: 'outdated' }),
        sampleApproval({ team: { name: 'renewals', title: 'Renewals' }, state: 'approved' }),
      ],
    });
    expect(text).toBe(`### Who must approve

✅ Approved by Renewals (1 definition).

| team | has to approve | with |
|---|---|---|
| ⏳ Sales operations | term <code>qualified\\_lead</code><br>resting on what changed: metric <code>won</code> | <code>accord approve --against origin/main --as sales\\_ops</code> |
| ⏳ Marketing &vert; operations | metric <code>won</code> | <code>accord approve --against origin/main --as marketing\\_ops</code> |`);
  });

  it('asks for agreement where approvals are not turned on', () => {
    const text = told({ impacts: [], approvals: [sampleApproval({ state: 'asked' })] });
    expect(text).toBe(
      '### Who should agree\n\n| team | of |\n|---|---|\n| 👀 Sales operations | term <code>qualified\\_lead</code> |',
    );
  });

  it('says when everybody has, and nothing where nobody is asked', () => {
    const done = told({ impacts: [], approvals: [sampleApproval({ state: 'approved' })] });
    expect(done).toBe('### Who must approve\n\n✅ Everybody has approved.');
    expect(told({ impacts: [] })).toBe('');
  });

  it('counts what is more than people read', () => {
    const approvals = Array.from({ length: 15 }, (_, index) =>
      sampleApproval({ definition: { kind: 'metric', name: `m${index}` } }),
    );
    expect(told({ impacts: [], approvals })).toContain('metric <code>m11</code>, 3 more |');
    const below = approvals.map((each) => ({ ...each, through: [sampleImpact().definition] }));
    expect(told({ impacts: [], approvals: below })).toContain('| resting on what changed: 15 metrics |');
  });
});

describe('what it does to the numbers, in Markdown', () => {
  it('tells records and metrics, and folds months and segments', () => {
    expect(told({ impacts: [], numbers: SAMPLE_NUMBERS })).toBe(`### What it does to the numbers

| records | before | now | come in | drop out | for example |
|---|--:|--:|--:|--:|---|
| term <code>qualified\\_lead</code> | 12,345 | 12,000 | 0 | 345 | out: <code>L-17</code>, <code>L-4</code> |
| segmentation <code>tier</code>: <code>large</code> | 3 | 4 | 1 | 0 | not shown: personal |
| metric <code>won</code> |  |  |  |  | not counted: it took longer than 10 s |

| metric, of all time | before | now | change |
|---|--:|--:|--:|
| Qualified leads <code>qualified\\_leads</code> | 1,234 | 1,196 | −3.1 % |
| Spend to date <code>spend</code>, in EUR, in 2026-02 | 10 | 10 | same |
| Won <code>won</code><br>not measured: the table deal is not there |  |  |  |

<details><summary>By month and by segment</summary>

#### metric <code>qualified\\_leads</code>

| month | before | now | change |
|---|--:|--:|--:|
| 2026-01 | 617 | 600 | −2.8 % |
| 2026-02 | 617 | 596 | −3.4 % |

| Customer tier | before | now | change |
|---|--:|--:|--:|
| large | 1 | none |  |
| in no segment | 2.5 | 2.50001 | hardly any |

</details>

Not everything was measured:

- left out: 3 metrics were not asked for: 10 are, at most`);
  });
});
