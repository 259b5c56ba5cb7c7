import type { Graph } from '../graph/graph.js';
import type { Aggregate, Aggregation } from '../graph/metric.js';
import type { AggregateMeaning } from './meaning.js';
import type { MeaningSource } from './meaning-source.js';

export function aggregateMeaning(
  source: Pick<MeaningSource, 'graph' | 'value' | 'records'>,
  { entity, term, conditions, aggregation, time }: Aggregate,
  unit: string | null,
): AggregateMeaning {
  const all = term ? [term.condition, ...conditions] : conditions;
  const value = aggregation.type === 'count' ? null : source.value(entity, aggregation.value);
  return {
    kind: 'aggregate',
    records: source.records(entity, all),
    aggregation: aggregationText(aggregation),
    value,
    key: isPrimaryKey(source.graph, entity, aggregation) ? value : null,
    time: time && [...time.path, time.field.name].join('.'),
    unit,
  };
}

function isPrimaryKey({ entities }: Graph, entity: string, aggregation: Aggregation): boolean {
  if (aggregation.type === 'count' || aggregation.value.kind !== 'column') return false;
  const { path, field } = aggregation.value;
  const [key, ...others] = entities.get(entity)?.primaryKey ?? [];
  return path.length === 0 && others.length === 0 && field.name === key;
}

/** A median is the percentile in the middle, both interpolated. */
function aggregationText(aggregation: Aggregation): string {
  if (aggregation.type !== 'percentile') return aggregation.type;
  return aggregation.fraction === 0.5 ? 'median' : `percentile ${aggregation.fraction}`;
}
