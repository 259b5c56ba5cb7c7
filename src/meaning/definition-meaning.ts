import type { Graph } from '../graph/graph.js';
import type { AnyDefinition, Definition } from '../language/definition.js';
import { dashboardMeaning } from './dashboard-meaning.js';
import { entityMeaning } from './entity-meaning.js';
import { formulaMeaning } from './formula-meaning.js';
import { unitOfMetric } from './inherited-unit.js';
import type { Meaning } from './meaning.js';
import type { MeaningSource } from './meaning-source.js';
import {
  contradictionMeaning,
  handoffMeaning,
  objectiveMeaning,
  segmentationMeaning,
  teamMeaning,
} from './plain-meaning.js';

/** What a definition means, by what was resolved of it; null where something in it was not. */
export function definitionMeaning(
  source: MeaningSource,
  resolved: Resolved,
  definition: AnyDefinition,
): Meaning | null {
  switch (definition.kind) {
    case 'team':
      return teamMeaning(definition);
    case 'handoff':
      return handoffMeaning(source, definition);
    case 'objective':
      return objectiveMeaning(source, definition);
    case 'term': {
      const info = resolved.terms.get(definition)?.info;
      return info ? source.records(info.entity, [info.condition]) : null;
    }
    case 'metric': {
      const metric = resolved.metrics.get(definition);
      return metric?.formula
        ? formulaMeaning(source, metric.formula, unitOfMetric(source.graph, metric))
        : null;
    }
    case 'entity': {
      const entity = resolved.entities.get(definition);
      return entity ? entityMeaning(source, entity) : null;
    }
    case 'segmentation': {
      const segmentation = resolved.segmentations.get(definition);
      return segmentation ? segmentationMeaning(source, segmentation) : null;
    }
    case 'contradiction': {
      const contradiction = resolved.contradictions.get(definition);
      return contradiction ? contradictionMeaning(source, contradiction) : null;
    }
    case 'dashboard': {
      const dashboard = resolved.dashboards.get(definition);
      return dashboard ? dashboardMeaning(source, dashboard) : null;
    }
  }
}

export type Resolved = ReturnType<typeof resolvedOf>;

/** What each definition was resolved to, also the second of a name. */
export function resolvedOf({ every }: Graph) {
  return {
    entities: byDefinition(every.entities),
    terms: byDefinition(every.terms),
    metrics: byDefinition(every.metrics),
    segmentations: byDefinition(every.segmentations),
    contradictions: byDefinition(every.contradictions),
    dashboards: byDefinition(every.dashboards),
  };
}

function byDefinition<D extends Definition, T extends { readonly definition: D }>(
  all: readonly T[],
): ReadonlyMap<T['definition'], T> {
  return new Map(all.map((each) => [each.definition, each]));
}
