import type { FieldInfo } from '../expression/typed.js';

/** A pair of fields by which a relationship joins: `here` of the record, `there`, by name, of the related one. */
export interface JoinKey {
  readonly here: FieldInfo;
  readonly there: string;
}

export interface LogicOptions {
  /** The join keys of the relationship that is the last step of a path from `entity`; [] when unknown. */
  readonly keysOf?: (entity: string, path: readonly string[]) => readonly JoinKey[];
}
