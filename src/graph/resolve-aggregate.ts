import type { Scope } from '../expression/scope.js';
import type { Definition } from '../language/definition.js';
import type { GraphContext } from './context.js';
import { entityScope, type ScopeSource } from './entity-scope.js';
import type { Aggregate, Aggregation, TimeField } from './metric.js';
import { followTime } from './resolve-time.js';

type MetricDefinition = Definition<'metric'>;
type MetricValue = MetricDefinition['value'];

/** What a metric on records says; the other types are made of metrics. */
export type RecordValue = Extract<MetricValue, { readonly of: string }>;

export function resolveAggregate(
  context: GraphContext,
  source: ScopeSource,
  definition: MetricDefinition,
  value: RecordValue,
): Aggregate | null {
  const found = context.follow(definition, ['term', 'entity'], value.of, ['of'], 'needs');
  if (!found) return null;
  const entityName = found.kind === 'term' ? found.value.entity : found.name;
  const entity = source.entity(entityName);
  if (!entity) return null;
  const term = found.kind === 'term' ? (source.term(entityName, found.name) ?? null) : null;
  const scope = entityScope(source, entityName);
  const aggregation = resolveAggregation(context, definition, value, scope);
  const condition =
    value.where === undefined ? [] : [context.check(definition, ['where'], scope, 'condition')];
  const time = resolveMetricTime(context, definition, entity, scope);
  if (!aggregation || time === 'unknown' || (found.kind === 'term' && !term)) return null;
  const conditions = condition.filter((each) => each !== null);
  if (conditions.length < condition.length) return null;
  return { entity: entityName, term, conditions, aggregation, time };
}

function resolveAggregation(
  context: GraphContext,
  definition: MetricDefinition,
  value: RecordValue,
  scope: Scope,
): Aggregation | null {
  if (value.type === 'count') return { type: 'count' };
  const anyType = value.type === 'count_distinct' || value.type === 'min' || value.type === 'max';
  const typed = context.check(definition, ['value'], scope, anyType ? 'value' : 'number');
  if (!typed) return null;
  if (value.type === 'percentile') return { type: 'percentile', value: typed, fraction: value.percentile };
  if ((value.type === 'min' || value.type === 'max') && typed.type.kind === 'boolean') {
    const message = `The ${value.type} needs a number, a date or a text, and this is boolean.`;
    context.misfit(definition, 'type-mismatch', ['value'], message);
    return null;
  }
  return { type: value.type, value: typed };
}

export function resolveMetricTime(
  context: GraphContext,
  definition: MetricDefinition,
  entity: Definition<'entity'>,
  scope: Scope,
): TimeField | null | 'unknown' {
  const written = definition.value.time;
  if (written !== undefined) {
    return followTime(context, definition, { entity, scope, written, path: ['time'] }) ?? 'unknown';
  }
  // The entity's own time is judged at the entity.
  if (entity.value.time === undefined) return null;
  const found = scope.resolve([entity.value.time]);
  const usable =
    found.kind === 'field' && (found.field.type.kind === 'date' || found.field.type.kind === 'timestamp');
  return usable ? { path: found.path, field: found.field } : 'unknown';
}
