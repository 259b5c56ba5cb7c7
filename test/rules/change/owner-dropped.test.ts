import { describe, expect, it } from 'vitest';
import { baseText } from '../../diff/compare.js';
import { expectChange, expectOne } from './expect-change.js';

const owned = (owners: string) =>
  `terms:\n  - {name: qualified_lead, ${owners}entity: lead, where: score >= 50}\n`;

describe('owner-dropped', () => {
  it('tells whose name went, at the owners that are left', () => {
    const finding = expectOne(
      owned('owners: [marketing_ops, sales_ops, service_desk], '),
      owned('owners: »[marketing_ops]«, '),
      'owner-dropped',
    );
    expect(finding).toMatchObject({
      severity: 'warning',
      message: 'The term `qualified_lead` is no longer owned by sales_ops and service_desk.',
    });
    expect(baseText(finding)).toBe('[marketing_ops, sales_ops, service_desk]');
  });

  it('tells of one owner in place of another', () => {
    expectOne(owned('owners: [marketing_ops], '), owned('owners: »[sales_ops]«, '), 'owner-dropped');
  });

  it('stands on the name where no owner is left', () => {
    const now = owned('').replace('qualified_lead', '»qualified_lead«');
    expectOne(owned('owners: [marketing_ops], '), now, 'owner-dropped');
  });

  it('is silent about more owners, in any order', () => {
    expectChange(
      owned('owners: [marketing_ops, sales_ops], '),
      owned('owners: [service_desk, sales_ops, marketing_ops], '),
      [],
    );
  });
});
