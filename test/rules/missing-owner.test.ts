import { describe, expect, it } from 'vitest';
import { checkMarked, lines } from '../support/check-marked.js';

describe('missing-owner', () => {
  it('finds a definition without owners', () => {
    const { findings, found, expected } = checkMarked(
      `terms:\n  - {name: »lost_deal«, entity: deal, where: stage = 'lost'}`,
    );
    expect(found).toBe(expected);
    expect(lines(findings)).toEqual(['missing-owner: The term lost_deal has no owner.']);
  });

  it('finds an owner that is no team, and offers the nearest', () => {
    const { findings, found, expected } = checkMarked(
      `terms:\n  - {name: lost_deal, owners: [»sale_ops«], entity: deal, where: stage = 'lost'}`,
    );
    expect(found).toBe(expected);
    expect(lines(findings)).toEqual(['missing-owner: No team is called `sale_ops`.']);
    expect(findings[0]?.help).toBe('Did you mean `sales_ops`?');
  });

  it('asks no owner of a handoff, but teams that exist', () => {
    const handoff = (to: string) =>
      `handoffs:\n  - {name: h, entity: deal, from: sales_ops, to: ${to}, releases: won_deal, accepts: won_deal}`;
    expect(checkMarked(handoff('service_desk')).findings).toEqual([]);
    const { findings, found, expected } = checkMarked(handoff('»service_dsk«'));
    expect(found).toBe(expected);
    expect(lines(findings)).toEqual(['missing-owner: No team is called `service_dsk`.']);
  });
});
