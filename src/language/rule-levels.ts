import { posix } from 'node:path';
import type { RuleId } from '../diagnostic/rule-id.js';
import type { ConfigValue, RuleLevel } from './config.js';

type Levels = Pick<ConfigValue, 'rules' | 'overrides'>;

/** What `accord.yml` says of a rule in a file: the last override whose folders hold it wins; undefined where nothing is said. */
export function levelAt(
  { rules, overrides = [] }: Levels,
  rule: RuleId,
  path: string,
): RuleLevel | undefined {
  const override = overrides.findLast(
    (each) => each.rules[rule] !== undefined && each.folders.some((folder) => isBelow(folder, path)),
  );
  return override?.rules[rule] ?? rules?.[rule];
}

/** Whether a rule is off in every file: an override may ask what the project at large does not. */
export function isOffEverywhere({ rules, overrides = [] }: Levels, rule: RuleId): boolean {
  return rules?.[rule] === 'off' && overrides.every((each) => (each.rules[rule] ?? 'off') === 'off');
}

/** Whether a file stands in a folder or below it; both relative to the project folder. */
export function isBelow(folder: string, path: string): boolean {
  const normal = posix.normalize(`${folder.replaceAll('\\', '/')}/`);
  return normal === './' || path.startsWith(normal);
}
