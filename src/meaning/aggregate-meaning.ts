import type { Aggregate, Aggregation } from '../graph/metric.js';
import type { AggregateMeaning } from './meaning.js';
import type { MeaningSource } from './meaning-source.js';

export function aggregateMeaning(
  source: Pick<MeaningSource, 'value' | 'records'>,
  { entity, term, conditions, aggregation, time }: Aggregate,
  unit: string | null,
): AggregateMeaning {
  const all = term ? [term.condition, ...conditions] : conditions;
  return {
    kind: 'aggregate',
    records: source.records(entity, all),
    aggregation: aggregationText(aggregation),
    value: aggregation.type === 'count' ? null : source.value(entity, aggregation.value),
    time: time && [...time.path, time.field.name].join('.'),
    unit,
  };
}

/** A median is the percentile in the middle, both interpolated. */
function aggregationText(aggregation: Aggregation): string {
  if (aggregation.type !== 'percentile') return aggregation.type;
  return aggregation.fraction === 0.5 ? 'median' : `percentile ${aggregation.fraction}`;
}
