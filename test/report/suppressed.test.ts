import { describe, expect, it } from 'vitest';
import { reportGithub } from '../../src/report/github.js';
import { reportGitlab } from '../../src/report/gitlab.js';
import { reportJson } from '../../src/report/json.js';
import { reportJunit } from '../../src/report/junit.js';
import { reportMarkdown } from '../../src/report/markdown.js';
import type { ReportInput } from '../../src/report/report-input.js';
import { reportSarif } from '../../src/report/sarif.js';
import { justificationOf, suppressedInWords } from '../../src/report/suppressed-words.js';
import { reportText } from '../../src/report/text.js';
import {
  manyFindings,
  sampleFinding,
  sampleInput,
  sampleRecorded,
  sampleWaived,
} from '../support/sample-findings.js';

const withKnown = (...suppressed: NonNullable<ReportInput['suppressed']>): ReportInput => ({
  ...sampleInput([]),
  suppressed,
});
const BOTH = withKnown(sampleRecorded(), sampleWaived(), sampleRecorded());
const SARIF = { folder: '', version: '1.2.3', homepage: 'https://example.com' };

describe('what is known', () => {
  it('is counted, by the file that says so', () => {
    expect(suppressedInWords(sampleInput([]))).toBe('');
    expect(suppressedInWords(withKnown())).toBe('');
    expect(suppressedInWords(withKnown(sampleWaived()))).toBe(
      '1 known finding does not count, in waivers.yml.',
    );
    expect(suppressedInWords(BOTH)).toBe(
      '3 known findings do not count: 2 in accord-baseline.json, 1 in waivers.yml.',
    );
  });

  it('is told with the reason, on one line', () => {
    expect(justificationOf(sampleRecorded())).toBe('Recorded in the baseline, accord-baseline.json:3.');
    expect(justificationOf(sampleWaived({ reason: 'Until\nMay.' }))).toBe(
      'Waived by sales_ops until 2026-12-31, waivers.yml:2: Until May.',
    );
    expect(justificationOf(sampleWaived({ reason: 'x'.repeat(5_000) })).length).toBeLessThan(1_100);
  });

  it('is told at the end by the formats that people read', () => {
    const said = '3 known findings do not count: 2 in accord-baseline.json, 1 in waivers.yml.';
    expect(reportText(BOTH, { color: false })).toBe(`✓ 42 definitions in 9 files, no findings\n  ${said}\n`);
    expect(reportGithub(BOTH, { folder: '' })).toBe(`✓ 42 definitions in 9 files, no findings\n${said}\n`);
    expect(reportMarkdown(BOTH, { folder: '' })).toContain(`checked. ${said}\n`);
    for (const text of [
      reportText(sampleInput([sampleFinding()]), { color: false }),
      reportMarkdown(sampleInput([]), { folder: '' }),
      reportGithub(sampleInput([]), { folder: '' }),
    ])
      expect(text).not.toContain('not count');
  });

  it('is in JSON apart from what counts, and no key where nothing is', () => {
    const json = JSON.parse(reportJson({ ...BOTH, findings: [sampleFinding()] }));
    expect(json.summary).toEqual({ errors: 1, warnings: 0, definitions: 42, files: 9, suppressed: 3 });
    expect(json.findings).toHaveLength(1);
    expect(json.suppressed[0]).toEqual({
      ...json.findings[0],
      by: 'baseline',
      entry: { file: 'accord-baseline.json', line: 3 },
    });
    expect(json.suppressed[1]).toEqual({
      ...json.findings[0],
      by: 'waiver',
      reason: 'Sales renames its own.',
      owner: 'sales_ops',
      expires: '2026-12-31',
      entry: { file: 'waivers.yml', line: 2 },
    });
    expect(Object.keys(JSON.parse(reportJson(sampleInput([]))))).toEqual(['version', 'summary', 'findings']);
  });

  it('is suppressed in SARIF, after what counts, and gives way to it', () => {
    const { results } = JSON.parse(reportSarif({ ...BOTH, findings: [sampleFinding()] }, SARIF)).runs[0];
    expect(results.map(({ level }: { level: string }) => level)).toEqual(['error', 'note', 'note', 'note']);
    expect(results[0].suppressions).toBeUndefined();
    expect(results[2].suppressions).toEqual([
      { kind: 'external', status: 'accepted', justification: justificationOf(sampleWaived()) },
    ]);
    const full = { ...BOTH, findings: manyFindings(24_999) };
    const [run] = JSON.parse(reportSarif(full, SARIF)).runs;
    expect(run.results).toHaveLength(25_000);
    expect(run.results.at(-1).suppressions).toHaveLength(1);
  });

  it('is a skipped test in JUnit, and no issue for GitLab', () => {
    const text = reportJunit(BOTH, { isFailing: () => true });
    expect(text).toContain('<testsuites name="accord check" tests="3" failures="0" errors="0">');
    expect(text).toContain('tests="3" failures="0" errors="0" skipped="3"');
    expect(text).toContain('Waived by sales_ops until 2026-12-31, waivers.yml:2: Sales renames its own.\n');
    expect(reportGitlab(BOTH, { folder: '' })).toBe('[]\n');
  });
});
