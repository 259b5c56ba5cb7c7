import { definitionRemoved } from './change/definition-removed.js';
import { definitionRenamed } from './change/definition-renamed.js';
import { meaningChanged } from './change/meaning-changed.js';
import { ownerDropped } from './change/owner-dropped.js';
import { previousMismatch } from './change/previous-mismatch.js';
import { privacyLowered } from './change/privacy-lowered.js';
import { promiseDropped } from './change/promise-dropped.js';
import { settingsChanged } from './change/settings-changed.js';
import { statusLowered } from './change/status-lowered.js';
import { versionWithoutChange } from './change/version-without-change.js';
import { alwaysTrue } from './definition/always-true.js';
import { approvalMissing } from './definition/approval-missing.js';
import { brokenPromise } from './definition/broken-promise.js';
import { claimDrift } from './definition/claim-drift.js';
import { conflictingDefinition } from './definition/conflicting-definition.js';
import { confusableNames } from './definition/confusable-names.js';
import { deadBranch } from './definition/dead-branch.js';
import { deprecatedReference } from './definition/deprecated-reference.js';
import { duplicateDefinition } from './definition/duplicate-definition.js';
import { falseVariant } from './definition/false-variant.js';
import { grainMismatch } from './definition/grain-mismatch.js';
import { handoffGap } from './definition/handoff-gap.js';
import { handoffUnreleased } from './definition/handoff-unreleased.js';
import { missingOwner } from './definition/missing-owner.js';
import { nameCollision } from './definition/name-collision.js';
import { neverTrue } from './definition/never-true.js';
import { previousExpired } from './definition/previous-expired.js';
import { previousWithoutChange } from './definition/previous-without-change.js';
import { referenceCycle } from './definition/reference-cycle.js';
import { segmentsGap } from './definition/segments-gap.js';
import { segmentsOverlap } from './definition/segments-overlap.js';
import { shadowedTerm } from './definition/shadowed-term.js';
import { typeMismatch } from './definition/type-mismatch.js';
import { undecided } from './definition/undecided.js';
import { unknownReference } from './definition/unknown-reference.js';
import { unknownValue } from './definition/unknown-value.js';
import type { ChangeRule, DefinitionRule } from './rule.js';

/** The rules in force, in the order in which they are asked. */
export const DEFINITION_RULES: readonly DefinitionRule[] = [
  unknownReference,
  typeMismatch,
  unknownValue,
  nameCollision,
  conflictingDefinition,
  duplicateDefinition,
  confusableNames,
  falseVariant,
  shadowedTerm,
  claimDrift,
  neverTrue,
  alwaysTrue,
  deadBranch,
  brokenPromise,
  segmentsOverlap,
  segmentsGap,
  handoffGap,
  handoffUnreleased,
  missingOwner,
  approvalMissing,
  deprecatedReference,
  previousWithoutChange,
  previousExpired,
  referenceCycle,
  grainMismatch,
  undecided,
];

/** The rules about what changed since the base, in the order in which they are asked. */
export const CHANGE_RULES: readonly ChangeRule[] = [
  meaningChanged,
  versionWithoutChange,
  previousMismatch,
  definitionRemoved,
  definitionRenamed,
  promiseDropped,
  ownerDropped,
  statusLowered,
  privacyLowered,
  settingsChanged,
];
