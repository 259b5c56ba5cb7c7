import { type Asking, compareMetrics } from './compare-metrics.js';
import { comparePlain } from './compare-plain.js';
import { comparison } from './compare-records.js';
import type { Comparison, Meaning } from './meaning.js';

/** How one meaning stands to another; those of different kinds are never the same. */
export function compareMeanings(asking: Asking, left: Meaning, right: Meaning): Comparison {
  if (left.kind === 'records' && right.kind === 'records') return asking.conditions(left, right);
  if (left.kind === 'plain' && right.kind === 'plain') return comparePlain(asking, left, right);
  const isMetric = left.kind === 'aggregate' || left.kind === 'composite';
  if (isMetric && (right.kind === 'aggregate' || right.kind === 'composite'))
    return compareMetrics(asking, left, right);
  return comparison({ same: false, proof: 'proved', differs: ['parts'] });
}
