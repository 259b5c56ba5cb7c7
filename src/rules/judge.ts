import { createHash } from 'node:crypto';
import { refKey } from '../diagnostic/definition-ref.js';
import type { Finding, Report, Severity } from '../diagnostic/finding.js';
import type { RuleId } from '../diagnostic/rule-id.js';

/** A report with the rule that made it and the severity in force. */
export interface Judged {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly report: Report;
}

/** Findings in the order people read them, by path, place and rule, each with a fingerprint of its own. */
export function toFindings(judged: readonly Judged[]): readonly Finding[] {
  const sorted = [...judged].sort(byPlace);
  const seen = new Map<string, number>();
  return sorted.map(({ rule, severity, report }) => {
    const key = fingerprintKey(rule, report);
    const times = seen.get(key) ?? 0;
    seen.set(key, times + 1);
    const fingerprint = createHash('sha256').update(`${key}#${times}`).digest('hex').slice(0, 16);
    return { ...report, rule, severity, fingerprint };
  });
}

/** Rule, definitions and meaning: no path, no position, no wording. */
function fingerprintKey(rule: RuleId, report: Report): string {
  const definitions = [report.definition, ...(report.related ?? []).map((place) => place.definition)];
  const names = definitions.map((each) => (each ? refKey(each) : '')).sort();
  return JSON.stringify([rule, names, report.about ?? '']);
}

function byPlace(left: Judged, right: Judged): number {
  const a = left.report.span;
  const b = right.report.span;
  if (a.source.path !== b.source.path) return a.source.path < b.source.path ? -1 : 1;
  if (a.start !== b.start) return a.start - b.start;
  if (left.rule !== right.rule) return left.rule < right.rule ? -1 : 1;
  return left.report.message < right.report.message ? -1 : Number(left.report.message > right.report.message);
}
