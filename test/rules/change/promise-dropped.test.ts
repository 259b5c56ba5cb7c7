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
