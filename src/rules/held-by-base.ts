import type { Severity } from '../diagnostic/finding.js';
import type { RuleId } from '../diagnostic/rule-id.js';
import type { ConfigValue } from '../language/config.js';

interface Held {
  readonly id: RuleId;
  readonly severity: Severity;
}

const RANK = { off: 0, warning: 1, error: 2 } as const;

/**
 * Today's settings, with the level of one rule in the whole project that of the base where it is graver: a change does
 * not switch off the rule that tells of it.
 */
export function heldByBase(
  { id, severity }: Held,
  config: ConfigValue,
  base: ConfigValue = config,
): ConfigValue {
  const [now, before] = [config.rules?.[id] ?? severity, base.rules?.[id] ?? severity];
  const level = RANK[before] > RANK[now] ? before : now;
  // What it tells of stands in accord.yml, in no folder of definitions.
  return { ...config, rules: { ...config.rules, [id]: level }, overrides: [] };
}
