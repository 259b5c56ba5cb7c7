import type { Graph } from '../graph/graph.js';
import type { Aggregate, Formula, Metric } from '../graph/metric.js';
import { conjunctsOf } from '../meaning/conjuncts.js';
import type { Meanings, RecordsMeaning } from '../meaning/meaning.js';
import { allInPlainWords, fieldPath, inPlainWords } from './words.js';

/**
 * What must hold for a record to belong, as it was decided; where that is beyond the engine, or long, as it is written, the
 * terms that are named written out.
 */
export function conditionNormalForm(
  graph: Graph,
  meanings: Meanings,
  records: RecordsMeaning,
): readonly string[] {
  const decided = meanings.describeCondition(records);
  return decided ?? conjunctsOf(records).map((each) => inPlainWords(graph, each));
}

/** What a metric is compared by, down to the records it counts. */
export function metricNormalForm(
  graph: Graph,
  meanings: Meanings,
  { formula, unit }: Metric,
): readonly string[] {
  if (!formula) return [];
  return [...formulaLines(graph, meanings, formula), ...(unit === null ? [] : [`in ${unit}`])];
}

function formulaLines(graph: Graph, meanings: Meanings, formula: Formula): readonly string[] {
  const inner = (label: string, part: Formula) =>
    `${label}: ${formulaLines(graph, meanings, part).join('; ')}`;
  switch (formula.kind) {
    case 'aggregate':
      return [aggregateText(graph, meanings, formula.aggregate)];
    case 'ratio':
      return [inner('numerator', formula.numerator), inner('denominator', formula.denominator)];
    case 'derived':
      return [
        inPlainWords(graph, formula.expression),
        ...[...formula.inputs].map(([name, input]) => inner(name, input)),
      ];
    case 'cumulative':
      return [inner(windowText(formula.window), formula.input)];
    case 'conversion': {
      const { from, to, by, within } = formula;
      return [
        `from: ${aggregateText(graph, meanings, from)}`,
        `to: ${aggregateText(graph, meanings, to)}`,
        `by ${by.from.name} within ${within.amount} ${within.unit}${within.amount === 1 ? '' : 's'}`,
      ];
    }
  }
}

function aggregateText(graph: Graph, meanings: Meanings, aggregate: Aggregate): string {
  const { aggregation, entity, time } = aggregate;
  const { records } = meanings.aggregate(aggregate, null);
  const conditions = allInPlainWords(graph, conjunctsOf(records));
  const fraction = aggregation.type === 'percentile' ? ` ${aggregation.fraction}` : '';
  const of = aggregation.type === 'count' ? '' : ` of ${inPlainWords(graph, aggregation.value)}`;
  return [
    `${aggregation.type}${fraction}${of} over ${entity}`,
    ...(conditions === '' ? [] : [`where ${conditions}`]),
    ...(time === null ? [] : [`by ${fieldPath(time.path, time.field)}`]),
  ].join(' ');
}

function windowText(window: Extract<Formula, { kind: 'cumulative' }>['window']): string {
  switch (window.kind) {
    case 'to-date':
      return `${window.grain} to date`;
    case 'trailing':
      return `over ${window.duration.amount} ${window.duration.unit}s`;
    case 'unbounded':
      return 'since ever';
  }
}
