import type { Aggregate, Aggregation } from '../graph/metric.js';
import type { AggregateMeaning } from './meaning.js';
import type { MeaningSource } from './meaning-source.js';
import { valueText } from './value-text.js';

export function aggregateMeaning(
  { logic, records }: Pick<MeaningSource, 'logic' | 'records'>,
  { entity, term, conditions, aggregation, time }: Aggregate,
  unit: string | null,
): AggregateMeaning {
  const all = term ? [term.condition, ...conditions] : conditions;
  return {
    kind: 'aggregate',
    records: records(entity, all),
    aggregation: aggregationText(aggregation),
    value: aggregation.type === 'count' ? null : valueText(logic, entity, aggregation.value),
    time: time && [...time.path, time.field.name].join('.'),
    unit,
  };
}

/** A median is the percentile in the middle, both interpolated. */
function aggregationText(aggregation: Aggregation): string {
  if (aggregation.type !== 'percentile') return aggregation.type;
  return aggregation.fraction === 0.5 ? 'median' : `percentile ${aggregation.fraction}`;
}
