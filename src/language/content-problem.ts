import type { Path } from './definition.js';

/** What a schema cannot say of a definition, at a path of it. */
export interface ContentProblem {
  readonly path: Path;
  /** Whether to show the key instead of the value. */
  readonly atKey?: true;
  readonly message: string;
  readonly help?: string;
  readonly about: string;
  /** The definition says something that no one can work with, and counts as not readable. */
  readonly fatal?: true;
}

/** The text of a scalar as it stands in the file. */
export type Written = (path: Path) => string;
