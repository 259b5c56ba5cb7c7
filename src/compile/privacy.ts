import { columnsReadBy } from '../expression/columns.js';
import type { Typed } from '../expression/typed.js';
import { type Aggregate, aggregatesOf, type Formula } from '../graph/metric.js';

/** Reads a secret field, directly or through terms and computed fields. */
export function readsSecret(expression: Typed): boolean {
  return columnsReadBy(expression).some(({ field }) => field.privacy === 'secret');
}

/**
 * Whether a metric may be asked by anyone. Of personal and secret values only what is not itself such a value comes out: a
 * smallest, largest, middle or n-th value is one record's own. A sum or average of secrets of one record is that secret. A
 * clock that is personal would tell the birthday of everyone who can be counted alone.
 */
export function isPublicFormula(formula: Formula): boolean {
  return aggregatesOf(formula).every(isPublicAggregate);
}

function isPublicAggregate({ aggregation, time }: Aggregate): boolean {
  if (time && time.field.privacy !== 'public') return false;
  switch (aggregation.type) {
    case 'count':
    case 'count_distinct':
      return true;
    case 'sum':
    case 'average':
      return !readsSecret(aggregation.value);
    case 'min':
    case 'max':
    case 'median':
    case 'percentile':
      return columnsReadBy(aggregation.value).every(({ field }) => field.privacy === 'public');
  }
}
