import type { DefinitionRef } from '../diagnostic/definition-ref.js';
import type { AnyDefinition } from '../language/definition.js';
import type { Comparison } from '../meaning/meaning.js';
import type { Judgement } from './judgement.js';
import type { TextDifference } from './text-differences.js';

/** A definition of the base and what it is now. */
export interface Pair {
  readonly before: AnyDefinition;
  readonly definition: AnyDefinition;
}

/** What happened to one definition: a fact without severity. `accord diff` tells it, the change rules judge it. */
export type Change =
  | { readonly kind: 'added'; readonly definition: AnyDefinition }
  | {
      readonly kind: 'removed';
      readonly before: AnyDefinition;
      /** What needed it in the base. */
      readonly usedBy: readonly DefinitionRef[];
      /** What it was an earlier meaning of, where that is still there. */
      readonly current: AnyDefinition | null;
    }
  /** What a definition meant before its version rose: kept under a name that the base did not have. */
  | {
      readonly kind: 'kept';
      readonly definition: AnyDefinition;
      /** What it is an earlier meaning of. */
      readonly current: AnyDefinition | null;
      /** What that was in the base; null where the base had no such definition. */
      readonly was: AnyDefinition | null;
      /** What is written otherwise than in the base, of what the meaning is made of. */
      readonly differences: readonly TextDifference[];
      /** How the kept meaning stands to that of the base; null where the base had another version, or nothing. */
      readonly judgement: Judgement | null;
      /** Kept meanings that it uses and that are not what the base had: it is not, either. */
      readonly through: readonly DefinitionRef[];
      /** Kept meanings that use it, where it is not what the base had. */
      readonly affected: readonly DefinitionRef[];
    }
  /** Gone under one name, and new under another with the same meaning. */
  | ({ readonly kind: 'renamed' } & Pair)
  /** To another file. */
  | ({ readonly kind: 'moved' } & Pair)
  | ({
      readonly kind: 'meaning-changed';
      /** The new meaning to the old: `onlyThis` are records that come to belong, `onlyOther` records that leave. */
      readonly comparison: Comparison;
      /** What is written otherwise, of what the meaning is made of. */
      readonly differences: readonly TextDifference[];
      /** Definitions whose meaning changes with it although their own text says the same. */
      readonly affected: readonly DefinitionRef[];
      /** Free of positions and wording: both meanings. */
      readonly about: string;
    } & Pair)
  /** The text is the same, or says the same; what it uses changed its meaning. */
  | ({
      readonly kind: 'meaning-inherited';
      readonly comparison: Comparison | null;
      readonly through: readonly DefinitionRef[];
    } & Pair)
  /** The text changed, and the engine could not tell whether its meaning did. */
  | ({
      readonly kind: 'meaning-undecided';
      readonly reason: string;
      readonly differences: readonly TextDifference[];
      readonly about: string;
    } & Pair)
  /** On one side the definition, or what it needs, has problems of its own. */
  | ({ readonly kind: 'not-compared'; readonly side: 'base' | 'now' } & Pair)
  /** Another text with the same meaning. */
  | ({ readonly kind: 'rewritten'; readonly differences: readonly TextDifference[] } & Pair)
  /** Fields or relationships were added: what was said before stays true. */
  | ({ readonly kind: 'extended'; readonly differences: readonly TextDifference[] } & Pair)
  | ({
      readonly kind: 'version-raised';
      readonly from: number;
      readonly to: number;
      /** Something about the meaning changed, or may have. */
      readonly isDue: boolean;
    } & Pair)
  | ({
      readonly kind: 'promise-dropped';
      readonly promise: Promise;
      /** Whom it was about; empty for what a segmentation promises of itself. */
      readonly dropped: readonly string[];
    } & Pair)
  | ({ readonly kind: 'owner-dropped'; readonly owners: readonly string[] } & Pair)
  | ({
      readonly kind: 'privacy-lowered' | 'privacy-raised';
      readonly field: string;
      /** Of the base: the same name, or what read the same column. */
      readonly formerField: string;
      /** Its index among the fields today. */
      readonly index: number;
      readonly from: string;
      readonly to: string;
    } & Pair)
  | ({ readonly kind: 'status-changed'; readonly from: string; readonly to: string } & Pair)
  /** Titles, descriptions, synonyms, owners that were added, and what else is told and not computed. */
  | ({ readonly kind: 'words-changed'; readonly differences: readonly TextDifference[] } & Pair);

export const PROMISES = ['refines', 'disjoint_with', 'equivalent_to', 'exclusive', 'exhaustive'] as const;
export type Promise = (typeof PROMISES)[number];

export type ChangeOf<K extends Change['kind']> = Extract<Change, { readonly kind: K }>;
