import { isPublicFormula } from '../../compile/privacy.js';
import type { Graph } from '../../graph/graph.js';
import { type Aggregate, aggregatesOf } from '../../graph/metric.js';
import type { HiddenFields } from './hidden-fields.js';
import type { MovingMetric } from './moving-metrics.js';

/** Why a metric cannot be asked on both sides; null where it can. What the semantic layer tells nobody is not told here. */
export function metricObstacle(
  { before, after }: MovingMetric,
  graphs: { readonly base: Graph; readonly head: Graph },
  hidden: HiddenFields,
): string | null {
  const sides = [
    { name: before, graph: graphs.base, broken: 'its definition in the base has problems' },
    { name: after, graph: graphs.head, broken: 'its definition has problems' },
  ];
  for (const { name, graph, broken } of sides) {
    if (name === null) continue;
    const formula = graph.metrics.get(name)?.formula;
    if (!formula) return broken;
    if (!isPublicFormula(formula)) return 'it would show a personal or secret value of single records';
    if (aggregatesOf(formula).some((each) => tellsHidden(each, hidden)))
      return 'it tells of a field that was more private before this change';
  }
  return null;
}

/** A clock or a value that this state shows, and the other keeps more to itself. */
function tellsHidden({ aggregation, time }: Aggregate, hidden: HiddenFields): boolean {
  if (time && hidden.classOfField(time.field) !== 'public') return true;
  return 'value' in aggregation && hidden.isLowered(aggregation.value);
}
