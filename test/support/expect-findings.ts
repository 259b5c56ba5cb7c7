import { expect } from 'vitest';
import type { Finding } from '../../src/diagnostic/finding.js';
import type { RuleId } from '../../src/diagnostic/rule-id.js';
import type { ConfigValue } from '../../src/language/config.js';
import { checkMarked, lines } from './check-marked.js';
import { COMPANY } from './company.js';

/** A text beside the company gives findings of exactly these rules, in order, at the marked places. */
export function expectFindings(
  marked: string,
  ruleIds: readonly RuleId[],
  options: { readonly config?: ConfigValue } = {},
): readonly Finding[] {
  const { findings, found, expected } = checkMarked(marked, { base: COMPANY, ...options });
  expect(
    findings.map((finding) => finding.rule),
    lines(findings).join('\n'),
  ).toEqual(ruleIds);
  expect(found).toBe(expected);
  return findings;
}

/** The one finding of a text beside the company, at its one mark. */
export function expectFinding(marked: string, rule: RuleId, options: { readonly config?: ConfigValue } = {}) {
  const [finding] = expectFindings(marked, [rule], options);
  if (!finding) throw new Error('no finding');
  return finding;
}

/** The text that a finding's only related place stands on. */
export function relatedText({ related }: Finding): string | undefined {
  expect(related).toHaveLength(1);
  const span = related?.[0]?.span;
  return span?.source.text.slice(span.start, span.end);
}
