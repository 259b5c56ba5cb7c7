import { describe, expect, it } from 'vitest';
import type { Source } from '../../src/diagnostic/source.js';
import { approveAll } from '../approvals/support/approve.js';
import { BASE, checkMarked, lines } from '../support/check-marked.js';

const REQUIRED = { approvals: 'required' } as const;

/** A term of two teams; the marks are where a finding about it stands. */
function large(where: string, more = ''): string {
  return `terms:\n  - {name: large_deal, owners: »[sales_ops, service_desk]«, entity: deal, where: ${where}${more}}\n`;
}

function plain(marked: string): string {
  return marked.replace(/[»«]/g, '');
}

function check(marked: string, approvals: readonly Source[]) {
  return checkMarked(marked, { config: REQUIRED, approvals });
}

describe('approval-missing', () => {
  it('is silent where approvals are not required, and where everybody approved', () => {
    const text = plain(large('amount > 1000'));
    expect(checkMarked(text).findings).toEqual([]);
    expect(checkMarked(text, { config: { approvals: 'off' } }).findings).toEqual([]);
    expect(check(text, approveAll([BASE, text])).findings).toEqual([]);
  });

  it('names who has never approved, and what to run', () => {
    const text = large('amount > 1000');
    const approvals = approveAll([BASE, plain(text)], ['service_desk term large_deal']);
    const { findings, found, expected } = check(text, approvals);
    expect(found).toBe(expected);
    expect(lines(findings)).toEqual([
      'approval-missing: The term large_deal has not been approved by service_desk.',
    ]);
    expect(findings[0]).toMatchObject({
      severity: 'error',
      definition: { kind: 'term', name: 'large_deal' },
      help: '`accord approve large_deal --as service_desk`.',
    });
  });

  it('takes no approval for the one of another team', () => {
    const text = large('amount > 1000');
    const [sales] = approveAll([BASE, plain(text)]);
    const files = sales ? [sales, { ...sales, path: 'approvals/marketing.yml' }] : [];
    expect(lines(check(plain(text), files).findings)).toEqual([
      'approval-missing: approvals/marketing.yml holds the approvals of a team that does not exist.',
      'approval-missing: The term large_deal has not been approved by service_desk.',
    ]);
  });

  it('survives rewriting and rewording, and falls with the meaning', () => {
    const approvals = approveAll([BASE, plain(large('amount > 1000'))]);
    const reworded = plain(large('NOT (amount <= 1000.00)', ', title: Big one, tags: [x], version: 2'));
    expect(check(reworded, approvals).findings).toEqual([]);
    const { findings, found, expected } = check(large('amount >= 1000'), approvals);
    expect(found).toBe(expected);
    expect(lines(findings)).toEqual([
      'approval-missing: The term large_deal has changed its meaning since it was approved by sales_ops (2026-01-31) and service_desk (2026-01-31).',
    ]);
    expect(findings[0]?.help).toBe(
      '`accord approve large_deal --as sales_ops`, `accord approve large_deal --as service_desk`: each team for itself.',
    );
  });

  it('falls with the meaning of what a definition is built on', () => {
    const text = `${plain(large('amount > 1000'))}metrics: [{name: large_deals, owners: [sales_ops], type: count, of: large_deal}]\n`;
    const approvals = approveAll([BASE, text]);
    expect(check(text, approvals).findings).toEqual([]);
    expect(lines(check(text.replace('1000', '2000'), approvals).findings)).toEqual([
      expect.stringContaining('The term large_deal has changed its meaning'),
      'approval-missing: The metric large_deals has changed its meaning since it was approved by sales_ops (2026-01-31); so has large_deal, which it is built on.',
    ]);
  });

  it('tells a new owner from one that approved before', () => {
    const text = plain(large('amount > 1000'));
    const approvals = approveAll([BASE, text], ['service_desk term large_deal']);
    expect(lines(check(text.replace('1000', '2000'), approvals).findings)).toEqual([
      'approval-missing: The term large_deal has not been approved by service_desk, and has changed its meaning since it was approved by sales_ops (2026-01-31).',
    ]);
  });

  it('asks both sides of a handoff, at its name', () => {
    const text =
      'handoffs:\n  - {name: »to_service«, entity: deal, from: sales_ops, to: service_desk, releases: won_deal, accepts: won_deal}\n';
    const { findings, found, expected } = check(text, approveAll([BASE]));
    expect(found).toBe(expected);
    expect(lines(findings)).toEqual([
      'approval-missing: The handoff to_service has not been approved by sales_ops and service_desk.',
    ]);
  });

  it.each(['draft', 'deprecated'])('asks nothing of a %s definition', (status) => {
    const text = plain(large('amount > 1000', `, status: ${status}`));
    expect(check(text, approveAll([BASE])).findings).toEqual([]);
  });

  it('leaves owners and meanings with problems of their own to other rules', () => {
    const text = `terms:\n  - {name: a_deal, owners: [nobody_here], entity: deal, where: amount > 1}\n  - {name: b_deal, owners: [sales_ops], entity: deal, where: amuont > 1}\n`;
    expect(check(text, approveAll([BASE])).findings.map((each) => each.rule)).toEqual([
      'missing-owner',
      'unknown-reference',
    ]);
  });

  it('names the kind where a name has several', () => {
    const text = 'metrics: [{name: won_deal, owners: [sales_ops], type: count, of: won_deal, unit: deals}]\n';
    const { findings } = check(text, approveAll([BASE]));
    const asked = findings.filter((each) => each.rule === 'approval-missing');
    expect(asked.map((each) => each.help)).toEqual([
      '`accord approve won_deal --kind metric --as sales_ops`.',
    ]);
  });
});
