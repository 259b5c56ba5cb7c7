import type { DefinitionRef } from '../diagnostic/definition-ref.js';
import type { TextDifference } from '../diff/text-differences.js';
import type { AnyDefinition } from '../language/definition.js';
import type { Comparison } from '../meaning/meaning.js';

/** What became of one definition from one state of the project to a later one. */
export type Verdict =
  | { readonly change: 'same' }
  | {
      readonly change: 'defined';
      /** What it is an earlier meaning of; null where it is new. */
      readonly previousOf: { readonly name: string; readonly version: number } | null;
    }
  | { readonly change: 'removed' }
  | { readonly change: 'renamed'; readonly from: string; readonly to: string }
  | {
      readonly change: 'changed';
      /** The later meaning to the earlier; null where what they rest on cannot be compared. */
      readonly comparison: Comparison | null;
      /** What is written otherwise. */
      readonly differences: readonly TextDifference[];
      /** What it uses, where that brought the change. */
      readonly through: readonly DefinitionRef[];
      /** Why it is not known whether, or how, the meaning changed. */
      readonly reason: string | null;
    };

export type Difference = Exclude<Verdict, { readonly change: 'same' }>;
export type Changed = Extract<Verdict, { readonly change: 'changed' }>;

/** A definition that was not there before. */
export function defined({ previousOf, value }: AnyDefinition): Extract<Verdict, { change: 'defined' }> {
  const of = previousOf && { name: previousOf.name, version: value.version ?? 1 };
  return { change: 'defined', previousOf: of };
}
