import { describe, expect, it } from 'vitest';
import { expectChange, expectOne, lead } from './expect-change.js';

describe('version-without-change', () => {
  it('tells of a version that rose for nothing, at the version', () => {
    const now = lead('score >= 50', ', version: »2«');
    expect(expectOne(lead('score >= 50'), now, 'version-without-change')).toMatchObject({
      severity: 'warning',
      message: 'The version of the term `qualified_lead` rose from 1 to 2, and its meaning did not change.',
      help: 'Leave `version: 1`: it rises when the meaning changes.',
      related: [{ base: true }],
    });
  });

  it('tells so of a rewrite, too', () => {
    expectOne(lead('score >= 50'), lead('NOT score < 50', ', version: »2«'), 'version-without-change');
  });

  it('is silent where the meaning changed, itself or with what it uses', () => {
    const count = (more = '') =>
      `metrics:\n  - {name: qualified_leads, owners: [marketing_ops], type: count, of: qualified_lead${more}}\n`;
    expectChange(
      lead('score >= 50') + count(),
      lead('score >= 60', ', version: 2') + count(', version: 2'),
      [],
    );
  });

  it('is silent about a version that stays or falls', () => {
    expectChange(lead('score >= 50', ', version: 2'), lead('score >= 50', ', version: 2'), []);
    expectChange(lead('score >= 50', ', version: 2'), lead('score >= 50'), []);
  });
});
