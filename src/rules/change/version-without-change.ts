import { reportOfChange } from '../change-report.js';
import type { ChangeRule, RuleReport } from '../rule.js';

/** A version tells people to look again; it must not cry wolf. */
export const versionWithoutChange: ChangeRule = {
  id: 'version-without-change',
  severity: 'warning',
  *check(change, context): Generator<RuleReport> {
    if (change.kind !== 'version-raised' || change.isDue || change.definition.previousOf !== null) return;
    const said = reportOfChange(change, context);
    yield {
      ...said,
      message: `${said.message.slice(0, -1)}, and its meaning did not change.`,
      help: `Leave \`version: ${change.from}\`: it rises when the meaning changes.`,
      about: String(change.to),
    };
  },
};
