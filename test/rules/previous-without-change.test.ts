import { describe, expect, it } from 'vitest';
import { expectFinding, expectFindings, relatedText } from '../support/expect-findings.js';

const term = (previous: string, where = 'score >= 60') =>
  `terms:\n  - {name: hot_lead, owners: [marketing_ops], entity: lead, where: ${where}, version: 2, ${previous}}\n`;
const KEPT = 'sunset: 2026-09-30';

describe('previous-without-change', () => {
  it('tells of a term that means today what it meant', () => {
    const finding = expectFinding(
      term(`»previous«: {${KEPT}, where: NOT score < 60}`),
      'previous-without-change',
    );
    expect(finding).toMatchObject({
      severity: 'warning',
      definition: { kind: 'term', name: 'hot_lead_v1' },
      message: 'What `previous` keeps as version 1 of the term `hot_lead` is what it means today.',
      relation: 'equivalent',
      differs: [],
      proof: 'proved',
      related: [{ definition: { kind: 'term', name: 'hot_lead' } }],
    });
    expect(relatedText(finding)).toBe('hot_lead');
  });

  it('tells of a metric that was to keep the meaning of its earlier term, and does not name it', () => {
    const metric = (previous: string) =>
      `${term(`previous: {${KEPT}, where: score >= 50}`)}metrics:\n  - {name: hot_leads, owners: [marketing_ops], type: count, of: hot_lead, version: 2, ${previous}}\n`;
    expectFinding(metric(`»previous«: {${KEPT}}`), 'previous-without-change');
    expectFindings(metric(`previous: {${KEPT}, of: hot_lead_v1}`), []);
  });

  it('is silent about another meaning, of whatever part', () => {
    expectFindings(term(`previous: {${KEPT}, where: score >= 50}`), []);
    const sum = (previous: string) =>
      `metrics:\n  - {name: pipeline, owners: [sales_ops], type: sum, of: deal, value: amount, unit: USD, version: 2, previous: {${KEPT}${previous}}}\n`;
    for (const previous of [', type: median', ', value: amount * 2', ', unit: EUR', ', of: won_deal'])
      expectFindings(sum(previous), []);
    expectFindings(
      `segmentations:\n  - name: size\n    owners: [sales_ops]\n    entity: account\n    version: 2\n    exhaustive: false\n    segments: [{name: big, where: employees >= 100}]\n    previous: {${KEPT}, segments: [{name: big, where: employees >= 50}]}\n`,
      [],
    );
  });

  it('leaves to `undecided` what the engine cannot tell', () => {
    const findings = expectFindings(
      term(`»previous«: {${KEPT}, where: »ABS(score) * score = 8«}`, '»ABS(score) * score = 7«'),
      ['undecided', 'undecided', 'undecided'],
    );
    expect(findings.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('whether version 1 of the term `hot_lead` meant anything else'),
    );
  });
});
