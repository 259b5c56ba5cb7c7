import { reportOfChange } from '../change-report.js';
import type { ChangeRule, RuleReport } from '../rule.js';

/** What was personal or secret is not shown to more people by the way. */
export const privacyLowered: ChangeRule = {
  id: 'privacy-lowered',
  severity: 'error',
  *check(change, context): Generator<RuleReport> {
    if (change.kind !== 'privacy-lowered') return;
    yield {
      ...reportOfChange(change, context, `It was ${change.from} here.`),
      help: `Say \`privacy: ${change.from}\` again, or let those who answer for privacy decide.`,
      about: `${change.field} ${change.from} ${change.to}`,
    };
  },
};
