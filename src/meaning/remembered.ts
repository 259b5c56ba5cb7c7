import type { Memory } from '../cache/memory.js';
import type { Graph } from '../graph/graph.js';
import { joinKeysOf } from './join-keys.js';
import { QuestionDigests } from './question-digests.js';

/** What earlier checks found out, and how a question about this graph's records is looked up there. */
export interface Remembered {
  readonly memory: Memory;
  readonly digests: QuestionDigests;
}

export function rememberedOf(graph: Graph, memory: Memory): Remembered {
  const digests = new QuestionDigests((entity, path) => joinKeysOf(graph, entity, path));
  return { memory, digests };
}
