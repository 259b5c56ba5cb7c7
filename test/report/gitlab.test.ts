import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportGitlab } from '../../src/report/gitlab.js';
import {
  hostileInput,
  manyFindings,
  sampleFinding,
  sampleInput,
  sampleRelated,
} from '../support/sample-findings.js';

/** GitLab's page on Code Quality, "Code Quality report format", as a schema: GitLab publishes none. */
const isReport = new Ajv().compile({
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'location', 'severity'],
    additionalProperties: false,
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', minLength: 1 },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        additionalProperties: false,
        properties: {
          // Relative to the repository, without `./`.
          path: { type: 'string', pattern: '^(?!\\.?/)' },
          lines: {
            type: 'object',
            required: ['begin'],
            additionalProperties: false,
            properties: { begin: { type: 'integer', minimum: 1 }, end: { type: 'integer', minimum: 1 } },
          },
        },
      },
    },
  },
});

describe('reportGitlab', () => {
  it('is one issue per finding, with a path from the repository', () => {
    const report = JSON.parse(reportGitlab(sampleInput([sampleFinding()]), { folder: 'metrics' }));
    expect(report).toEqual([
      {
        description:
          'Marketing and Sales both define `qualified_lead`, and mean different things. · ' +
          'only there: score = 59, country is not known · assuming lead.status is one of mql, sal · ' +
          'see metrics/definitions/marketing/lead.yml:4: As marketing wrote it. · help: Agree on one meaning.',
        check_name: 'accord/conflicting-definition',
        fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
        severity: 'major',
        location: { path: 'metrics/definitions/sales/lead.yml', lines: { begin: 4, end: 4 } },
      },
    ]);
  });

  it('tells of a place in the base that it was there before', () => {
    const finding = sampleFinding({ related: [sampleRelated({ base: true })] });
    const [issue] = JSON.parse(reportGitlab(sampleInput([finding]), { folder: '' }));
    expect(issue.description).toContain(
      'see definitions/marketing/lead.yml:4 (before): As marketing wrote it.',
    );
  });

  it('tells apart the same finding of two projects in one repository, and keeps it at the root', () => {
    const [root, one, other] = ['', 'one', 'other'].map(
      (folder) => JSON.parse(reportGitlab(sampleInput([sampleFinding()]), { folder }))[0].fingerprint,
    );
    expect(root).toBe('0123456789abcdef');
    expect(new Set([root, one, other]).size).toBe(3);
  });

  it('puts errors first, and calls them graver', () => {
    const report = JSON.parse(reportGitlab(sampleInput(manyFindings(4)), { folder: '' }));
    expect(report.map((issue: { severity: string }) => issue.severity)).toEqual([
      'major',
      'major',
      'minor',
      'minor',
    ]);
  });

  it('is an empty array when there is nothing', () => {
    expect(reportGitlab(sampleInput([]), { folder: '' })).toBe('[]\n');
  });

  it('is a report whatever people write, every fingerprint once', () => {
    fc.assert(
      fc.property(hostileInput, fc.constantFrom('', 'a'), (input, folder) => {
        const report = JSON.parse(reportGitlab(input, { folder }));
        expect(isReport(report) ? [] : isReport.errors).toEqual([]);
        expect(new Set(report.map((issue: { fingerprint: string }) => issue.fingerprint)).size).toBe(
          input.findings.length,
        );
      }),
      { numRuns: 50 },
    );
  });
});
