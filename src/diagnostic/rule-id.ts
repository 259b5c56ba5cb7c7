/** Every rule of the language, in the order in which `docs/rules.md` tells of them. */
export const RULE_IDS = [
  'syntax',
  'unknown-reference',
  'type-mismatch',
  'unknown-value',
  'name-collision',
  'conflicting-definition',
  'duplicate-definition',
  'confusable-names',
  'false-variant',
  'shadowed-term',
  'claim-drift',
  'never-true',
  'always-true',
  'dead-branch',
  'broken-promise',
  'segments-overlap',
  'segments-gap',
  'handoff-gap',
  'handoff-unreleased',
  'grain-mismatch',
  'missing-owner',
  'approval-missing',
  'deprecated-reference',
  'reference-cycle',
  'schema-drift',
  'undecided',
  'meaning-changed',
  'version-without-change',
  'definition-removed',
  'definition-renamed',
  'promise-dropped',
  'owner-dropped',
  'privacy-lowered',
] as const;

export type RuleId = (typeof RULE_IDS)[number];

export function isRuleId(text: string): text is RuleId {
  return (RULE_IDS as readonly string[]).includes(text);
}
