import { describe, expect, it } from 'vitest';
import { expectChange, expectOne, lead } from './expect-change.js';

const required = { config: { approvals: 'required', rules: { 'approval-missing': 'off' } } } as const;
const marked = (status: string) => lead('score >= 50', `, status: ${status}`).replace(status, `»${status}«`);

describe('status-lowered', () => {
  it('tells of a draft that owners had approved', () => {
    const finding = expectOne(lead('score >= 50'), marked('draft'), 'status-lowered', required);
    expect(finding).toMatchObject({
      severity: 'warning',
      message: 'The status of the term `qualified_lead` was approved and is draft.',
      related: [{ base: true }],
    });
  });

  it('is silent where nobody is asked to approve', () => {
    expectChange(lead('score >= 50'), lead('score >= 50', ', status: draft'), []);
  });

  it('is silent about what is deprecated, which is how a definition ends, and about drafts that are approved', () => {
    expectChange(lead('score >= 50'), lead('score >= 50', ', status: deprecated'), [], required);
    expectChange(lead('score >= 50', ', status: draft'), lead('score >= 50'), [], required);
  });
});
