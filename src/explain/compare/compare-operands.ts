import type { Graph } from '../../graph/graph.js';
import type { Comparison, Meanings } from '../../meaning/meaning.js';
import { type DifferentPart, differentParts } from './different-parts.js';
import type { Operand } from './operand.js';
import { comparable } from './read-operands.js';

export interface Compared {
  readonly left: Operand;
  readonly right: Operand;
  readonly comparison: Comparison;
  /** What the parts that differ say on either side. */
  readonly parts: readonly DifferentPart[];
}

/** Throws CompareError for what cannot be compared. */
export function compareOperands(graph: Graph, meanings: Meanings, left: Operand, right: Operand): Compared {
  const [ours, theirs] = comparable(left, right);
  const comparison = meanings.compare(ours, theirs);
  const isWhole = ours === left.meaning && theirs === right.meaning;
  return { left, right, comparison, parts: isWhole ? differentParts(graph, left, right, comparison) : [] };
}

/** As data for other tools. */
export function comparisonJson({ left, right, comparison, parts }: Compared): object {
  const { same, relation, differs, proof, assumptions, witness, words, reason } = comparison;
  return {
    version: 1,
    left: operandJson(left),
    right: operandJson(right),
    same,
    relation,
    differs,
    parts,
    proof,
    assumptions,
    witness,
    words,
    reason,
  };
}

function operandJson({ kind, name, meaning }: Operand): object {
  const entity = meaning.kind === 'records' ? { entity: meaning.entity } : {};
  return { kind, name, ...entity };
}
