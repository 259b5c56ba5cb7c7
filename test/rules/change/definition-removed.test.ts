import { describe, expect, it } from 'vitest';
import { baseText, checkChange } from '../../diff/compare.js';
import { expectChange, expectOne, lead } from './expect-change.js';

const OTHER = "terms:\n  - {name: lost_deal, owners: [sales_ops], entity: deal, where: stage = 'lost'}\n";
const USER =
  'metrics:\n  - {name: qualified_leads, owners: [marketing_ops], type: count, of: qualified_lead}\n';

describe('definition-removed', () => {
  it('stands on the file the definition stood in', () => {
    const finding = expectOne(
      { 'a.yml': lead('score >= 50'), 'b.yml': OTHER },
      { 'a.yml': '»«# empty\n', 'b.yml': OTHER },
      'definition-removed',
    );
    expect(finding).toMatchObject({
      severity: 'error',
      definition: { kind: 'term', name: 'qualified_lead' },
      message: 'The term `qualified_lead` is gone, and had not been deprecated.',
      span: { source: { path: 'a.yml' } },
      related: [{ span: { source: { path: 'a.yml' } }, base: true }],
    });
    expect(baseText(finding)).toBe('qualified_lead');
  });

  it('stands on accord.yml where the file is gone, too', () => {
    expectOne(
      { 'a.yml': lead('score >= 50'), 'b.yml': OTHER, 'accord.yml': 'name: Test\n' },
      { 'b.yml': OTHER, 'accord.yml': '»«name: Test\n' },
      'definition-removed',
    );
  });

  it('stands on a file that exists where there is no accord.yml either', () => {
    const before = { 'a.yml': lead('score >= 50'), 'b.yml': OTHER };
    expectOne(before, { 'b.yml': `»«${OTHER}` }, 'definition-removed', { beside: null });
  });

  it('says what used it', () => {
    const { findings } = checkChange(lead('score >= 50') + USER, USER);
    expect(findings.map(({ message }) => message)).toEqual([
      'The term `qualified_lead` is gone; it was used by metric `qualified_leads`, and had not been deprecated.',
    ]);
  });

  it('is silent about what had been deprecated, and about drafts that nobody used', () => {
    expectChange(lead('score >= 50', ', status: deprecated'), OTHER, []);
    expectChange(lead('score >= 50', ', status: draft'), '# nothing\n', []);
  });

  it('tells of a draft that was used', () => {
    const { findings } = checkChange(lead('score >= 50', ', status: draft') + USER, USER);
    expect(findings.map(({ rule }) => rule)).toEqual(['definition-removed']);
  });

  it('is silent about what is there and cannot be read', () => {
    expectChange(lead('score >= 50'), lead('score >= 50').replace('entity: lead', 'entity: [lead]'), []);
  });

  it('is silent about what moved to another file', () => {
    const texts = { 'a.yml': lead('score >= 50'), 'b.yml': OTHER };
    expectChange(texts, { 'c/new.yml': lead('score >= 50'), 'b.yml': OTHER }, []);
  });

  describe('before its sunset', () => {
    const deprecated = (sunset: string, where = 'score >= 50') =>
      lead(where, `, status: deprecated, sunset: ${sunset}`);
    const kept = (sunset = '2026-09-30') =>
      lead('score >= 60', `, version: 2, previous: {sunset: ${sunset}, where: score >= 50}`);

    it('is a warning about what was deprecated, and an error where something used it', () => {
      const [unused] = checkChange(deprecated('2026-09-30'), '# nothing\n').findings;
      expect(unused).toMatchObject({
        rule: 'definition-removed',
        severity: 'warning',
        message: 'The term `qualified_lead` is gone, before its sunset, 2026-09-30.',
        help: 'Bring it back until 2026-09-30, or agree on an earlier `sunset` first.',
      });
      const used = checkChange(deprecated('2026-09-30') + USER, '# nothing\n').findings.find(
        ({ definition }) => definition?.kind === 'term',
      );
      expect(used).toMatchObject({ rule: 'definition-removed', severity: 'error' });
      expect(used?.message).toMatch(
        /^The term `qualified_lead` is gone, before its sunset, 2026-09-30\. It was used by .*\.$/,
      );
      // Today is the day until which it was promised.
      expect(checkChange(deprecated('2026-06-30'), '# nothing\n').findings).toHaveLength(1);
    });

    it('is silent after the sunset, and where there is none', () => {
      expectChange(deprecated('2026-06-29'), '# nothing\n', []);
      expectChange(kept('2026-06-29'), lead('score >= 60', ', version: 2'), []);
    });

    it('stands on the definition whose earlier meaning is no longer kept', () => {
      const now = lead('score >= 60', ', version: 2').replace('qualified_lead', '»qualified_lead«');
      const finding = expectOne(kept(), now, 'definition-removed');
      expect(finding).toMatchObject({
        severity: 'warning',
        definition: { kind: 'term', name: 'qualified_lead_v1' },
        message:
          'What the term `qualified_lead` meant as version 1 is no longer kept as `qualified_lead_v1`, before its sunset, 2026-09-30.',
        related: [{ base: true }],
      });
      expect(finding.help).toContain('`qualified_lead_v1` with `status: deprecated`');
      expect(baseText(finding)).toBe('previous');
    });

    it('is told of once where all of it is gone', () => {
      const { findings } = checkChange(kept(), '# nothing\n');
      expect(findings.map(({ definition }) => definition?.name)).toEqual(['qualified_lead']);
    });

    it('is silent where the earlier meaning is written out instead, or another version takes its place', () => {
      const out = `  - {name: qualified_lead_v1, owners: [marketing_ops], entity: lead, where: score >= 50, status: deprecated, sunset: 2026-09-30, replaced_by: qualified_lead}\n`;
      expectChange(kept(), lead('score >= 60', ', version: 2') + out, []);
      const next = lead('score >= 70', ', version: 3, previous: {sunset: 2026-09-30, where: score >= 60}');
      expectChange(kept(), next + out, []);
      const { findings } = checkChange(kept(), next);
      expect(findings.map(({ rule, definition }) => [rule, definition?.name])).toEqual([
        ['definition-removed', 'qualified_lead_v1'],
      ]);
    });
  });
});
