import { expect } from 'vitest';
import type { Finding } from '../../../src/diagnostic/finding.js';
import type { RuleId } from '../../../src/diagnostic/rule-id.js';
import { checkChange, type Texts } from '../../diff/compare.js';
import { lines } from '../../support/check-marked.js';

type Options = Parameters<typeof checkChange>[2];

/** A change gives findings of exactly these rules, in order, at the marked places of today's texts. */
export function expectChange(
  before: Texts,
  now: Texts,
  ruleIds: readonly RuleId[],
  options?: Options,
): readonly Finding[] {
  const { findings, found, expected } = checkChange(before, now, options);
  expect(
    findings.map(({ rule }) => rule),
    lines(findings).join('\n'),
  ).toEqual(ruleIds);
  expect(found).toEqual(expected);
  return findings;
}

/** The one finding of a change. */
export function expectOne(before: Texts, now: Texts, rule: RuleId, options?: Options): Finding {
  const [finding] = expectChange(before, now, [rule], options);
  if (!finding) throw new Error('no finding');
  return finding;
}

/** One term on leads. */
export function lead(where: string, more = ''): string {
  return `terms:\n  - {name: qualified_lead, owners: [marketing_ops], entity: lead, where: "${where}"${more}}\n`;
}

/** The same with marks around the condition. */
export function markedLead(where: string, more = ''): string {
  return lead(where, more).replace(`"${where}"`, `»"${where}"«`);
}
