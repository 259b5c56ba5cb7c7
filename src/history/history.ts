import type { DefinitionKind, DefinitionRef } from '../diagnostic/definition-ref.js';
import type { Part, Relation, Witness } from '../diagnostic/finding.js';

/** A commit as far as its place among the others matters. */
export interface CommitNode {
  readonly id: string;
  /** The nearest ancestors that are listed, too. */
  readonly parents: readonly string[];
  /** A shallow clone ends here. */
  readonly isShallowEnd: boolean;
}

/** One commit in which one meaning changed. */
export interface HistoryEntry {
  readonly commit: string;
  readonly kind: DefinitionKind;
  /** Its name in that commit; for what was removed, its last one. */
  readonly name: string;
  readonly change: 'defined' | 'changed' | 'renamed' | 'removed';
  /** Of the new meaning to the old one; null where it is not about records, or where other parts changed, too. */
  readonly relation: Relation | null;
  readonly differs: readonly Part[];
  /** `onlyThis` came to belong, `onlyOther` left, `both` stayed. */
  readonly witness: Witness;
  /** What it uses, where that brought the change. */
  readonly through: readonly DefinitionRef[];
  /** The name before, where it was renamed. */
  readonly from: string | null;
  /** What changed, in words. */
  readonly message: string;
}

/** A commit in which a definition, or something it needs, could not be read: its changes show in the next that can be. */
export interface Unread {
  readonly commit: string;
  readonly kind: DefinitionKind;
  readonly name: string;
}
