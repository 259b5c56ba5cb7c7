import { describe, expect, it } from 'vitest';
import { lines, rules } from '../support/check-marked.js';
import { checkCompany } from '../support/company.js';

describe('handoff-unreleased', () => {
  it('finds a record that would be accepted and is never released', () => {
    const { findings, found, expected } = checkCompany(`
terms:
  - {name: ripe_lead, title: Ripe lead, owners: [marketing_ops], entity: lead, where: score >= 60}
  - {name: workable_lead, title: Workable lead, owners: [sales_ops], entity: lead, where: score >= 60 OR verified}
handoffs:
  - {name: marketing_to_sales, entity: lead, from: marketing_ops, to: sales_ops, releases: »ripe_lead«, accepts: workable_lead}
`);
    expect(found).toBe(expected);
    expect(lines(findings)).toEqual([
      expect.stringMatching(
        /^handoff-unreleased: A lead .* would be accepted by Sales ops \("Workable lead"\), and Marketing operations does not release it \("Ripe lead"\)\.$/,
      ),
    ]);
    const [finding] = findings;
    expect(finding).toMatchObject({
      severity: 'warning',
      definition: { kind: 'handoff', name: 'marketing_to_sales' },
      related: [{ definition: { kind: 'term', name: 'workable_lead' } }],
      relation: 'narrower',
      proof: 'refuted',
    });
    expect(Object.keys(finding?.witness ?? {})).toEqual(['onlyOther']);
    expect(finding?.witness?.onlyOther).toMatchObject({ verified: true });
  });

  it('finds it along a relationship', () => {
    const { findings } = checkCompany(`
terms:
  - {name: key_lead, owners: [marketing_ops], entity: lead, where: score >= 60 AND account.employees >= 1000}
  - {name: large_lead, owners: [sales_ops], entity: lead, where: score >= 60 AND account.employees >= 500}
handoffs:
  - {name: marketing_to_sales, entity: lead, from: marketing_ops, to: sales_ops, releases: key_lead, accepts: large_lead}
`);
    expect(rules(findings)).toEqual(['handoff-unreleased']);
    const record = findings[0]?.witness?.onlyOther;
    expect(record?.['account.employees']).toBeGreaterThanOrEqual(500);
    expect(record?.['account.employees']).toBeLessThan(1000);
  });

  it('leaves a receiver alone that takes just what is released', () => {
    const { findings } = checkCompany(`
terms:
  - {name: done_ticket, owners: [service_desk], entity: ticket, where: "status NOT IN ('open', 'waiting')"}
  - {name: finished_work, owners: [sales_ops], entity: ticket, where: "status IN ('closed', 'solved')", equivalent_to: [done_ticket]}
handoffs:
  - {name: service_to_sales, entity: ticket, from: service_desk, to: sales_ops, releases: done_ticket, accepts: finished_work}
`);
    expect(findings).toEqual([]);
  });
});
