import type { Report } from '../diagnostic/finding.js';
import type { RuleId } from '../diagnostic/rule-id.js';
import type { ConfigValue } from '../language/config.js';
import { levelAt } from '../language/rule-levels.js';
import type { Judged } from './judge.js';

/** What was said outside of the rules that are asked, as errors where `accord.yml` says nothing. */
export function judgeReports(
  config: ConfigValue,
  rule: RuleId,
  reports: readonly Report[],
): readonly Judged[] {
  return reports.flatMap((report): readonly Judged[] => {
    const level = levelAt(config, rule, report.span.source.path) ?? 'error';
    if (level !== 'off') return [{ rule, severity: level, report }];
    // What cannot be read cannot be checked either, so `off` would hide definitions: it only lowers the voice.
    return rule === 'syntax' ? [{ rule, severity: 'warning', report }] : [];
  });
}
