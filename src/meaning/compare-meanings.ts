import { compareMetrics } from './compare-metrics.js';
import { comparePlain } from './compare-plain.js';
import { comparison } from './compare-records.js';
import type { Comparison, Meaning, RecordsMeaning } from './meaning.js';

/** How one meaning stands to another; those of different kinds are never the same. */
export function compareMeanings(
  conditions: (left: RecordsMeaning, right: RecordsMeaning) => Comparison,
  left: Meaning,
  right: Meaning,
): Comparison {
  if (left.kind === 'records' && right.kind === 'records') return conditions(left, right);
  if (left.kind === 'plain' && right.kind === 'plain') return comparePlain(conditions, left, right);
  const isMetric = left.kind === 'aggregate' || left.kind === 'composite';
  if (isMetric && (right.kind === 'aggregate' || right.kind === 'composite'))
    return compareMetrics(conditions, left, right);
  return comparison({ same: false, proof: 'proved', differs: ['parts'] });
}
