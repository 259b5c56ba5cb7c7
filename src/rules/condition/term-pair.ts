import type { Term } from '../../graph/graph.js';
import type { Meanings, RecordsMeaning } from '../../meaning/meaning.js';

/** Two terms of one entity, and the records they stand for. */
export interface TermPair {
  readonly left: RecordsMeaning;
  readonly right: RecordsMeaning;
}

/**
 * Null when there is nothing to compare: a term that could not be resolved, of another entity, beyond the engine or
 * never true has a finding of its own.
 */
export function pairOf(meanings: Meanings, left: Term | undefined, right: Term | undefined): TermPair | null {
  if (!left?.info || !right?.info || left.entity !== right.entity) return null;
  const pair = {
    left: meanings.records(left.entity, [left.info.condition]),
    right: meanings.records(right.entity, [right.info.condition]),
  };
  for (const records of [pair.left, pair.right]) {
    if (
      records.condition.undecided !== null ||
      meanings.find({ inside: [records], outside: [] }).answer === 'none'
    )
      return null;
  }
  return pair;
}
