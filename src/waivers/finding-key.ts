import { approvalKey } from '../approvals/approval-file.js';
import type { Report } from '../diagnostic/finding.js';
import type { RuleId } from '../diagnostic/rule-id.js';

/** The definitions a finding is about as people write them, sorted, each once: `term closed_ticket`. */
export function definitionsOf({ definition, related = [] }: Report): readonly string[] {
  const all = [definition, ...related.map((place) => place.definition)];
  return [...new Set(all.flatMap((each) => (each ? [approvalKey(each)] : [])))].sort();
}

/** A map key for a rule and exactly these definitions, whatever their order. */
export function keyOf(rule: RuleId, definitions: readonly string[]): string {
  return JSON.stringify([rule, ...[...definitions].sort()]);
}
