import { compileModel } from '../src/compile/compile-model.js';
import { createQueryRules } from '../src/compile/query-rules.js';
import type { Graph } from '../src/graph/graph.js';
import { openSemanticApi, type SemanticApi } from '../src/serve/semantic-api.js';
import type { DataSource } from '../src/warehouse/data-source.js';
import { dialectOf } from './data-source.js';

/**
 * The semantic API over a graph, in this process, with the query rules of that very graph. Throws what `compileModel` and
 * `openSemanticApi` throw.
 */
export async function openModel(
  graph: Graph,
  source: DataSource,
  options: { readonly queryTimeoutMs?: number } = {},
): Promise<SemanticApi> {
  const dialect = dialectOf(source);
  const { rewriteQuery } = createQueryRules(graph, { dialect });
  const model = compileModel(graph, { dialect });
  const timezone = graph.config.timezone ?? 'UTC';
  return openSemanticApi({ ...options, model, source, timezone, rewriteQuery });
}
