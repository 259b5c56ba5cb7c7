import { refKey } from '../../diagnostic/definition-ref.js';
import { reportOfChange } from '../change-report.js';
import type { ChangeRule, RuleReport } from '../rule.js';

/** A new name for the same thing: whoever asks by the old one finds nothing. */
export const definitionRenamed: ChangeRule = {
  id: 'definition-renamed',
  severity: 'warning',
  *check(change, context): Generator<RuleReport> {
    if (change.kind !== 'renamed') return;
    const { before } = change;
    // Whoever still asked for it had been told.
    if (before.value.status === 'deprecated') return;
    yield {
      ...reportOfChange(change, context, 'Its old name.'),
      help: `Keep \`${before.name}\` for a while, with \`status: deprecated\` and \`replaced_by: ${change.definition.name}\`; or add the old name to the synonyms.`,
      about: refKey(before),
    };
  },
};
