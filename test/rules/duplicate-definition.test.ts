import { describe, expect, it } from 'vitest';
import { checkMarked, rules } from '../support/check-marked.js';
import { COMPANY } from '../support/company.js';
import { expectFinding, expectFindings, relatedText } from '../support/expect-findings.js';

const term = (name: string, where: string, more = '') =>
  `  - {name: ${name}, ${more}owners: [sales_ops], entity: lead, where: ${where}}\n`;

describe('duplicate-definition', () => {
  it('finds one meaning under two names, on the later condition', () => {
    const finding = expectFinding(
      `terms:
  - {name: hot_lead, owners: [marketing_ops], entity: lead, where: score >= 60 AND status = 'mql'}
  - {name: best_inquiry, owners: [sales_ops], entity: lead, where: »"NOT (score < 60) AND status NOT IN ('new', 'working', 'sal', 'disqualified')"«}
`,
      'duplicate-definition',
    );
    expect(finding).toMatchObject({
      severity: 'warning',
      definition: { kind: 'term', name: 'best_inquiry' },
      related: [{ definition: { kind: 'term', name: 'hot_lead' } }],
      relation: 'equivalent',
      differs: [],
      proof: 'proved',
      assumptions: [
        'lead.status is never NULL',
        'lead.status is one of new, working, mql, sal, disqualified',
      ],
      message:
        '`best_inquiry` (Sales ops) and `hot_lead` (Marketing operations) are two names for one term: they mean the same.',
    });
    expect(relatedText(finding)).toBe("score >= 60 AND status = 'mql'");
    expect(finding.witness ?? {}).not.toHaveProperty('onlyThis');
  });

  it.each([
    [
      'a name, of a term',
      `terms:\n  - {name: »won_deal«, owners: [service_desk], entity: deal, where: NOT (stage <> 'won')}\n`,
    ],
    [
      'a name, of a metric',
      'metrics:\n  - {name: »won_revenue«, title: Revenue won, owners: [sales_ops], type: sum, of: won_deal, value: amount}\n',
    ],
    ['a name, of a team', 'teams:\n  - {name: »service_desk«, title: The desk, domain: service}\n'],
    [
      'a name, of an entity',
      'entities:\n  - {name: »page_view«, owners: [sales_ops], source: web.page_views, primary_key: view_id, time: seen_at, fields: [{name: seen_at, type: timestamp}, {name: view_id, type: string, nullable: false}]}\n',
    ],
  ])('is an error where both have %s', (_, text) => {
    const finding = expectFinding(text, 'duplicate-definition');
    expect(finding).toMatchObject({ severity: 'error', proof: 'proved', differs: [] });
    expect(finding.message).toMatch(/is defined twice, with the same meaning\.$/);
  });

  it.each([
    [
      'counts of a term and of its condition',
      'type: count, of: won_deal, time: closed_at',
      'type: count, of: deal, where: won_deal',
      'won_deals',
    ],
    [
      'a median and a percentile',
      '',
      'type: percentile, percentile: 0.5, of: won_deal, value: amount, unit: USD',
      'deal_size',
    ],
    ['sums in other words', '', 'type: sum, of: won_deal, value: amount * 1, unit: USD', 'won_revenue'],
    [
      'sums whose unit is that of what they take',
      '',
      'type: sum, of: won_deal, value: 0 + amount',
      'won_revenue',
    ],
    ['another name', '', 'type: derived, expression: won_revenue', 'won_revenue'],
    ['a count of primary keys', '', 'type: count_distinct, of: won_deal, value: deal_id', 'won_deals'],
  ])('finds metrics: %s', (_, __, other, first) => {
    const finding = expectFinding(
      `metrics:\n  - {name: »board_number«, owners: [marketing_ops], ${other}}\n`,
      'duplicate-definition',
    );
    expect(finding).toMatchObject({ relation: 'equivalent', related: [{ definition: { name: first } }] });
  });

  it('tells that metrics made of others are equivalent', () => {
    const finding = expectFinding(
      `metrics:
  - {name: bulk, owners: [sales_ops], type: derived, expression: deal_size * 2 + won_revenue}
  - {name: »heap«, owners: [sales_ops], type: derived, expression: won_revenue + 2 * deal_size}
`,
      'duplicate-definition',
    );
    expect(finding).toMatchObject({ relation: 'equivalent', differs: [], proof: 'proved' });
  });

  it('finds a derived metric that is a ratio', () => {
    expectFindings(
      `metrics:
  - {name: all_deals, owners: [sales_ops], type: count, of: deal}
  - {name: win_share, owners: [sales_ops], type: ratio, numerator: won_deals, denominator: all_deals}
  - {name: »hits«, owners: [sales_ops], type: derived, expression: won_deals / all_deals}
`,
      ['duplicate-definition'],
    );
  });

  it('finds segmentations and entities', () => {
    const segmentation = (name: string, big: string) =>
      `  - {name: ${name}, owners: [sales_ops], entity: account, segments: [{name: big, where: ${big}}, {name: small, where: employees < 1000 OR employees IS NULL}]}\n`;
    expectFindings(
      `segmentations:\n${segmentation('tier', 'employees >= 1000')}${segmentation('»company_scale«', 'employees > 999')}
entities:
  - {name: »visit«, owners: [sales_ops], source: web.page_views, primary_key: view_id, time: seen_at, fields: [{name: view_id, type: string, nullable: false}, {name: seen_at, type: timestamp}]}
`,
      ['duplicate-definition', 'duplicate-definition'],
    );
  });

  it('is one finding a pair', () => {
    const text = ['a_one', 'b_two', 'c_three'].map((name) => term(name, 'score >= 60')).join('');
    const { findings } = checkMarked(`terms:\n${text}`, { base: COMPANY });
    const pairs = findings.map(({ definition, related }) => [
      definition?.name,
      related?.[0]?.definition?.name,
    ]);
    expect(pairs.map((names) => names.join(' ')).sort()).toEqual([
      'b_two a_one',
      'c_three a_one',
      'c_three b_two',
    ]);
  });

  it('tells each of a large group of the first only', () => {
    const names = Array.from({ length: 30 }, (_, index) => `t${index}`);
    const { findings } = checkMarked(`terms:\n${names.map((name) => term(name, 'score >= 60')).join('')}`, {
      base: COMPANY,
    });
    expect(rules(findings)).toEqual(Array(29).fill('duplicate-definition'));
    expect(new Set(findings.map(({ related }) => related?.[0]?.definition?.name))).toEqual(new Set(['t0']));
  });

  it.each([
    [
      'equivalent_to',
      term('hot_lead', 'score >= 60') + term('best_inquiry', 'score > 59', 'equivalent_to: [hot_lead], '),
    ],
    [
      'equivalent_to over another',
      term('hot_lead', 'score >= 60') +
        term('best_inquiry', 'score > 59', 'equivalent_to: [hot_lead], ') +
        term('top_person', 'NOT score < 60', 'equivalent_to: [best_inquiry], '),
    ],
    [
      'one that is deprecated',
      term('hot_lead', 'score >= 60') +
        term('best_inquiry', 'score > 59', 'status: deprecated, replaced_by: hot_lead, '),
    ],
    [
      'another record for unknown scores',
      term('hot_lead', 'score >= 60') + term('best_inquiry', 'score IS NULL OR score >= 60'),
    ],
  ])('is content with %s', (_, text) => {
    expectFindings(`terms:\n${text}`, []);
  });

  it('leaves conditions that no record meets to never-true', () => {
    expectFindings(
      `terms:\n${term('hot_lead', '»score > 5 AND score < 5«')}${term('best_inquiry', '»score IS NULL AND score = 1«')}`,
      ['never-true', 'never-true'],
    );
  });

  it('says equal records of a metric are no duplicate when they are dated otherwise', () => {
    expectFindings(
      `metrics:
  - {name: arrivals, owners: [service_desk], type: count, of: ticket, time: opened_at}
  - {name: departures, owners: [service_desk], type: count, of: ticket, time: solved_at}
`,
      [],
    );
  });
});
