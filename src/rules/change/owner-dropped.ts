import { reportOfChange } from '../change-report.js';
import type { ChangeRule, RuleReport } from '../rule.js';

/** An owner whose name goes has no say any more. */
export const ownerDropped: ChangeRule = {
  id: 'owner-dropped',
  severity: 'warning',
  *check(change, context): Generator<RuleReport> {
    if (change.kind !== 'owner-dropped') return;
    yield {
      ...reportOfChange(change, context, 'Its owners before.'),
      help: 'Restore the owner, or let the team agree to leave.',
      about: change.owners.join(' '),
    };
  },
};
