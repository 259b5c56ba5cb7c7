import type { DeclaredFunction } from './typed.js';
import type { Value } from './value.js';

/** One record, and what is related to it. */
export interface Row {
  /** A stored field, or NULL where the row at the end of the path is missing. Computed fields are not asked for. */
  field(path: readonly string[], name: string): Value;
  /** Whether there is a row at the end of a path. Not asked for the empty path. */
  exists(path: readonly string[]): boolean;
}

/** The present moment: microseconds since 1970-01-01 00:00:00 UTC. */
export interface Moment {
  readonly timestamp: bigint;
}

/** What a declared function gives; without one, evaluating an expression that calls it throws a RangeError. */
export type CallDeclared = (declared: DeclaredFunction, arguments_: readonly Value[]) => Value;
