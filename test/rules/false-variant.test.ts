import { describe, expect, it } from 'vitest';
import { expectFinding, expectFindings, relatedText } from '../support/expect-findings.js';

const variant = (rest: string) => `terms:
  - {name: qualified_lead, title: Qualified lead, synonyms: [MQL], owners: [marketing_ops], entity: lead, where: score >= 60 AND consent}
  - {because: Large companies score lower, owners: [sales_ops], entity: lead, ${rest}}
`;

describe('false-variant', () => {
  it('finds a variant that means the same', () => {
    const finding = expectFinding(
      variant('name: enterprise_lead, variant_of: »qualified_lead«, where: consent IS TRUE AND score > 59'),
      'false-variant',
    );
    expect(finding).toMatchObject({
      severity: 'error',
      definition: { kind: 'term', name: 'enterprise_lead' },
      related: [{ definition: { kind: 'term', name: 'qualified_lead' } }],
      relation: 'equivalent',
      differs: [],
      proof: 'proved',
    });
    expect(finding.message).toBe(
      '`enterprise_lead` (Sales ops) says it is a variant of `qualified_lead` (Marketing operations), and means the same.',
    );
    expect(relatedText(finding)).toBe('score >= 60 AND consent');
  });

  it.each([
    ['title', 'title: »Qualified leads«', 'Qualified lead'],
    ['synonym', 'synonyms: [enterprise, »mql«]', 'MQL'],
    ['synonym that is its name', 'synonyms: [»qualified-lead«]', 'Qualified lead'],
  ])("finds a variant with its base's %s", (_, said, related) => {
    const finding = expectFinding(
      variant(`name: enterprise_lead, variant_of: qualified_lead, ${said}, where: score >= 40`),
      'false-variant',
    );
    expect(finding).toMatchObject({ differs: ['condition'], proof: 'refuted' });
    expect(finding.message).toMatch(/is a variant of .*, and is called ".*" like it/);
    expect(relatedText(finding)).toBe(related);
  });

  it('finds a variant of itself', () => {
    const finding = expectFindings(
      variant('name: enterprise_lead, variant_of: »enterprise_lead«, where: score >= 40'),
      ['false-variant'],
    )[0];
    expect(finding?.message).toBe('`enterprise_lead` says it is a variant of itself.');
  });

  it('finds a metric that varies nothing', () => {
    const finding = expectFinding(
      'metrics:\n  - {name: field_wins, variant_of: »won_deals«, because: x, owners: [sales_ops], type: count, of: deal, where: won_deal}\n',
      'false-variant',
    );
    expect(finding).toMatchObject({ relation: 'equivalent' });
  });

  it.each([
    ['means something else', 'variant_of: qualified_lead, where: score >= 40 AND consent'],
    ['counts unknown consent', 'variant_of: qualified_lead, where: score >= 60 AND consent IS NOT FALSE'],
  ])('is content with a variant that %s', (_, rest) => {
    expectFindings(variant(`name: enterprise_lead, ${rest}`), []);
  });

  it('leaves what no record meets to never-true', () => {
    expectFindings(
      `terms:
  - {name: no_lead, owners: [sales_ops], entity: lead, where: »score > 5 AND score < 5«}
  - {name: none_at_all, variant_of: no_lead, because: x, owners: [sales_ops], entity: lead, where: »score > 9 AND score < 9«}
`,
      ['never-true', 'never-true'],
    );
  });
});
