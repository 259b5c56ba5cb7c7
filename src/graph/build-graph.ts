import type { DefinitionRef } from '../diagnostic/definition-ref.js';
import type { ConfigValue } from '../language/config.js';
import type { AnyDefinition } from '../language/definition.js';
import { GraphContext } from './context.js';
import type { Graph } from './graph.js';
import { resolveEntity } from './resolve-entities.js';
import { resolveContradiction, resolveDashboard, resolveObjective } from './resolve-measurement.js';
import { MetricResolver } from './resolve-metrics.js';
import { followCommonNames, resolveHandoff, resolveSegmentation, resolveTerm } from './resolve-words.js';
import { LazyScopeSource } from './scope-source.js';

/**
 * Resolves every name of every definition. Never throws on what people wrote: what does not fit is a fact of the graph,
 * and what depends on it is null. `broken` are definitions that exist but could not be read.
 */
export function buildGraph(input: {
  readonly config: ConfigValue;
  readonly definitions: readonly AnyDefinition[];
  readonly broken?: readonly DefinitionRef[];
}): Graph {
  const context = new GraphContext(input.config, input.definitions, input.broken ?? []);
  const source = new LazyScopeSource(context);
  const metrics = new MetricResolver(context, source);
  for (const definition of input.definitions) followCommonNames(context, definition);
  // Every definition is resolved, also the second of a name, so that its mistakes are seen; the maps keep the first.
  const resolved = {
    entities: context
      .all('entity')
      .map((each) => resolveEntity(context, each, (name) => source.field(each.name, name))),
    terms: context.all('term').map((each) => resolveTerm(context, source, each)),
    metrics: context.all('metric').map((each) => metrics.resolve(each)),
    segmentations: context.all('segmentation').map((each) => resolveSegmentation(context, source, each)),
    handoffs: context.all('handoff').map((each) => resolveHandoff(context, source, each)),
    contradictions: context.all('contradiction').map((each) => resolveContradiction(context, metrics, each)),
    dashboards: context.all('dashboard').map((each) => resolveDashboard(context, source, metrics, each)),
    objectives: context.all('objective').map((each) => resolveObjective(context, each)),
  };
  return Object.freeze({
    config: input.config,
    definitions: input.definitions,
    teams: firstByName(context.all('team')),
    entities: firstByName(resolved.entities),
    terms: firstByName(resolved.terms),
    metrics: firstByName(resolved.metrics),
    segmentations: firstByName(resolved.segmentations),
    handoffs: firstByName(resolved.handoffs),
    contradictions: firstByName(resolved.contradictions),
    dashboards: firstByName(resolved.dashboards),
    objectives: firstByName(resolved.objectives),
    every: Object.freeze(resolved),
    references: Object.freeze(context.references),
    facts: Object.freeze(context.facts),
  });
}

function firstByName<T extends { readonly name: string }>(all: readonly T[]): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  for (const each of all) if (!map.has(each.name)) map.set(each.name, each);
  return map;
}
