import { createHash } from 'node:crypto';
import { refKey } from '../diagnostic/definition-ref.js';
import type { Finding, Report, Severity } from '../diagnostic/finding.js';
import type { RuleId } from '../diagnostic/rule-id.js';
import { normalSpelling } from '../expression/normal-spelling.js';

/** A report with the rule that made it and the severity in force. */
export interface Judged {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly report: Report;
}

/** Findings in the order people read them, by path, place and rule, each with a fingerprint of its own. */
export function toFindings(judged: readonly Judged[]): readonly Finding[] {
  const sorted = judged.map(({ rule, severity, report }) => ({ ...report, rule, severity })).sort(byPlace);
  const seen = new Map<string, number>();
  return sorted.map((report) => {
    const key = fingerprintKey(report.rule, report);
    const times = seen.get(key) ?? 0;
    seen.set(key, times + 1);
    const fingerprint = createHash('sha256').update(`${key}#${times}`).digest('hex').slice(0, 16);
    return { ...report, fingerprint };
  });
}

/** Findings that were made apart, in one order. */
export function mergeFindings(...parts: readonly (readonly Finding[])[]): readonly Finding[] {
  return parts.flat().sort(byPlace);
}

/** Rule, definitions and meaning: no path, no position, no wording, and expressions however they are set. */
function fingerprintKey(rule: RuleId, report: Report): string {
  const definitions = [report.definition, ...(report.related ?? []).map((place) => place.definition)];
  const names = definitions.map((each) => (each ? refKey(each) : '')).sort();
  return JSON.stringify([rule, names, normalSpelling(report.about ?? '')]);
}

function byPlace(left: Omit<Finding, 'fingerprint'>, right: Omit<Finding, 'fingerprint'>): number {
  const a = left.span;
  const b = right.span;
  if (a.source.path !== b.source.path) return a.source.path < b.source.path ? -1 : 1;
  if (a.start !== b.start) return a.start - b.start;
  if (left.rule !== right.rule) return left.rule < right.rule ? -1 : 1;
  return left.message < right.message ? -1 : Number(left.message > right.message);
}
