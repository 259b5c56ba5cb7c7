import { describe, expect, it } from 'vitest';
import { lines, rules } from '../support/check-marked.js';
import { checkCompany } from '../support/company.js';

const HANDOFF = (accepts: string) => `
handoffs:
  - {name: marketing_to_sales, entity: lead, from: marketing_ops, to: sales_ops, releases: ripe_lead, accepts: ${accepts}}
`;

function leads(released: string, accepted: string): string {
  return `
terms:
  - {name: ripe_lead, title: Ripe lead, owners: [marketing_ops], entity: lead, where: "${released}"}
  - {name: workable_lead, title: Workable lead, owners: [sales_ops], entity: lead, where: "${accepted}"}
`;
}

describe('handoff-gap', () => {
  it('finds a record that is released and not accepted, and says whose it is', () => {
    const { findings, found, expected } = checkCompany(
      `${leads('score >= 60', 'score >= 60 AND country IS NOT NULL')}${HANDOFF('»workable_lead«')}`,
    );
    expect(found).toBe(expected);
    expect(lines(findings)).toEqual([
      expect.stringMatching(
        /^handoff-gap: A lead with score \d+ and without a country is released by Marketing operations \("Ripe lead"\) and not accepted by Sales ops \("Workable lead"\): nobody works on it\.$/,
      ),
    ]);
    const [finding] = findings;
    expect(finding).toMatchObject({
      severity: 'error',
      definition: { kind: 'handoff', name: 'marketing_to_sales' },
      related: [{ definition: { kind: 'term', name: 'workable_lead' } }],
      relation: 'wider',
      proof: 'refuted',
    });
    expect(Object.keys(finding?.witness ?? {})).toEqual(['onlyThis']);
    expect(finding?.witness?.onlyThis).toMatchObject({ country: null });
    expect(finding?.help).toContain('Marketing operations and Sales ops agree on one condition');
  });

  it('finds a gap at the boundary beside what is not released', () => {
    const { findings } = checkCompany(
      `${leads('score >= 60 AND consent', 'score > 60')}${HANDOFF('workable_lead')}`,
    );
    expect([...rules(findings)].sort()).toEqual(['handoff-gap', 'handoff-unreleased']);
    const gap = findings.find(({ rule }) => rule === 'handoff-gap');
    expect(gap).toMatchObject({
      relation: 'overlapping',
      witness: { onlyThis: { score: 60, consent: true } },
    });
  });

  it('finds a gap through a closed list', () => {
    const { findings } = checkCompany(`
terms:
  - {name: done_ticket, owners: [service_desk], entity: ticket, where: "status NOT IN ('open', 'waiting')"}
  - {name: billable_ticket, owners: [sales_ops], entity: ticket, where: status = 'closed'}
handoffs:
  - {name: service_to_sales, entity: ticket, from: service_desk, to: sales_ops, releases: done_ticket, accepts: billable_ticket}
`);
    expect(rules(findings)).toEqual(['handoff-gap']);
    expect(findings[0]?.witness).toEqual({ onlyThis: { status: 'solved' } });
  });

  it.each([
    ['one term on both sides', leads('score >= 60', 'score >= 90'), 'ripe_lead'],
    [
      'the same condition in other words',
      leads('score >= 60', 'NOT (score < 60)').replace(
        'owners: [sales_ops]',
        'owners: [sales_ops], equivalent_to: [ripe_lead]',
      ),
      'workable_lead',
    ],
    ['a sender that releases nothing', leads('score >= 60 AND score < 50', 'score >= 70'), 'workable_lead'],
  ])('leaves %s alone', (_, terms, accepts) => {
    const { findings } = checkCompany(`${terms}${HANDOFF(accepts)}`);
    expect(rules(findings).filter((rule) => rule.startsWith('handoff'))).toEqual([]);
  });
});
