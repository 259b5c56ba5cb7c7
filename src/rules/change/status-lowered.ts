import { reportOfChange } from '../change-report.js';
import type { ChangeRule, RuleReport } from '../rule.js';

/** A draft asks nobody for approval: what owners approved must not become one unseen. */
export const statusLowered: ChangeRule = {
  id: 'status-lowered',
  severity: 'warning',
  *check(change, context): Generator<RuleReport> {
    if (change.kind !== 'status-changed' || change.from !== 'approved' || change.to !== 'draft') return;
    if (context.baseConfig?.approvals !== 'required') return;
    yield {
      ...reportOfChange(change, context, 'Its status before.'),
      help: 'Keep it approved and let its owners approve the new meaning, or deprecate it with `replaced_by` and `sunset`.',
      about: `${change.from} ${change.to}`,
    };
  },
};
