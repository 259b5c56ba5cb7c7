import { describe, expect, it } from 'vitest';
import { baseText, checkChange } from '../../diff/compare.js';
import { expectChange, expectOne, lead } from './expect-change.js';

const OTHER = "terms:\n  - {name: lost_deal, owners: [sales_ops], entity: deal, where: stage = 'lost'}\n";
const USER =
  'metrics:\n  - {name: qualified_leads, owners: [marketing_ops], type: count, of: qualified_lead}\n';

describe('definition-removed', () => {
  it('stands on the file the definition stood in', () => {
    const finding = expectOne(
      { 'a.yml': lead('score >= 50'), 'b.yml': OTHER },
      { 'a.yml': '»«# empty\n', 'b.yml': OTHER },
      'definition-removed',
    );
    expect(finding).toMatchObject({
      severity: 'error',
      definition: { kind: 'term', name: 'qualified_lead' },
      message: 'The term `qualified_lead` is gone, and had not been deprecated.',
      span: { source: { path: 'a.yml' } },
      related: [{ span: { source: { path: 'a.yml' } }, base: true }],
    });
    expect(baseText(finding)).toBe('qualified_lead');
  });

  it('stands on accord.yml where the file is gone, too', () => {
    expectOne(
      { 'a.yml': lead('score >= 50'), 'b.yml': OTHER, 'accord.yml': 'name: Test\n' },
      { 'b.yml': OTHER, 'accord.yml': '»«name: Test\n' },
      'definition-removed',
    );
  });

  it('stands on a file that exists where there is no accord.yml either', () => {
    const before = { 'a.yml': lead('score >= 50'), 'b.yml': OTHER };
    expectOne(before, { 'b.yml': `»«${OTHER}` }, 'definition-removed', { beside: null });
  });

  it('says what used it', () => {
    const { findings } = checkChange(lead('score >= 50') + USER, USER);
    expect(findings.map(({ message }) => message)).toEqual([
      'The term `qualified_lead` is gone; it was used by metric `qualified_leads`, and had not been deprecated.',
    ]);
  });

  it('is silent about what had been deprecated, and about drafts that nobody used', () => {
    expectChange(lead('score >= 50', ', status: deprecated'), OTHER, []);
    expectChange(lead('score >= 50', ', status: draft'), '# nothing\n', []);
  });

  it('tells of a draft that was used', () => {
    const { findings } = checkChange(lead('score >= 50', ', status: draft') + USER, USER);
    expect(findings.map(({ rule }) => rule)).toEqual(['definition-removed']);
  });

  it('is silent about what is there and cannot be read', () => {
    expectChange(lead('score >= 50'), lead('score >= 50').replace('entity: lead', 'entity: [lead]'), []);
  });

  it('is silent about what moved to another file', () => {
    const texts = { 'a.yml': lead('score >= 50'), 'b.yml': OTHER };
    expectChange(texts, { 'c/new.yml': lead('score >= 50'), 'b.yml': OTHER }, []);
  });
});
