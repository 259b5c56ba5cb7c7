import { buildGraph } from '../../src/graph/build-graph.js';
import type { Graph } from '../../src/graph/graph.js';
import { readDefinitions } from '../../src/language/read-definitions.js';

/** The graph of one or more YAML texts, which must be readable. */
export function graphOf(...texts: readonly string[]): Graph {
  const sources = texts.map((text, index) => ({ path: `${index}.yml`, text }));
  const { definitions, problems } = readDefinitions(sources);
  if (problems.length > 0) throw new Error(problems.map((problem) => problem.message).join('\n'));
  return buildGraph({ config: {}, definitions });
}
