import type { Graph } from '../graph/graph.js';
import type { Meanings } from './meaning.js';

/** The meanings of a graph's definitions. */
export function createMeanings(_graph: Graph): Meanings {
  const missing = (): never => {
    throw new Error('not written yet');
  };
  return {
    of: missing,
    records: missing,
    aggregate: missing,
    compare: missing,
    find: missing,
    fingerprint: missing,
  };
}
