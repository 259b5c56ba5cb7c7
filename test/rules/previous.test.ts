import { describe, expect, it } from 'vitest';
import { checkMarked, rules } from '../support/check-marked.js';
import { COMPANY } from '../support/company.js';
import { expectFinding, expectFindings, relatedText } from '../support/expect-findings.js';

/*
 * What a definition used to mean, among the rules that are about all definitions.
 */

const KEPT = 'sunset: 2026-09-30';
const term = (previous: string, more = '') =>
  `terms:\n  - {name: hot_lead, title: Hot lead, synonyms: [very hot lead], owners: [marketing_ops], entity: lead, where: score >= 60, version: 2${more}, previous: {${KEPT}, ${previous}}}\n`;

describe('an earlier meaning', () => {
  it('is not held against what it became, nor against its like', () => {
    expectFindings(term('where: score >= 50'), []);
    // Not even under its very title, or where its old words are those of another term.
    expectFindings(term('title: Hot lead, where: score >= 50'), []);
    expectFindings(
      `${term('where: score >= 50')}  - {name: warm_lead, owners: [marketing_ops], entity: lead, where: score >= 50}\n`,
      [],
    );
    expectFindings(
      `${term('where: score >= 50')}  - {name: hot_leed, owners: [marketing_ops], entity: lead, where: score >= 62, distinct_from: [hot_lead], version: 2, previous: {${KEPT}, where: score >= 52}}\n`,
      [],
    );
  });

  it('may write out what has become a term since', () => {
    const metric = (rest: string) =>
      `${term('where: score >= 50')}metrics:\n  - {name: contacts, owners: [marketing_ops], type: count, of: lead, ${rest}}\n`;
    expectFindings(metric(`where: verified, version: 2, previous: {${KEPT}, where: score >= 60}`), []);
    expectFinding(metric('where: »score >= 60«'), 'shadowed-term');
  });

  it('has no promises, and is no variant', () => {
    const base = '  - {name: known_lead, owners: [marketing_ops], entity: lead, where: score >= 55}\n';
    expectFindings(term('where: score >= 50', ', refines: [known_lead]') + base, []);
    expectFindings(
      `${term('where: score >= 55', ', variant_of: known_lead, because: sales asked')}${base}`,
      [],
    );
  });

  it('is checked like any condition', () => {
    expectFinding(term('where: »scoer« >= 50'), 'unknown-reference');
    expectFinding(term("where: status = »'mqll'«"), 'unknown-value');
    expectFinding(term("where: score = »'x'«"), 'type-mismatch');
    expectFinding(term('where: »score < 5 AND score > 7«'), 'never-true');
    expectFinding(term('where: score >= 50 OR »score >= 70«'), 'dead-branch');
    expectFindings(
      `segmentations:\n  - name: size\n    owners: [sales_ops]\n    entity: account\n    version: 2\n    segments: [{name: all, where: employees > 0 OR employees <= 0 OR employees IS NULL}]\n    previous: {${KEPT}, »segments«: [{name: big, where: employees > 9}]}\n`,
      ['segments-gap'],
      { config: { rules: { 'always-true': 'off' } } },
    );
  });

  it('repeats nothing that is wrong with what it shares', () => {
    const metric = (rest: string) =>
      `metrics:\n  - {name: pipeline, owners: [sales_ops], type: sum, of: deal, ${rest}, unit: USD, version: 2, previous: {${KEPT}, type: median}}\n`;
    expectFinding(metric('value: »amuont«'), 'unknown-reference');
    expectFinding(metric("value: amount, where: stage = »'wonn'«"), 'unknown-value');
    expectFinding(metric('value: amount, where: amount > 9 OR »amount > 10«'), 'dead-branch');
    expectFinding(metric('value: amount').replace('sales_ops', '»sales_opz«'), 'missing-owner');
    expectFinding(
      metric('value: amount').replace('owners: [sales_ops], ', '').replace('pipeline', '»pipeline«'),
      'missing-owner',
    );
  });

  it('is deprecated for all that use it', () => {
    const user = (of: string) =>
      `${term('where: score >= 50')}metrics:\n  - {name: hot_leads, owners: [marketing_ops], type: count, of: ${of}}\n`;
    const finding = expectFinding(user('»hot_lead_v1«'), 'deprecated-reference');
    expect(finding).toMatchObject({
      severity: 'warning',
      message: 'The term hot_lead_v1 is deprecated; it goes after 2026-09-30.',
      help: 'Use `hot_lead`.',
    });
    expect(relatedText(finding)).toBe('previous');
    const dashboard = 'dashboards:\n  - {name: weekly, owners: [sales_ops], uses: [hot_leads_v1]}\n';
    const metric = `metrics:\n  - {name: hot_leads, owners: [marketing_ops], type: count, of: hot_lead, version: 2, previous: {${KEPT}, of: hot_lead_v1}}\n`;
    expectFinding(
      term('where: score >= 50') + metric + dashboard.replace('hot_leads_v1', '»hot_leads_v1«'),
      'deprecated-reference',
    );
    // After the sunset: both are errors.
    const { findings } = checkMarked(term('where: score >= 50') + metric + dashboard, {
      base: COMPANY,
      today: '2026-10-01',
    });
    expect(findings.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual([
      'previous-expired error',
      'previous-expired error',
      'deprecated-reference error',
    ]);
  });

  it.each([
    ['after it', (own: string) => term('where: score >= 50') + own.replace('hot_lead_v1', '»hot_lead_v1«')],
    [
      'in other words',
      (own: string) =>
        term('where: score >= 50') + own.replace('hot_lead_v1', '»hot_lead_v1«').replace('>= 50', '> 80'),
    ],
    [
      'before it',
      (own: string) =>
        `terms:\n${own}${term('where: score >= 50').replace('terms:\n', '').replace('previous', '»previous«')}`,
    ],
  ])('has a name that is taken, %s', (_, text) => {
    const own = '  - {name: hot_lead_v1, owners: [sales_ops], entity: lead, where: score >= 50}\n';
    const finding = expectFinding(text(own), 'name-collision');
    expect(finding).toMatchObject({
      message: 'The term `hot_lead_v1` is defined, and is what `previous` keeps of `hot_lead` as version 1.',
      help: 'Take `previous` out of `hot_lead` if the other one is what it meant; else rename that.',
    });
    expect(finding.related).toHaveLength(1);
  });

  it('has a name that a field has, too', () => {
    const field = term('where: score >= 50').replaceAll('hot_lead', 'x').replace('previous', '»previous«');
    const entity = COMPANY.replace(
      '- {name: verified, type: boolean, nullable: false}',
      '- {name: verified, type: boolean, nullable: false}\n      - {name: x_v1, type: integer}',
    );
    const { findings, found, expected } = checkMarked(field, { base: entity });
    expect(rules(findings)).toEqual(['name-collision']);
    expect(found).toBe(expected);
  });

  it('of a name that is given twice is told of with the name', () => {
    const twice =
      term('where: score >= 50') + term('where: score >= 40').replace('terms:\n', '').replace('60', '61');
    const { findings } = checkMarked(twice, { base: COMPANY });
    expect(rules(findings)).toEqual(['conflicting-definition']);
  });

  it('needs no approval, whoever owns it', () => {
    const { findings } = checkMarked(term('where: score >= 50'), {
      base: COMPANY,
      config: { approvals: 'required' },
    });
    const asked = findings.flatMap(({ rule, definition }) =>
      rule === 'approval-missing' ? [definition?.name] : [],
    );
    expect(asked).toContain('hot_lead');
    expect(asked).not.toContain('hot_lead_v1');
  });
});
