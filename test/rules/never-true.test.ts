import { describe, expect, it } from 'vitest';
import { lines, rules } from '../support/check-marked.js';
import { checkCompany, leadTerm } from '../support/company.js';

describe('never-true', () => {
  it('finds a condition that no record can meet, and quotes the parts that exclude each other', () => {
    const { findings, found, expected } = checkCompany(
      leadTerm("»consent AND score >= 80 AND status = 'mql' AND score < 50«"),
    );
    expect(found).toBe(expected);
    expect(lines(findings)).toEqual([
      'never-true: The term some_lead can never be true: `score >= 80` and `score < 50` exclude each other.',
    ]);
    expect(findings[0]).toMatchObject({
      severity: 'error',
      definition: { kind: 'term', name: 'some_lead' },
      proof: 'proved',
      assumptions: [],
    });
    expect(findings[0]?.related ?? []).toEqual([]);
  });

  it.each([
    ['two values at once', "»status = 'mql' AND status = 'sal'«", /`status = 'mql'` and `status = 'sal'`/],
    ['a range turned round', '»score BETWEEN 90 AND 10«', /no record meets `score BETWEEN 90 AND 10`/],
    ['a gap between whole numbers', '»score > 59 AND score < 60«', /`score > 59` and `score < 60`/],
    [
      'a known and a missing value',
      '»score IS NULL AND score + 1 > 0«',
      /`score IS NULL` and `score \+ 1 > 0`/,
    ],
    ['letters of two cases', "»LOWER(country) = 'DE'«", /no record meets `LOWER\(country\) = 'DE'`/],
    [
      'all of three',
      '»score > 3 AND (score < 5 OR consent) AND score > 9 AND NOT consent«',
      /3 exclude|exclude each other/,
    ],
    ['a missing row', '»account.employees > 5 AND account.account_id IS NULL«', /exclude each other/],
    [
      'arms that are all empty',
      "»(score > 3 AND score < 2) OR (status = 'new' AND status = 'mql')«",
      /no record meets/,
    ],
    ['a comparison with itself', '»score <> score«', /no record meets `score <> score`/],
  ])('finds %s', (_, where, message) => {
    const { findings, found, expected } = checkCompany(leadTerm(where));
    expect(found).toBe(expected);
    expect(rules(findings)).toEqual(['never-true']);
    expect(findings[0]?.message).toMatch(message);
  });

  it('names what the proof leans on', () => {
    const { findings, found, expected } = checkCompany(
      leadTerm("»status NOT IN ('new', 'working', 'mql', 'sal', 'disqualified')«"),
    );
    expect(found).toBe(expected);
    expect(findings[0]?.assumptions).toEqual(['lead.status is one of new, working, mql, sal, disqualified']);
    expect(findings[0]?.message).toContain(', because lead.status is one of new, working');
    const missing = checkCompany(leadTerm('»lead_id IS NULL«')).findings;
    expect(missing[0]?.assumptions).toEqual(['lead.lead_id is never NULL']);
  });

  it('takes a metric as a whole: its term and its condition', () => {
    const { findings, found, expected } = checkCompany(
      `metrics:\n  - {name: odd_deals, owners: [sales_ops], type: count, of: won_deal, where: »amount > 5 AND stage = 'lost'«}`,
    );
    expect(found).toBe(expected);
    expect(lines(findings)).toEqual([
      "never-true: The condition of the metric odd_deals can never be true: `won_deal` and `stage = 'lost'` exclude each other.",
    ]);
  });

  it('takes a metric made of others part by part, and tells of its own condition only', () => {
    const { findings, found, expected } = checkCompany(`
metrics:
  - {name: deals, owners: [sales_ops], type: count, of: deal}
  - {name: lost_wins, owners: [sales_ops], type: ratio, numerator: won_deals, denominator: deals, where: »stage = 'lost'«}
  - {name: large_lost_wins, owners: [sales_ops], type: cumulative, metric: lost_wins_count, window: month, where: amount > 5}
  - {name: lost_wins_count, owners: [sales_ops], type: count, of: won_deal, where: »stage = 'lost'«}
`);
    expect(found).toBe(expected);
    expect(lines(findings)).toEqual([
      "never-true: The condition of the metric lost_wins can never be true: `won_deal` and `stage = 'lost'` exclude each other.",
      "never-true: The condition of the metric lost_wins_count can never be true: `won_deal` and `stage = 'lost'` exclude each other.",
    ]);
  });

  it('finds it in segments, claims, fields and contradictions', () => {
    const { findings, found, expected } = checkCompany(`
segmentations:
  - name: lead_heat
    owners: [marketing_ops]
    entity: lead
    exhaustive: false
    segments:
      - {name: hot, where: score >= 80}
      - {name: void, where: »score > 5 AND score < 5«}
dashboards:
  - name: sales_board
    owners: [sales_ops]
    tool: metabase
    claims:
      - {metric: won_deals, where: »amount > 10 AND amount < 9«}
contradictions:
  - {name: odd, owners: [sales_ops], story: »won_deals > 10 AND won_deals < 3«, reality: views > 3}
entities:
  - name: visit
    owners: [marketing_ops]
    source: web.visits
    primary_key: visit_id
    fields:
      - {name: visit_id, type: string, nullable: false}
      - {name: seconds, type: integer}
      - {name: is_long, type: boolean, expression: »seconds > 60 AND seconds < 30«}
`);
    expect(found).toBe(expected);
    expect(rules(findings).filter((rule) => rule === 'never-true')).toHaveLength(4);
  });

  it('is told once: not of what is built on a condition that is never true', () => {
    const { findings, found, expected } = checkCompany(`
terms:
  - {name: empty_lead, owners: [marketing_ops], entity: lead, where: »score > 80 AND score < 50«}
  - {name: empty_working_lead, owners: [marketing_ops], entity: lead, where: empty_lead AND status = 'working'}
metrics:
  - {name: empty_leads, owners: [marketing_ops], type: count, of: empty_lead, where: consent}
`);
    expect(found).toBe(expected);
    expect(rules(findings)).toEqual(['never-true']);
  });

  it('is told again where a condition excludes itself besides', () => {
    const { found, expected } = checkCompany(`
terms:
  - {name: empty_lead, owners: [marketing_ops], entity: lead, where: »score > 80 AND score < 50«}
  - {name: twice_empty, owners: [marketing_ops], entity: lead, where: »empty_lead AND status = 'new' AND status = 'mql'«}
`);
    expect(found).toBe(expected);
  });

  it.each([
    ["status = 'mql' AND score IS NULL"],
    ['score >= 60 AND score <= 60'],
    ['NOT (score < 60)'],
    ["consent IS UNKNOWN AND country = 'DE'"],
    ['account.employees > 5 OR account.account_id IS NULL'],
  ])('leaves %s alone, which some record meets', (where) => {
    expect(checkCompany(leadTerm(where)).findings).toEqual([]);
  });
});
