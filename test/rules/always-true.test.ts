import { describe, expect, it } from 'vitest';
import { lines, rules } from '../support/check-marked.js';
import { checkCompany, leadTerm } from '../support/company.js';

describe('always-true', () => {
  it('finds a condition that every record meets, and names why', () => {
    const { findings, found, expected } = checkCompany(
      leadTerm("»status IN ('new', 'working', 'mql', 'sal', 'disqualified')«"),
    );
    expect(found).toBe(expected);
    expect(rules(findings)).toEqual(['always-true']);
    expect(findings[0]).toMatchObject({ severity: 'warning', proof: 'proved' });
    expect(findings[0]?.assumptions).toEqual([
      'lead.status is never NULL',
      'lead.status is one of new, working, mql, sal, disqualified',
    ]);
    expect(findings[0]?.message).toContain('every record meets it, because lead.status is never NULL and');
  });

  it.each([
    ['TRUE itself', '»TRUE«'],
    ['a value or its absence', '»score IS NULL OR score >= 0 OR score < 0«'],
    ['a boolean that is never NULL', '»verified OR NOT verified«'],
    ['a text like anything', "»lead_id LIKE '%'«"],
    ['a key that is never NULL', '»lead_id IS NOT NULL«'],
    ['a test with two outcomes', '»consent IS TRUE OR consent IS NOT TRUE«'],
  ])('finds %s', (_, where) => {
    const { findings, found, expected } = checkCompany(leadTerm(where));
    expect(found).toBe(expected);
    expect(rules(findings)).toEqual(['always-true']);
  });

  it.each([
    ['consent OR NOT consent'],
    ['score > 5 OR score <= 5'],
    ["country LIKE '%'"],
    ['account.account_id IS NOT NULL'],
  ])('leaves %s alone, which is UNKNOWN or FALSE for some', (where) => {
    expect(checkCompany(leadTerm(where)).findings).toEqual([]);
  });

  it("takes a metric's condition by itself", () => {
    const { findings, found, expected } = checkCompany(
      `metrics:\n  - {name: all_leads, owners: [marketing_ops], type: count, of: lead, where: »created_at IS NOT NULL«}`,
    );
    expect(found).toBe(expected);
    expect(lines(findings)).toEqual([
      'always-true: The condition of the metric all_leads is always true: every record meets it, because lead.created_at is never NULL.',
    ]);
  });

  it('is told once: not of what is built on a term that is always true', () => {
    const { found, expected, findings } = checkCompany(`
terms:
  - {name: any_lead, owners: [marketing_ops], entity: lead, where: »lead_id IS NOT NULL«}
metrics:
  - {name: leads_counted, owners: [marketing_ops], type: count, of: lead, where: any_lead}
`);
    expect(found).toBe(expected);
    expect(rules(findings)).toEqual(['always-true']);
  });
});
