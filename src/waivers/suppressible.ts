import type { Finding } from '../diagnostic/finding.js';
import type { RuleId } from '../diagnostic/rule-id.js';

/** Rules whose findings always count, and why, as the end of a sentence. */
const ALWAYS_COUNT: ReadonlyMap<RuleId, string> = new Map([
  ['syntax', 'what cannot be read cannot be checked'],
  ['approval-missing', 'let its owners approve, or say `status: draft`'],
  ['settings-changed', 'the settings are about the whole project: restore them, or let their keepers agree'],
  ['baseline-stale', '`accord check --prune-baseline` takes out what is gone'],
  ['waiver-stale', 'take the entry out'],
  ['waiver-expired', 'set another day, or repair what was waived'],
]);

/** Why findings of a rule can neither be waived nor recorded in the baseline; null where they can. */
export function whyAlwaysCounts(rule: RuleId): string | null {
  return ALWAYS_COUNT.get(rule) ?? null;
}

/** A rule that failed says nothing of what it would have found: no entry stands for that. */
export function isSuppressible({ rule, isFault }: Pick<Finding, 'rule' | 'isFault'>): boolean {
  return !isFault && !ALWAYS_COUNT.has(rule);
}
