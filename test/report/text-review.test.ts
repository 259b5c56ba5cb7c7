import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportText } from '../../src/report/text.js';
import { reviewLines } from '../../src/report/text-review.js';
import { sampleInput } from '../support/sample-findings.js';
import {
  hostileReview,
  SAMPLE_NUMBERS,
  sampleApproval,
  sampleImpact,
  sampleReview,
} from '../support/sample-review.js';

describe('a review in a terminal', () => {
  it('stands between the findings and the summary', () => {
    expect(reportText(sampleInput([]), { color: false, review: sampleReview() })).toBe(
      `Since origin/main: 1 definition changed its meaning; that reaches 1 metric and 1 dashboard
  term qualified_lead: narrower
    reaches Marketing, weekly, Qualified leads
    of Sales operations, Marketing operations

✓ 42 definitions in 9 files, no findings
`,
    );
  });

  it('says as much of a full commit id as people read', () => {
    const name = '65c739955cc987a8b26a98cfd3a158152ed69295';
    expect(reviewLines(sampleReview({ against: { name, commit: name }, impacts: [] }))).toEqual([
      'Since 65c739955c: no meaning changed',
    ]);
  });

  it('says so when no meaning changed', () => {
    expect(reviewLines(sampleReview({ impacts: [] }))).toEqual(['Since origin/main: no meaning changed']);
  });

  it('counts what happened, and tells of each but what is new', () => {
    const named = (name: string) => ({ definition: { kind: 'metric', name } as const, reaches: [] });
    const lines = reviewLines(
      sampleReview({
        impacts: [
          sampleImpact(),
          sampleImpact({ ...named('b'), change: 'changed', relation: null }),
          sampleImpact({ ...named('c'), change: 'unknown', relation: 'unknown' }),
          sampleImpact({ ...named('d'), change: 'removed', relation: null, after: null }),
          sampleImpact({ ...named('e'), change: 'renamed', formerName: 'f', relation: 'equivalent' }),
          sampleImpact({ ...named('g'), change: 'new', before: null }),
          sampleImpact({ ...named('h'), change: 'new', before: null }),
        ],
      }),
    );
    expect(lines).toEqual([
      'Since origin/main: 2 definitions changed their meaning, 1 may have changed its meaning, 1 is gone, 1 has another name and 2 are new; that reaches 1 metric and 1 dashboard',
      '  term qualified_lead: narrower',
      '    reaches 1 metric and 1 dashboard: Marketing, weekly, Qualified leads',
      '    of Sales operations, Marketing operations',
      '  metric b: changed',
      '  metric c: not decided',
      '  metric d: removed',
      '  metric e: was called f',
    ]);
    const kept = { name: 'qualified_lead_v1', sunset: '2027-03-31' };
    expect(reviewLines(sampleReview({ impacts: [sampleImpact({ kept })] }))[2]).toBe(
      '    what it meant stays as qualified_lead_v1 until 2027-03-31',
    );
    expect(reviewLines(sampleReview({ impacts: [sampleImpact({ reaches: [] })] }))).toEqual([
      'Since origin/main: 1 definition changed its meaning; nothing rests on it',
      '  term qualified_lead: narrower',
    ]);
  });

  it('cuts what is longer than a line', () => {
    const reaches = Array.from({ length: 40 }, (_, index) => ({
      definition: { kind: 'entity', name: `e${index}` } as const,
      title: `Entity ${index}`,
      owners: [],
    }));
    const [head, , reached] = reviewLines(sampleReview({ impacts: [sampleImpact({ reaches })] }));
    expect(head).toContain('that reaches 40 entities');
    expect(reached).toMatch(/^ {4}reaches Entity 0, .{80,110}…$/);
  });

  it('tells the numbers, and who should agree where approvals are no finding', () => {
    const lines = reviewLines(
      sampleReview({
        impacts: [],
        numbers: SAMPLE_NUMBERS,
        approvals: [
          sampleApproval(),
          ...Array.from({ length: 7 }, (_, index) =>
            sampleApproval({ state: 'asked', definition: { kind: 'metric', name: `m${index}` } }),
          ),
        ],
      }),
    );
    expect(lines.slice(1)).toEqual([
      '  records of term qualified_lead: 12,345 → 12,000; 0 come in, 345 drop out',
      '  records of segmentation tier (large): 3 → 4; 1 come in, 0 drop out',
      '  records of metric won: not counted, it took longer than 10 s',
      '  metric qualified_leads: 1,234 → 1,196, −3.1 %',
      '  metric spend in 2026-02: 10 → 10 EUR, same',
      '  metric won: not measured, the table deal is not there',
      '  left out: 3 metrics were not asked for: 10 are, at most',
      '  Sales operations should agree to metric m0, metric m1, metric m2, metric m3, metric m4 and 2 more',
    ]);
  });

  it('never lets a text speak to the terminal, nor begin a line', () => {
    fc.assert(
      fc.property(hostileReview, (review) => {
        for (const line of reviewLines(review)) {
          expect(line).not.toMatch(/(?!\t)[\p{Cc}\u2028\u202e]/u);
          expect(line).toMatch(/^(Since | {2,4}\S)/);
        }
      }),
      { numRuns: 100 },
    );
  });
});
