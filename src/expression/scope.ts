import type { DeclaredFunction, FieldInfo, TermInfo } from './typed.js';

/** What a dotted name stands for, or how far it could be followed. */
export type Resolution =
  | { readonly kind: 'field'; readonly path: readonly string[]; readonly field: FieldInfo }
  | { readonly kind: 'term'; readonly path: readonly string[]; readonly term: TermInfo }
  /** Something that has a finding of its own already (a cycle, a broken definition): nothing more is said. */
  | { readonly kind: 'broken' }
  /** A relationship used as if it were a value. */
  | { readonly kind: 'relationship'; readonly to: string; readonly candidates: readonly string[] }
  /** `part` is the index of the first part that is not known; `on` says where it was looked for ("entity lead"). */
  | {
      readonly kind: 'unknown';
      readonly part: number;
      readonly on: string;
      readonly candidates: readonly string[];
    }
  /** A step along a one_to_many relationship: more than one row may be there. */
  | { readonly kind: 'fan-out'; readonly part: number; readonly relationship: string };

/** Where the names of an expression are looked up. */
export interface Scope {
  resolve(parts: readonly string[]): Resolution;
  function(name: string): DeclaredFunction | null;
  readonly functions: readonly string[];
}
