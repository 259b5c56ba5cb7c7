import type { Typed } from '../expression/typed.js';
import type { Search } from './answer.js';
import type { NormalForm } from './normal-form.js';

/** A set of records: those for which every one of `conditions` is TRUE. */
export interface Condition {
  readonly conditions: readonly Typed[];
  /** Stable across runs and machines; null when the condition is beyond the engine. Equal keys: equal meaning, proven. */
  readonly key: string | null;
  /** Different keys mean different meanings: no column is read in two ways that hang together. */
  readonly canonical: boolean;
  /** Why the condition is beyond the engine; null when it is not. */
  readonly undecided: string | null;
}

export interface Question {
  /** The record belongs to all of these … */
  readonly inside: readonly Condition[];
  /** … and to none of these: FALSE or UNKNOWN. */
  readonly outside: readonly Condition[];
}

/** Decides questions about records of one project. Conditions are compiled once; nothing is ever reported from here. */
export interface Logic {
  /** Never throws: what cannot be compiled is `undecided`. [] is every record. `entity` is where the names start. */
  condition(entity: string, conditions: readonly Typed[]): Condition;
  find(question: Question): Search;
  /** A stable key of a value expression's meaning (`amount * 2` and `amount + amount`); null when beyond the engine. */
  valueKey(entity: string, value: Typed): string | null;
  /** The ways a record can belong, at most `limit`; null when the condition is beyond the engine. */
  normalForm(condition: Condition, limit: number): NormalForm | null;
}
