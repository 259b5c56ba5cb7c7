import { describe, expect, it } from 'vitest';
import { baseText } from '../../diff/compare.js';
import { expectChange, expectOne, lead } from './expect-change.js';

const KNOWN = '  - {name: known_lead, owners: [marketing_ops], entity: lead, where: score >= 10}\n';
const promising = (promise: string) => lead('score >= 50', promise) + KNOWN;

describe('promise-dropped', () => {
  it('points at the name where no promise is left', () => {
    const finding = expectOne(
      promising(', refines: [known_lead]'),
      promising('').replace('qualified_lead', '»qualified_lead«'),
      'promise-dropped',
    );
    expect(finding).toMatchObject({
      severity: 'warning',
      message: 'The term `qualified_lead` no longer promises to be part of `known_lead`.',
    });
    expect(baseText(finding)).toBe('[known_lead]');
  });

  it('points at the promises that are left', () => {
    const cold = '  - {name: cold_lead, owners: [marketing_ops], entity: lead, where: score < 10}\n';
    const old = '  - {name: lost_lead, owners: [marketing_ops], entity: lead, where: score < 5}\n';
    const { message } = expectOne(
      promising(', disjoint_with: [cold_lead, lost_lead]') + cold + old,
      promising(', disjoint_with: »[lost_lead]«') + cold + old,
      'promise-dropped',
    );
    expect(message).toContain('to have no record in common with `cold_lead`');
  });

  it('is silent about more promises, and about those to a term under its new name', () => {
    expectChange(promising(''), promising(', refines: [known_lead]'), []);
    const now = promising(', refines: [familiar_lead]').replace('name: known_lead', 'name: »familiar_lead«');
    expectOne(promising(', refines: [known_lead]'), now, 'definition-renamed');
  });

  it('is silent about a promise that names what is gone: it is written still', () => {
    const now = promising(', refines: [known_lead]').replace('name: known_lead', 'name: »familiar_lead«');
    expectOne(promising(', refines: [known_lead]'), now, 'definition-renamed');
  });

  it('is silent about promises that went with the term they were about', () => {
    const { rule } = expectOne(
      promising(', refines: [known_lead]'),
      `»«${lead('score >= 50')}`,
      'definition-removed',
    );
    expect(rule).toBe('definition-removed');
  });

  describe('of how long something is there', () => {
    const kept = (sunset: string, more = '') =>
      lead('score >= 60', `, version: 2, previous: {sunset: ${sunset}, where: score >= 50}${more}`);
    const deprecated = (sunset: string) => lead('score >= 50', `, status: deprecated${sunset}`);

    it('tells of an earlier sunset, of what is kept and of what is deprecated', () => {
      const finding = expectOne(kept('2026-09-30'), kept('»2026-07-31«'), 'promise-dropped');
      expect(finding).toMatchObject({
        severity: 'warning',
        definition: { kind: 'term', name: 'qualified_lead_v1' },
        message:
          'The sunset of the term `qualified_lead_v1` was 2026-09-30 and is 2026-07-31: it was promised for longer.',
        related: [{ base: true }],
      });
      expect(baseText(finding)).toBe('2026-09-30');
      expectOne(deprecated(', sunset: 2026-09-30'), deprecated(', sunset: »2026-09-29«'), 'promise-dropped');
    });

    it('tells of it where the earlier meaning is written out', () => {
      const out = (sunset: string) =>
        `${lead('score >= 60', ', version: 2')}  - {name: qualified_lead_v1, owners: [marketing_ops], entity: lead, where: score >= 50, status: deprecated, sunset: ${sunset}, replaced_by: qualified_lead}\n`;
      expectOne(kept('2026-09-30'), out('»2026-08-31«'), 'promise-dropped');
      expectChange(kept('2026-09-30'), out('2026-10-31'), []);
    });

    it('is silent about a later day, a first one, one that had passed, and what is there for good again', () => {
      expectChange(kept('2026-09-30'), kept('2026-12-31'), []);
      expectChange(deprecated(''), deprecated(', sunset: 2026-07-31'), []);
      expectChange(deprecated(', sunset: 2026-06-29'), deprecated(', sunset: 2026-06-28'), []);
      expectChange(deprecated(', sunset: 2026-09-30'), lead('score >= 50'), []);
    });
  });

  it('tells of a segmentation that is no longer exhaustive, and that is no change of its meaning', () => {
    const tiers = (more: string) => `segmentations:
  - name: tier
    owners: [sales_ops]
    entity: account
    segments: [{name: large, where: employees >= 100}, {name: small, where: employees < 100 OR employees IS NULL}]
${more}`;
    const { message } = expectOne(tiers(''), tiers('    exhaustive: »false«\n'), 'promise-dropped');
    expect(message).toContain('no longer promises that every record is in a segment');
    expectChange(tiers('    exclusive: false\n'), tiers(''), []);
  });
});
