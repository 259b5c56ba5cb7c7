import type { CallDeclared, Moment } from './row.js';
import type { FieldInfo, Typed } from './typed.js';
import type { Value } from './value.js';

/** One evaluation under way, seen from the row at the end of a path. */
export interface Evaluating {
  readonly now: Moment;
  readonly callDeclared: CallDeclared | undefined;
  evaluate(typed: Typed): Value;
  field(path: readonly string[], field: FieldInfo): Value;
  exists(path: readonly string[]): boolean;
  /** Evaluates an expression of the entity at the end of a longer path. */
  evaluateAt(path: readonly string[], typed: Typed): Value;
}

/** A condition's value: null is UNKNOWN. */
export function truth(value: Value): boolean | null {
  if (value === null) return null;
  if (value.kind === 'boolean') return value.value;
  throw new RangeError(`A ${value.kind} is no condition.`);
}

export function booleanValue(value: boolean | null): Value {
  return value === null ? null : { kind: 'boolean', value };
}
