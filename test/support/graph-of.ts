import { buildGraph } from '../../src/graph/build-graph.js';
import type { Graph } from '../../src/graph/graph.js';
import type { ConfigValue } from '../../src/language/config.js';
import { readDefinitions } from '../../src/language/read-definitions.js';

/** The graph of YAML texts, which must be readable; what does not fit in them is among its facts. */
export function graphOfTexts(texts: readonly string[], config: ConfigValue = {}): Graph {
  const sources = texts.map((text, index) => ({ path: `${index}.yml`, text }));
  const { definitions, problems } = readDefinitions(sources);
  if (problems.length > 0) throw new Error(problems.map((problem) => problem.message).join('\n'));
  return buildGraph({ config, definitions });
}

/** The graph of definitions that fit together. */
export function graphOf(text: string, config: ConfigValue = {}): Graph {
  const graph = graphOfTexts([text], config);
  if (graph.facts.length > 0) throw new Error(graph.facts.map((fact) => fact.kind).join('\n'));
  return graph;
}
