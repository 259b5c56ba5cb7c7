import { describe, expect, it } from 'vitest';
import { expectFinding, expectFindings, relatedText } from '../support/expect-findings.js';

const claims = (claim: string) => `terms:
  - {name: hot_lead, owners: [sales_ops], entity: lead, where: score >= 60 AND status = 'mql'}
metrics:
  - {name: hot_leads, owners: [sales_ops], type: count, of: hot_lead, time: created_at}
  - {name: all_leads, owners: [sales_ops], type: count, of: lead, time: created_at}
  - {name: hot_share, owners: [sales_ops], type: ratio, numerator: hot_leads, denominator: all_leads}
  - {name: hot_to_date, owners: [sales_ops], type: cumulative, metric: hot_leads, window: month}
  - {name: size_per_ticket, owners: [sales_ops], type: derived, expression: accounts / people}
  - {name: ticket_load, owners: [service_desk], type: count, of: ticket, time: opened_at}
  - {name: accounts, owners: [sales_ops], type: count, of: account, where: employees > 5}
  - {name: people, owners: [sales_ops], type: count, of: lead, where: account.employees > 7}
dashboards:
  - {name: marketing_weekly, owners: [marketing_ops], claims: [${claim}]}
`;

describe('claim-drift', () => {
  it('tells what the dashboard counts and the metric does not', () => {
    const finding = expectFinding(
      claims("{metric: hot_leads, where: »score >= 50 AND status = 'mql'«}"),
      'claim-drift',
    );
    expect(finding).toMatchObject({
      severity: 'error',
      definition: { kind: 'dashboard', name: 'marketing_weekly' },
      related: [{ definition: { kind: 'metric', name: 'hot_leads' } }],
      relation: 'wider',
      differs: ['condition'],
      proof: 'refuted',
      witness: { onlyThis: { score: 50, status: 'mql' } },
    });
    expect(finding.witness).not.toHaveProperty('onlyOther');
    expect(finding.message).toMatch(
      /^The dashboard `marketing_weekly` \(Marketing operations\) shows `hot_leads` \(Sales ops\) and computes something else\. `marketing_weekly` is wider: a lead with score 50 and status mql counts for `marketing_weekly` and not for `hot_leads` \(test\.yml:4\)\.$/,
    );
    expect(relatedText(finding)).toBe('hot_lead');
  });

  it.each([
    ['value', '{metric: won_revenue, where: won_deal, value: »amount * 2«}', ['value'], 'takes amount * 2; '],
    ['time', '{metric: ticket_load, time: »solved_at«}', ['time'], 'is dated by solved_at; '],
    ['entity', '{metric: won_deals, entity: »lead«}', ['entity'], 'is about lead; '],
    [
      'condition of a sum',
      "{metric: won_revenue, where: »stage <> 'lost'«}",
      ['condition'],
      'a deal with stage open counts for `marketing_weekly`',
    ],
  ])('tells the %s', (_, claim, differs, sentence) => {
    const finding = expectFinding(claims(claim), 'claim-drift');
    expect(finding).toMatchObject({ differs });
    expect(finding.message).toContain(sentence);
  });

  it('compares a claim with the part of a metric that it says best', () => {
    expectFindings(claims('{metric: hot_share, where: hot_lead}'), []);
    const finding = expectFinding(
      claims("{metric: hot_to_date, where: »score >= 70 AND status = 'mql'«}"),
      'claim-drift',
    );
    expect(finding).toMatchObject({ relation: 'narrower', differs: ['condition'] });
    expect(relatedText(finding)).toBe('hot_leads');
  });

  it('compares a claim on a metric of several entities with the part on its entity', () => {
    expectFindings(claims('{metric: size_per_ticket, entity: account, where: employees >= 6}'), []);
    expectFindings(claims('{metric: size_per_ticket, entity: lead, where: NOT account.employees <= 7}'), []);
    const finding = expectFinding(
      claims('{metric: size_per_ticket, entity: account, where: »employees > 7«}'),
      'claim-drift',
    );
    expect(finding).toMatchObject({ relation: 'narrower', witness: { onlyOther: { employees: 6 } } });
  });

  it.each([
    ['nothing', '{metric: hot_leads}'],
    ['the same in other words', '{metric: people, where: NOT (account.employees <= 7)}'],
    ['the term', '{metric: hot_leads, where: hot_lead, time: created_at, entity: lead}'],
    ['the value as written', '{metric: won_revenue, value: amount}'],
  ])('is content with a claim that says %s', (_, claim) => {
    expectFindings(claims(claim), []);
  });

  it('leaves a condition that no record meets to never-true', () => {
    expectFindings(claims('{metric: hot_leads, where: »score > 5 AND score < 5«}'), ['never-true']);
  });

  it('is one finding a claim, told apart by what is claimed', () => {
    const findings = expectFindings(
      claims(
        "{metric: hot_leads, where: »score >= 50 AND status = 'mql'«}, {metric: hot_leads, where: »score >= 40 AND status = 'mql'«}",
      ),
      ['claim-drift', 'claim-drift'],
    );
    expect(new Set(findings.map(({ about }) => about)).size).toBe(2);
  });
});
