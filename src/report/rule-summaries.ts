import type { RuleId } from '../diagnostic/rule-id.js';

export interface RuleSummary {
  /** What the rule finds, one sentence. */
  readonly finds: string;
  /** What to do about it, one sentence. */
  readonly todo: string;
}

/** Each rule in two sentences, for formats that carry a legend; docs/rules.md tells the whole. */
export const RULE_SUMMARIES: Readonly<Record<RuleId, RuleSummary>> = {
  syntax: {
    finds: 'Text that cannot be read as a definition.',
    todo: 'Correct the key, value or expression that is marked.',
  },
  'unknown-reference': {
    finds: 'A name that nothing is defined under.',
    todo: 'Correct the name, or define it.',
  },
  'type-mismatch': {
    finds: 'Things that cannot be compared or used so.',
    todo: 'Compare values of one type, or convert on purpose with CAST.',
  },
  'unknown-value': {
    finds: "A value that the field's closed list does not hold.",
    todo: 'Correct the value, or add it to the list of the field.',
  },
  'name-collision': {
    finds: 'Names that clash where they are compiled.',
    todo: 'Rename one of them.',
  },
  'conflicting-definition': {
    finds: 'Two definitions claim one concept and mean different things.',
    todo: 'Agree on one meaning, or say `variant_of` or `distinct_from`.',
  },
  'duplicate-definition': {
    finds: 'Two definitions mean the same.',
    todo: 'Keep one of them, or say `equivalent_to`.',
  },
  'confusable-names': {
    finds: 'Names so alike that people will take one for the other, with different meanings.',
    todo: 'Rename one of them, or say `variant_of` or `distinct_from`.',
  },
  'false-variant': {
    finds: 'A variant that is none: it means the same as its base, or claims the name of its base.',
    todo: 'Remove the variant, or give it its own meaning and name.',
  },
  'shadowed-term': {
    finds: 'A condition written out that restates, or nearly restates, a governed term.',
    todo: 'Use the term.',
  },
  'claim-drift': {
    finds: 'A dashboard computes something else than the metric it names.',
    todo: 'Let the dashboard ask the metric, or name another one.',
  },
  'never-true': {
    finds: 'A condition that no record can meet.',
    todo: 'Correct the part that excludes every record.',
  },
  'always-true': {
    finds: 'A condition that every record meets.',
    todo: 'Remove the condition, or correct it.',
  },
  'dead-branch': {
    finds: 'A part of a condition without which the meaning is the same.',
    todo: 'Remove the part, or correct it.',
  },
  'broken-promise': {
    finds: 'A promise (`refines`, `disjoint_with`, `equivalent_to`) that does not hold.',
    todo: 'Correct the condition, or withdraw the promise.',
  },
  'segments-overlap': {
    finds: 'A record that belongs to two segments.',
    todo: 'Move the border so that one of them leaves the record out.',
  },
  'segments-gap': {
    finds: 'A record that belongs to no segment.',
    todo: 'Let one of the segments take the record in.',
  },
  'handoff-gap': {
    finds: 'A record that the sender releases and the receiver does not accept.',
    todo: 'Let both sides of the handoff agree on one condition.',
  },
  'handoff-unreleased': {
    finds: 'A record that the receiver would accept and the sender never releases.',
    todo: 'Let the sender release it, or the receiver ask for less.',
  },
  'grain-mismatch': {
    finds: 'A metric over things that do not divide, add or join.',
    todo: 'Combine metrics of one unit over entities that a relationship connects.',
  },
  'missing-owner': {
    finds: 'A definition without an owner, or with one that does not exist.',
    todo: 'Name the team that answers for it under `owners`.',
  },
  'approval-missing': {
    finds: 'An approved definition whose current meaning an owner has not approved.',
    todo: 'Ask the owner to approve this meaning.',
  },
  'deprecated-reference': {
    finds: 'A use of a deprecated definition.',
    todo: 'Use its replacement before the sunset.',
  },
  'previous-without-change': {
    finds: 'An earlier meaning is kept that is the meaning of today.',
    todo: 'Say in `previous` what was otherwise, or take it out.',
  },
  'previous-expired': {
    finds: 'An earlier meaning is kept after its sunset.',
    todo: 'Take `previous` out.',
  },
  'reference-cycle': {
    finds: 'Definitions that need each other.',
    todo: 'Define one of them without the others.',
  },
  'schema-drift': {
    finds: 'The warehouse is not what the entity says.',
    todo: 'Correct the entity, or repair the table.',
  },
  undecided: {
    finds: 'A question that the engine could not decide.',
    todo: 'Look at it by eye, or rewrite the condition so that it can be decided.',
  },
  'meaning-changed': {
    finds: 'A meaning changed and the version did not rise.',
    todo: 'Raise `version` when the change is meant, or restore the meaning.',
  },
  'version-without-change': {
    finds: 'A version rose and nothing changed in meaning.',
    todo: 'Keep the version as it was.',
  },
  'previous-mismatch': {
    finds: 'What `previous` keeps is not what the base had.',
    todo: 'Write into `previous` what the base had.',
  },
  'definition-removed': {
    finds: 'A definition is gone without having been deprecated.',
    todo: 'Deprecate it first, with `replaced_by` and `sunset`.',
  },
  'definition-renamed': {
    finds: 'A definition is gone and a new one has the same meaning.',
    todo: 'Keep the old name as a synonym, or deprecate it.',
  },
  'promise-dropped': {
    finds: 'A promise that others may rely on is gone.',
    todo: 'Restore it, or tell those who use the definition.',
  },
  'owner-dropped': {
    finds: 'An owner is gone.',
    todo: 'Restore the owner, or let the team agree to leave.',
  },
  'status-lowered': {
    finds: 'What owners had approved is a draft now, which nobody is asked to approve.',
    todo: 'Keep it approved and let its owners approve it, or deprecate it.',
  },
  'privacy-lowered': {
    finds: 'A field is less protected than before.',
    todo: 'Restore the privacy class, or let those who answer for privacy approve the change.',
  },
  'settings-changed': {
    finds: 'In accord.yml the gate became weaker, or the meaning of what is defined changed.',
    todo: 'Restore the setting, or let those who keep the gate agree.',
  },
  'baseline-stale': {
    finds: 'The baseline names a finding that is gone.',
    todo: 'Take it out with `accord check --prune-baseline`.',
  },
  'waiver-expired': {
    finds: 'The day until which something was waived is over.',
    todo: 'Repair what was waived, or agree on another day.',
  },
  'waiver-stale': {
    finds: 'A waiver of a finding that is gone.',
    todo: 'Take the entry out of waivers.yml.',
  },
};
