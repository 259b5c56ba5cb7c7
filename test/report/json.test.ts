import { describe, expect, it } from 'vitest';
import { reportJson } from '../../src/report/json.js';
import { checkMarked } from '../support/check-marked.js';
import { sampleInput } from '../support/sample-findings.js';
import { SAMPLE_NUMBERS, sampleApproval, sampleImpact, sampleReview } from '../support/sample-review.js';

describe('reportJson', () => {
  it('has the shape that is documented', () => {
    const { findings } = checkMarked(
      `terms:\n  - {name: won_deal, owners: [sales_ops], entity: deal, where: amuont > 5}`,
    );
    const document: unknown = JSON.parse(reportJson({ findings, definitions: 12, files: 2 }));
    expect(document).toEqual({
      version: 1,
      summary: { errors: 2, warnings: 0, definitions: 12, files: 2 },
      findings: [
        {
          rule: 'name-collision',
          severity: 'error',
          definition: { kind: 'term', name: 'won_deal' },
          message: 'The term won_deal is defined twice.',
          file: 'test.yml',
          line: 2,
          column: 12,
          endLine: 2,
          endColumn: 20,
          related: [
            {
              definition: { kind: 'term', name: 'won_deal' },
              file: 'base.yml',
              line: 38,
              column: 12,
              endLine: 38,
              endColumn: 20,
              message: 'First defined here.',
            },
          ],
          help: 'Rename one of them.',
          fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
        },
        expect.objectContaining({
          rule: 'unknown-reference',
          line: 2,
          column: 64,
          endLine: 2,
          endColumn: 70,
          related: [],
        }),
      ],
    });
  });

  it('has keys more where it was compared', () => {
    const review = sampleReview({
      changes: [{ kind: 'moved' }],
      settings: [{ kind: 'rule-lowered' }],
      approvals: [sampleApproval()],
    });
    const text = reportJson({ findings: [], definitions: 3, files: 1 }, { review });
    expect(JSON.parse(text)).toEqual({
      version: 1,
      summary: { errors: 0, warnings: 0, definitions: 3, files: 1 },
      findings: [],
      against: { name: 'origin/main', commit: '9f2c' },
      changes: [{ kind: 'moved' }],
      settings: [{ kind: 'rule-lowered' }],
      impact: [sampleImpact()],
      approvals: [sampleApproval()],
      numbers: null,
    });
    expect(
      JSON.parse(reportJson(sampleInput([]), { review: sampleReview({ numbers: SAMPLE_NUMBERS }) })).numbers,
    ).toEqual(SAMPLE_NUMBERS);
  });

  it('says so when there is nothing to say', () => {
    expect(JSON.parse(reportJson({ findings: [], definitions: 3, files: 1 }))).toEqual({
      version: 1,
      summary: { errors: 0, warnings: 0, definitions: 3, files: 1 },
      findings: [],
    });
  });
});
