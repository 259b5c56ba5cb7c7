import { describe, expect, it } from 'vitest';
import { rules } from '../support/check-marked.js';
import { checkCompany } from '../support/company.js';

describe('broken-promise', () => {
  it('finds a term that does not refine what it says, with a record, for the two teams to talk about', () => {
    const { findings, found, expected } = checkCompany(`
terms:
  - {name: contactable_lead, title: Contactable, owners: [sales_ops], entity: lead, where: score >= 40 AND consent}
  - {name: hot_lead, title: Hot lead, owners: [marketing_ops], entity: lead, where: score >= 60, refines: [»contactable_lead«]}
`);
    expect(found).toBe(expected);
    expect(rules(findings)).toEqual(['broken-promise']);
    const [finding] = findings;
    expect(finding).toMatchObject({
      severity: 'error',
      definition: { kind: 'term', name: 'hot_lead' },
      relation: 'overlapping',
      proof: 'refuted',
      related: [{ definition: { kind: 'term', name: 'contactable_lead' } }],
    });
    expect(Object.keys(finding?.witness ?? {})).toEqual(['onlyThis']);
    const record = finding?.witness?.onlyThis;
    expect(record?.score).toBeGreaterThanOrEqual(60);
    expect(record?.consent).not.toBe(true);
    expect(finding?.message).toMatch(
      /^Marketing operations promised that everything in "Hot lead" is in "Contactable" too\. A lead with score \d+ .* is in "Hot lead" and not in "Contactable"\.$/,
    );
    expect(finding?.help).toContain('Sales ops');
    const related = finding?.related?.[0]?.span;
    expect(related?.source.text.slice(related.start, related.end)).toBe('score >= 40 AND consent');
  });

  it('finds two terms that are not disjoint at the boundary', () => {
    const { findings, found, expected } = checkCompany(`
terms:
  - {name: small_account, owners: [marketing_ops], entity: account, where: employees <= 100, disjoint_with: [»key_account«]}
  - {name: key_account, owners: [sales_ops], entity: account, where: employees >= 100}
`);
    expect(found).toBe(expected);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ relation: 'overlapping', witness: { both: { employees: 100 } } });
    expect(findings[0]?.message).toContain('An account with employees 100 is in both.');
  });

  it.each([
    ['wider', "status IN ('solved', 'closed')", "status = 'closed'", ['onlyThis']],
    ['narrower', "status = 'closed'", "status IN ('solved', 'closed')", ['onlyOther']],
    ['overlapping', 'reopened = 0', "status = 'closed'", ['onlyThis', 'onlyOther']],
    ['disjoint', "status = 'solved'", "status = 'closed'", ['onlyThis', 'onlyOther']],
  ] as const)('finds that a term is not equivalent but %s', (relation, one, other, witness) => {
    const { findings, found, expected } = checkCompany(`
terms:
  - {name: resolved_ticket, owners: [service_desk], entity: ticket, where: "${one}", equivalent_to: [»finished_work«]}
  - {name: finished_work, owners: [marketing_ops], entity: ticket, where: "${other}"}
`);
    expect(found).toBe(expected);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.relation).toBe(relation);
    expect(Object.keys(findings[0]?.witness ?? {})).toEqual(witness);
  });

  it('finds every promise that is broken, each on the name it is made to', () => {
    const { findings, found, expected } = checkCompany(`
terms:
  - {name: quiet_ticket, owners: [service_desk], entity: ticket, where: severity = 'low', disjoint_with: [loud_ticket, »fresh_ticket«], refines: [»finished_work«]}
  - {name: loud_ticket, owners: [service_desk], entity: ticket, where: "severity IN ('high', 'urgent')"}
  - {name: fresh_ticket, owners: [service_desk], entity: ticket, where: status = 'open'}
  - {name: finished_work, owners: [marketing_ops], entity: ticket, where: status = 'closed'}
`);
    expect(found).toBe(expected);
    expect(rules(findings)).toEqual(['broken-promise', 'broken-promise']);
    expect(new Set(findings.map((finding) => finding.fingerprint)).size).toBe(2);
  });

  it('takes promises that hold, whatever they look like', () => {
    const { findings } = checkCompany(`
terms:
  - {name: hot_lead, owners: [marketing_ops], entity: lead, where: "score >= 60 AND status IN ('mql', 'sal') AND consent", refines: [known_lead], disjoint_with: [lost_lead], equivalent_to: [ripe_lead]}
  - {name: known_lead, owners: [sales_ops], entity: lead, where: NOT (score < 20)}
  - {name: lost_lead, owners: [sales_ops], entity: lead, where: status = 'disqualified' OR consent IS NOT TRUE}
  - {name: ripe_lead, owners: [sales_ops], entity: lead, where: "NOT (score < 60) AND status NOT IN ('new', 'working', 'disqualified') AND consent IS TRUE"}
`);
    expect(findings).toEqual([]);
  });

  it('leaves alone what is never true, does not exist, or stands on another entity', () => {
    const { findings } = checkCompany(`
terms:
  - {name: empty_lead, owners: [marketing_ops], entity: lead, where: score > 5 AND score < 3, disjoint_with: [warm_lead], equivalent_to: [warm_lead]}
  - {name: warm_lead, owners: [marketing_ops], entity: lead, where: score > 50, refines: [nobody_knows], disjoint_with: [won_deal]}
`);
    expect([...rules(findings)].sort()).toEqual(['never-true', 'type-mismatch', 'unknown-reference']);
  });
});
