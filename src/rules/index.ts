import { deprecatedReference } from './definition/deprecated-reference.js';
import { grainMismatch } from './definition/grain-mismatch.js';
import { missingOwner } from './definition/missing-owner.js';
import { nameCollision } from './definition/name-collision.js';
import { referenceCycle } from './definition/reference-cycle.js';
import { typeMismatch } from './definition/type-mismatch.js';
import { unknownReference } from './definition/unknown-reference.js';
import { unknownValue } from './definition/unknown-value.js';
import type { DefinitionRule } from './rule.js';

/** The rules in force, in the order in which they are asked. */
export const DEFINITION_RULES: readonly DefinitionRule[] = [
  unknownReference,
  typeMismatch,
  unknownValue,
  nameCollision,
  missingOwner,
  deprecatedReference,
  referenceCycle,
  grainMismatch,
];
