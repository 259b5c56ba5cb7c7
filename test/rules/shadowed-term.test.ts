import { describe, expect, it } from 'vitest';
import { checkMarked, rules } from '../support/check-marked.js';
import { COMPANY } from '../support/company.js';
import { expectFinding, expectFindings, relatedText } from '../support/expect-findings.js';

const TERMS = `terms:
  - {name: hot_lead, title: Hot lead, owners: [sales_ops], entity: lead, where: score >= 60 AND consent}
  - {name: big_score, owners: [sales_ops], entity: lead, where: score >= 60}
  - {name: big_account, owners: [sales_ops], entity: account, where: employees >= 1000}
`;
const metric = (rest: string) =>
  `${TERMS}metrics:\n  - {name: inquiries, owners: [marketing_ops], type: count, ${rest}}\n`;

describe('shadowed-term', () => {
  it('finds a condition that writes out a term', () => {
    const finding = expectFinding(
      metric('of: lead, where: »consent IS TRUE AND score > 59«'),
      'shadowed-term',
    );
    expect(finding).toMatchObject({
      severity: 'warning',
      definition: { kind: 'metric', name: 'inquiries' },
      related: [{ definition: { kind: 'term', name: 'hot_lead' } }],
      relation: 'equivalent',
      differs: [],
      proof: 'proved',
      message:
        'The metric inquiries writes out what the term `hot_lead` (Sales ops) means: when the term changes, it will not.',
    });
    expect(relatedText(finding)).toBe('score >= 60 AND consent');
  });

  it.each([
    [
      'takes more',
      'score >= 55 AND consent',
      'wider',
      { onlyThis: { score: 55, consent: true } },
      'It takes more: a lead with score 55 and consent true meets it and does not belong to `hot_lead` (test.yml:2).',
    ],
    [
      'takes less',
      'score >= 70 AND consent',
      'narrower',
      { onlyOther: { score: 60, consent: true } },
      'It takes less: a lead with score 60 and consent true belongs to `hot_lead` (test.yml:2) and does not meet it.',
    ],
  ])('finds a condition that nearly is a term: it %s', (_, where, relation, witness, sentence) => {
    const finding = expectFinding(metric(`of: lead, where: »${where}«`), 'shadowed-term');
    expect(finding).toMatchObject({ relation, differs: ['condition'], proof: 'refuted', witness });
    expect(finding.message).toContain(sentence);
  });

  it('finds it in segments, and stands on the segment though the term comes later', () => {
    const finding = expectFinding(
      `segmentations:
  - {name: tier, owners: [sales_ops], entity: account, segments: [{name: big, where: »NOT (employees < 1000)«}, {name: small, where: employees < 10}, {name: rest, where: employees BETWEEN 10 AND 999 OR employees IS NULL}]}
${TERMS}`,
      'shadowed-term',
    );
    expect(finding.definition).toEqual({ kind: 'segmentation', name: 'tier' });
    expect(finding.message).toContain('The segment big of tier writes out');
  });

  it('finds it in claims, and leaves what is only near to claim-drift', () => {
    const claim = (where: string) =>
      `${TERMS}metrics:\n  - {name: hot_leads, owners: [sales_ops], type: count, of: hot_lead}\ndashboards:\n  - {name: weekly, owners: [marketing_ops], claims: [{metric: hot_leads, where: ${where}}]}\n`;
    const finding = expectFinding(claim('»consent AND NOT score < 60«'), 'shadowed-term');
    expect(finding.message).toContain('The claim about hot_leads on weekly writes out');
    expectFindings(claim('»consent AND score >= 50«'), ['claim-drift']);
    expectFindings(claim('hot_lead'), []);
  });

  it('compares all that a metric on a term counts', () => {
    const finding = expectFinding(
      `terms:
  - {name: best_lead, owners: [sales_ops], entity: lead, where: consent AND score >= 60 AND country = 'DE'}
${metric("of: hot_lead, where: »country = 'DE'«")}`.replace('terms:\n  - {name: hot', '  - {name: hot'),
      'shadowed-term',
    );
    expect(finding).toMatchObject({
      relation: 'equivalent',
      related: [{ definition: { name: 'best_lead' } }],
    });
  });

  it.each([
    ['a term that is named', 'of: lead, where: hot_lead'],
    ['a term that is named, and narrowed', 'of: lead, where: hot_lead AND score >= 70'],
    ['a term that is counted, and narrowed', 'of: big_score, where: score >= 70'],
    ['other fields', "of: lead, where: country = 'DE'"],
    ['more fields', "of: lead, where: score >= 60 AND consent AND country = 'DE'"],
    ['the same fields across each other', 'of: lead, where: score < 80 AND consent'],
    ['a term of another entity', 'of: deal, where: account.employees >= 1000'],
  ])('is content with %s', (_, rest) => {
    expectFindings(metric(rest), []);
  });

  it.each(['draft', 'deprecated'])('is content with a term that is %s', (status) => {
    const text = metric('of: lead, where: score >= 60 AND consent');
    expectFindings(text.replace('title: Hot lead', `status: ${status}`), []);
  });

  it('takes a term for used where another of its meaning is', () => {
    expectFindings(
      `terms:
  - {name: keen_lead, equivalent_to: [hot_lead], owners: [sales_ops], entity: lead, where: consent AND score > 59}
${metric('of: lead, where: keen_lead')}`.replace('terms:\n  - {name: hot', '  - {name: hot'),
      [],
    );
  });

  it('leaves what every record or none meets to other rules', () => {
    const always = 'score >= 60 OR score < 60 OR score IS NULL OR consent OR consent IS NOT TRUE';
    for (const where of [always, 'score >= 60 AND score < 60 AND consent']) {
      const { findings } = checkMarked(metric(`of: lead, where: ${where}`), { base: COMPANY });
      expect(rules(findings)).not.toContain('shadowed-term');
      expect(findings).not.toEqual([]);
    }
  });

  it('does not compare what no record meets, together with what is counted, with a term that none meets', () => {
    const { findings } = checkMarked(
      `${TERMS}  - {name: no_lead, owners: [sales_ops], entity: lead, where: score < 5 AND score > 9}
metrics:
  - {name: odd_leads, type: count, of: hot_lead, where: score < 10, owners: [sales_ops]}
`,
      { base: COMPANY },
    );
    expect(rules(findings)).toEqual(['never-true', 'never-true']);
  });
});
