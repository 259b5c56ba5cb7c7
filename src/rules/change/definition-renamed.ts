import { refKey } from '../../diagnostic/definition-ref.js';
import { reportOfChange } from '../change-report.js';
import type { ChangeRule, RuleReport } from '../rule.js';

/** A new name for the same thing: whoever asks by the old one finds nothing. */
export const definitionRenamed: ChangeRule = {
  id: 'definition-renamed',
  severity: 'warning',
  *check(change, context): Generator<RuleReport> {
    if (change.kind !== 'renamed') return;
    const { before, definition } = change;
    // Whoever still asked for it had been told, and had time until its sunset.
    const { status, sunset } = before.value;
    if (status === 'deprecated' && (sunset === undefined || context.today > sunset)) return;
    const name = definition.previousOf?.name ?? definition.name;
    yield {
      ...reportOfChange(change, context, 'Its old name.'),
      help: `Keep \`${before.name}\` for a while, with \`status: deprecated\` and \`replaced_by: ${name}\`; or add the old name to the synonyms.`,
      about: refKey(before),
    };
  },
};
