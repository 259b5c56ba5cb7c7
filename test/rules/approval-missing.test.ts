import { describe, expect, it } from 'vitest';
import { checkDefinitions } from '../../src/check.js';
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
      'approval-missing: The term large_deal has changed its meaning since it was approved by sales_ops (Ada, 2026-01-31) and service_desk (Ada, 2026-01-31).',
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
      'approval-missing: The metric large_deals has changed its meaning, as has term `large_deal`, which it rests on, since it was approved by sales_ops (Ada, 2026-01-31).',
    ]);
  });

  it('says, where there is a base, through what a meaning changed', () => {
    const metrics = `metrics:
  - {name: large_deals, owners: [sales_ops], type: count, of: large_deal}
  - {name: large_share, owners: [service_desk], type: ratio, numerator: large_deals, denominator: won_deals}
`;
    const before = [BASE, `${plain(large('amount > 1000'))}${metrics}`];
    const told = (now: readonly string[], approvals = approveAll(before), base = before) => {
      const sources = (texts: readonly string[]) =>
        texts.map((text, index) => ({ path: `${index}.yml`, text }));
      const { findings } = checkDefinitions({
        config: REQUIRED,
        sources: sources(now),
        approvals,
        base: { config: REQUIRED, sources: sources(base) },
        today: '2026-06-30',
      });
      return lines(findings.filter(({ rule }) => rule === 'approval-missing'));
    };
    const now = before.map((text) => text.replace('amount > 1000', 'amount > 2000, version: 2'));
    const own =
      'approval-missing: The term large_deal has changed its meaning since it was approved by sales_ops (Ada, 2026-01-31) and service_desk (Ada, 2026-01-31).';
    expect(told(before)).toEqual([]);
    expect(told(now)).toEqual([
      own,
      'approval-missing: The metric large_deals has changed its meaning with term `large_deal`, which it rests on, since it was approved by sales_ops (Ada, 2026-01-31).',
      'approval-missing: The metric large_share has changed its meaning with term `large_deal`, which it rests on, since it was approved by service_desk (Ada, 2026-01-31).',
    ]);
    // What lapsed before the base did not lapse through what changed since.
    expect(told(now, approveAll(before), now)).toEqual([
      own,
      'approval-missing: The metric large_deals has changed its meaning since it was approved by sales_ops (Ada, 2026-01-31).',
      'approval-missing: The metric large_share has changed its meaning since it was approved by service_desk (Ada, 2026-01-31).',
    ]);
    // Whoever approved the term already needs to be told of it as much.
    const some = approveAll(now).map((file, index) =>
      index === 0 ? file : (approveAll(before)[index] ?? file),
    );
    expect(told(now, some)).toEqual([
      own.replace('sales_ops (Ada, 2026-01-31) and ', ''),
      expect.stringContaining('large_share has changed its meaning with term `large_deal`'),
    ]);
  });

  it('names the teams that are asked', () => {
    const text = plain(large('amount > 1000'));
    const { findings } = check(text, approveAll([BASE]));
    expect(findings.map((each) => each.teams)).toEqual([['sales_ops', 'service_desk']]);
  });

  it('tells a new owner from one that approved before', () => {
    const text = plain(large('amount > 1000'));
    const approvals = approveAll([BASE, text], ['service_desk term large_deal']);
    expect(lines(check(text.replace('1000', '2000'), approvals).findings)).toEqual([
      'approval-missing: The term large_deal has not been approved by service_desk, and has changed its meaning since it was approved by sales_ops (Ada, 2026-01-31).',
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

  it('asks nothing of what is kept of an earlier version, also after the meaning changed', () => {
    const text = plain(large('amount > 1000'));
    const next = plain(
      large('amount > 2000', ', version: 2, previous: {sunset: 2027-03-31, where: amount > 1000}'),
    );
    expect(check(next, approveAll([BASE, next])).findings).toEqual([]);
    expect(lines(check(next, approveAll([BASE, text])).findings)).toEqual([
      expect.stringContaining('The term large_deal has changed its meaning since'),
    ]);
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
