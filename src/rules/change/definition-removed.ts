import { reportOfChange } from '../change-report.js';
import type { ChangeRule, RuleReport } from '../rule.js';

/** What was agreed on, or is used, does not go without a warning. */
export const definitionRemoved: ChangeRule = {
  id: 'definition-removed',
  severity: 'error',
  *check(change, context): Generator<RuleReport> {
    if (change.kind !== 'removed') return;
    const { status = 'approved' } = change.before.value;
    if (status === 'deprecated') return;
    if (status === 'draft' && change.usedBy.length === 0) return;
    const said = reportOfChange(change, context, 'It stood here.');
    yield {
      ...said,
      message: `${said.message.slice(0, -1)}, and had not been deprecated.`,
      help: 'Bring it back with `status: deprecated`, with `replaced_by` and a `sunset` if others use it; remove it later.',
    };
  },
};
