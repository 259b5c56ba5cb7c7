import { describe, expect, it } from 'vitest';
import { lines, rules } from '../support/check-marked.js';
import { checkCompany, leadTerm } from '../support/company.js';

function visitField(expression: string): string {
  return `
entities:
  - name: visit
    owners: [marketing_ops]
    source: web.visits
    primary_key: visit_id
    fields:
      - {name: visit_id, type: string, nullable: false}
      - {name: device, type: string, values: [phone, desktop]}
      - {name: kind, type: string, nullable: false, values: [first, again]}
      - {name: seconds, type: integer}
      - name: band
        type: string
        expression: ${expression}
`;
}

describe('dead-branch', () => {
  it('finds an arm that lets nobody in', () => {
    const { findings, found, expected } = checkCompany(leadTerm('score >= 60 OR »score >= 80 AND consent«'));
    expect(found).toBe(expected);
    expect(lines(findings)).toEqual([
      'dead-branch: The term some_lead means the same without `score >= 80 AND consent`: whatever it lets in is let in by the rest.',
    ]);
    expect(findings[0]).toMatchObject({ severity: 'warning', proof: 'proved', assumptions: [] });
  });

  it.each([
    ['the weaker of two bounds', '»score > 3« AND score > 5'],
    ['the stronger of two arms', '»score > 5« OR score > 3'],
    ['the later of two alike', 'score >= 60 OR »score  >= 60«'],
    ['the longer of two arms', '(»score >= 60 AND consent«) OR score >= 60'],
    ['a test for NULL before a comparison', '»score IS NOT NULL« AND score > 5'],
    ['a bound that whole numbers do not see', 'score >= 60 AND »score > 59.5«'],
    ['a value given twice', "status IN ('mql', 'sal', »'mql'«)"],
    ['a value that another arm has', "status = 'mql' OR status IN (»'mql'«, 'sal') AND consent"],
    ['a value that another part rules out', "status IN ('mql', »'new'«) AND status <> 'new'"],
    ['a value beyond a negation', "status NOT IN ('new', 'working') AND »status <> 'new'«"],
    ['parts of a negation', 'NOT (score < 60 OR »score < 50«)'],
    ['a part that begins with parentheses', "status = 'mql' OR »(score > 5 OR consent) AND status = 'mql'«"],
    ['TRUE among others', 'consent AND »TRUE«'],
    ['what the relationship implies', 'account.employees >= 5 AND »account.account_id IS NOT NULL«'],
    ['several that may go together', '»score > 1« AND »score > 2« AND score > 3 AND consent'],
    [
      'an inner part of a part that is needed',
      "consent AND (status = 'mql' OR »status = 'sal' AND score > 5« OR status = 'sal')",
    ],
  ])('finds %s', (_, where) => {
    const { findings, found, expected } = checkCompany(leadTerm(where));
    expect(found).toBe(expected);
    expect(new Set(rules(findings))).toEqual(new Set(['dead-branch']));
  });

  it('names the closed list that makes a part dead, and only where it does', () => {
    const { findings, found, expected } = checkCompany(
      leadTerm(
        "status IN ('mql', 'sal') AND consent OR »status NOT IN ('new', 'working', 'disqualified') AND consent«",
      ),
    );
    expect(found).toBe(expected);
    expect(findings[0]).toMatchObject({
      proof: 'proved',
      assumptions: ['lead.status is one of new, working, mql, sal, disqualified'],
    });
    expect(findings[0]?.message).toContain(
      'because lead.status is one of new, working, mql, sal, disqualified',
    );
    const logic = checkCompany(leadTerm("status IN ('mql', 'sal') AND »status <> 'new'«"));
    expect(logic.found).toBe(logic.expected);
    expect(logic.findings[0]?.assumptions).toEqual([]);
  });

  it('knows what a named term says, and leaves its own parts to it', () => {
    const { findings, found, expected } = checkCompany(`
terms:
  - {name: qualified_lead, owners: [marketing_ops], entity: lead, where: score >= 60 AND »score >= 40«}
  - {name: agreed_lead, owners: [marketing_ops], entity: lead, where: qualified_lead AND »score >= 50« AND consent}
`);
    expect(found).toBe(expected);
    expect(rules(findings)).toEqual(['dead-branch', 'dead-branch']);
  });

  it("judges a metric's condition among the records of its term", () => {
    const { findings, found, expected } = checkCompany(`
metrics:
  - {name: large_won, owners: [sales_ops], type: count, of: won_deal, where: amount > 100 AND »stage <> 'lost'«}
  - {name: truly_won, owners: [sales_ops], type: count, of: won_deal, where: »stage <> 'open'«}
`);
    expect(found).toBe(expected);
    const messages = findings.filter(({ rule }) => rule === 'dead-branch').map(({ message }) => message);
    expect(messages).toEqual([
      "The metric large_won means the same without `stage <> 'lost'`: whatever meets the rest meets it too.",
      'The condition of the metric truly_won changes nothing: every record that is counted meets it anyway.',
    ]);
  });

  it.each([
    [
      'a branch that comes too late',
      "CASE WHEN seconds >= 60 THEN 'long' »WHEN seconds >= 80 THEN 'endless'« ELSE 'short' END",
    ],
    [
      'a branch that gives what follows',
      "CASE WHEN seconds >= 60 THEN 'long' »WHEN seconds >= 30 THEN 'short'« ELSE 'short' END",
    ],
    [
      'an ELSE that nobody comes to',
      "CASE WHEN seconds >= 60 THEN 'long' WHEN seconds < 60 THEN 'short' WHEN seconds IS NULL THEN 'unknown' »ELSE 'never'« END",
    ],
    ['an ELSE NULL', "CASE WHEN seconds >= 60 THEN 'long' »ELSE NULL« END"],
    [
      'an ELSE after every value of a closed list',
      "CASE kind WHEN 'first' THEN 'new' WHEN 'again' THEN 'old' »ELSE 'odd'« END",
    ],
    ['a value listed twice', "CASE kind WHEN 'first' THEN 'new' »WHEN 'first' THEN 'fresh'« ELSE 'old' END"],
    [
      'a branch with a condition in parentheses',
      "CASE WHEN seconds >= 60 THEN 'long' »WHEN (seconds > 60 OR seconds > 90) THEN ('x')« ELSE 'short' END",
    ],
    ['a part of a branch', "CASE WHEN seconds >= 60 AND »seconds IS NOT NULL« THEN 'long' ELSE 'short' END"],
  ])('finds in a computed field %s', (_, expression) => {
    const { findings, found, expected } = checkCompany(visitField(expression));
    expect(found).toBe(expected);
    expect(rules(findings)).toEqual(['dead-branch']);
    expect(findings[0]?.message).toMatch(/^The field visit\.band means the same without/);
  });

  it('tells FALSE and NULL apart in a boolean field, which a condition does not', () => {
    const field = (expression: string) =>
      visitField(expression).replace('name: band\n        type: string', 'name: band\n        type: boolean');
    const kept = checkCompany(field('seconds IS NOT NULL AND seconds > 5'));
    expect(kept.findings).toEqual([]);
    const dead = checkCompany(field('seconds > 5 AND »seconds > 3«'));
    expect(dead.found).toBe(dead.expected);
  });

  it("judges a metric's value among the records that are counted", () => {
    const { found, expected } = checkCompany(`
metrics:
  - name: won_value
    owners: [sales_ops]
    type: sum
    of: won_deal
    value: CASE WHEN stage = 'won' THEN amount * 2 »ELSE 0.00« END
`);
    expect(found).toBe(expected);
  });

  it('judges the value of a derived metric', () => {
    const { found, expected } = checkCompany(`
metrics:
  - name: won_amount_each
    owners: [sales_ops]
    type: derived
    expression: CASE WHEN won_deals > 0 AND »won_deals <> 0« THEN won_revenue / won_deals »ELSE NULL« END
`);
    expect(found).toBe(expected);
  });

  it('says nothing of values that no record is asked for', () => {
    const { findings } = checkCompany(`
terms:
  - {name: empty_deal, owners: [sales_ops], entity: deal, where: amount > 5 AND amount < 5}
metrics:
  - {name: empty_value, owners: [sales_ops], type: sum, of: empty_deal, value: CASE WHEN amount > 3 THEN 1 WHEN amount > 4 THEN 2 END}
`);
    expect(rules(findings)).toEqual(['never-true']);
  });

  it('finds it in segments, claims and contradictions', () => {
    const { found, expected } = checkCompany(`
segmentations:
  - name: lead_heat
    owners: [marketing_ops]
    entity: lead
    exhaustive: false
    segments:
      - {name: hot, where: score >= 80 AND »score > 20«}
dashboards:
  - name: sales_board
    owners: [sales_ops]
    tool: metabase
    claims:
      - {metric: won_deals, where: stage = 'won' AND »stage <> 'lost'«}
contradictions:
  - {name: odd, owners: [sales_ops], story: won_deals > 10 AND »won_deals > 3«, reality: views > 3}
`);
    expect(found).toBe(expected);
  });

  it.each([
    ["NOT (status = 'new') AND consent IS NOT TRUE"],
    ['score >= 60 OR score IS NULL'],
    ['score > 5 OR score <= 5'],
    ["country <> 'US' OR country IS NULL"],
    ['COALESCE(score, 0) >= 0 AND consent'],
    ["CASE status WHEN 'mql' THEN score >= 60 WHEN 'sal' THEN score >= 40 ELSE consent END"],
    ['account.employees > 5 OR account.account_id IS NULL'],
    ["status IN ('mql', 'sal') AND (score >= 60 OR consent)"],
  ])('leaves %s alone, every part of which matters', (where) => {
    expect(checkCompany(leadTerm(where)).findings).toEqual([]);
  });

  it('leaves conditions that are never or always true to those rules', () => {
    expect(rules(checkCompany(leadTerm('score > 5 AND score < 3 AND consent')).findings)).toEqual([
      'never-true',
    ]);
    expect(rules(checkCompany(leadTerm('verified OR NOT verified OR consent')).findings)).toEqual([
      'always-true',
    ]);
  });

  it('looks for repetitions only in a long list', () => {
    const countries = Array.from({ length: 400 }, (_, index) => `'C${index}'`).join(', ');
    const { found, expected } = checkCompany(
      leadTerm(`country IN (${countries}, »'C7'«) AND country <> 'C9'`),
    );
    expect(found).toBe(expected);
  });
});
