import { expect } from 'vitest';
import { buildGraph } from '../../../src/graph/build-graph.js';
import type { Graph } from '../../../src/graph/graph.js';
import type { ConfigValue } from '../../../src/language/config.js';
import { readDefinitions } from '../../../src/language/read-definitions.js';

/** The graph of definitions that fit together; fails the test where they do not. */
export function graphOf(text: string, config: ConfigValue = {}): Graph {
  const read = readDefinitions([{ path: 'definitions.yml', text }]);
  expect(read.problems).toEqual([]);
  const graph = buildGraph({ config, definitions: read.definitions, broken: read.broken });
  expect(graph.facts).toEqual([]);
  return graph;
}
