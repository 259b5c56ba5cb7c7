import type { RuleId } from '../diagnostic/rule-id.js';
import type { UsualLevel } from '../diff/setting-change.js';
import { CHANGE_RULES, DEFINITION_RULES } from './index.js';

const USUAL: ReadonlyMap<RuleId, UsualLevel> = new Map([
  ...CHANGE_RULES.map(({ id, severity }) => [id, { usual: severity, gravest: severity }] as const),
  ...DEFINITION_RULES.map(
    ({ id, severity, gravest = severity }) => [id, { usual: severity, gravest }] as const,
  ),
]);

/** What a rule gives where `accord.yml` says nothing. What is told outside the rules, as `syntax` is, is an error. */
export function usualLevel(rule: RuleId): UsualLevel {
  return USUAL.get(rule) ?? { usual: 'error', gravest: 'error' };
}
