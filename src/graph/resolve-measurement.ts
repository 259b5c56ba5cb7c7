import type { Definition, Path } from '../language/definition.js';
import type { GraphContext } from './context.js';
import { entityScope, type ScopeSource } from './entity-scope.js';
import type { Claim, Contradiction, Dashboard, DimensionRef, Objective } from './graph.js';
import { aggregatesOf } from './metric.js';
import type { MetricResolver } from './resolve-metrics.js';
import { followTime } from './resolve-time.js';

export function resolveContradiction(
  context: GraphContext,
  metrics: MetricResolver,
  definition: Definition<'contradiction'>,
): Contradiction {
  const { value, name } = definition;
  const story = context.check(definition, ['story'], metrics.scope(), 'condition');
  const reality = context.check(definition, ['reality'], metrics.scope(), 'condition');
  const by = (value.by ?? [])
    .map((dimension, index) => followDimension(context, definition, dimension, ['by', index]))
    .filter((each) => each !== null);
  return { definition, name, story, reality, by };
}

/** A segmentation, or `entity.field`. */
function followDimension(
  context: GraphContext,
  definition: Definition<'contradiction'>,
  written: string,
  path: Path,
): DimensionRef | null {
  const [first = '', field, ...rest] = written.split('.');
  if (field === undefined) {
    const segmentation = context.follow(definition, ['segmentation'], first, path, 'needs');
    return segmentation && { kind: 'segmentation', name: segmentation.name };
  }
  const entity = context.follow(definition, ['entity'], first, path, 'needs');
  if (!entity) return null;
  if (rest.length === 0 && entity.value.fields.some((each) => each.name === field)) {
    return { kind: 'field', entity: entity.name, field };
  }
  context.facts.push({
    kind: 'unknown-name',
    definition,
    span: definition.spanOf(path),
    written: [field, ...rest].join('.'),
    wanted: `field of ${entity.name}`,
    candidates: entity.value.fields.map((each) => each.name),
  });
  return null;
}

/** What a dashboard may show; of several kinds with one name the first is meant. */
const USABLE = ['metric', 'term', 'segmentation', 'entity', 'contradiction', 'objective', 'handoff'] as const;

export function resolveDashboard(
  context: GraphContext,
  source: ScopeSource,
  metrics: MetricResolver,
  definition: Definition<'dashboard'>,
): Dashboard {
  const { value, name } = definition;
  value.uses?.forEach((used, index) => {
    context.follow(definition, USABLE, used, ['uses', index], 'needs');
  });
  const claims = (value.claims ?? []).map((claim, index): Claim => {
    const at = ['claims', index];
    const metric = context.follow(definition, ['metric'], claim.metric, [...at, 'metric'], 'needs');
    if (claim.entity !== undefined)
      context.follow(definition, ['entity'], claim.entity, [...at, 'entity'], 'needs');
    const entity = claim.entity ?? (metric && onlyEntityOf(metrics, metric));
    if (!entity) {
      if (metric && metrics.resolve(metric).formula && (claim.where ?? claim.value) !== undefined) {
        const message = `${claim.metric} counts records of several entities: a condition cannot be compared with it.`;
        context.misfit(
          definition,
          'grain-mismatch',
          [...at, claim.where === undefined ? 'value' : 'where'],
          message,
          'Say with `entity` whose records it is about.',
        );
      }
      return { metric: claim.metric, where: null, value: null };
    }
    const scope = entityScope(source, entity);
    const read = source.entity(entity);
    if (claim.time !== undefined && read) {
      followTime(context, definition, { entity: read, scope, written: claim.time, path: [...at, 'time'] });
    }
    return {
      metric: claim.metric,
      where:
        claim.where === undefined ? null : context.check(definition, [...at, 'where'], scope, 'condition'),
      value: claim.value === undefined ? null : context.check(definition, [...at, 'value'], scope, 'value'),
    };
  });
  return { definition, name, claims };
}

function onlyEntityOf(metrics: MetricResolver, metric: Definition<'metric'>): string | null {
  const { formula } = metrics.resolve(metric);
  if (!formula) return null;
  const [entity = null, ...others] = new Set(aggregatesOf(formula).map((each) => each.entity));
  return others.length === 0 ? entity : null;
}

export function resolveObjective(context: GraphContext, definition: Definition<'objective'>): Objective {
  const { value, name } = definition;
  context.follow(definition, ['metric'], value.metric, ['metric'], 'needs');
  return { definition, name, metric: value.metric };
}
