import { describe } from '../expression/describe.js';
import type { Typed } from '../expression/typed.js';
import {
  type Aggregate,
  type Aggregation,
  aggregatesOf,
  type Duration,
  type Formula,
  type Window,
} from '../graph/metric.js';
import { conditionsOf } from './branch.js';

/** What a metric measures, in plain words, down to the fields. */
export function meaningOfMetric(formula: Formula): string {
  switch (formula.kind) {
    case 'aggregate':
      return describeAggregate(formula.aggregate);
    case 'ratio':
      return `(${meaningOfMetric(formula.numerator)}) divided by (${meaningOfMetric(formula.denominator)})`;
    case 'derived': {
      const inputs = [...formula.inputs].map(([name, input]) => `${name} is ${meaningOfMetric(input)}`);
      return [`${describe(formula.expression)}, where ${inputs.join('; ')}`].join('');
    }
    case 'cumulative':
      return `${describeWindow(formula.window)}: ${meaningOfMetric(formula.input)}`;
    case 'conversion':
      return `the share of ${describeRecords(formula.from)} that are followed within ${describeDuration(formula.within)} by one of ${describeRecords(formula.to)} with the same ${formula.by.from.name}`;
  }
}

/** The fields that date a metric's records, each once: `deal.closed_at`. */
export function timesOf(formula: Formula): readonly string[] {
  const clocks = formula.kind === 'conversion' ? [formula.from] : aggregatesOf(formula);
  const names = clocks.flatMap(({ entity, time }) =>
    time ? [[entity, ...time.path, time.field.name].join('.')] : [],
  );
  return [...new Set(names)];
}

function describeAggregate(aggregate: Aggregate): string {
  return `${describeAggregation(aggregate.aggregation)} ${describeRecords(aggregate)}`;
}

function describeAggregation(aggregation: Aggregation): string {
  const of = (value: Typed) => `${describe(value)} over`;
  switch (aggregation.type) {
    case 'count':
      return 'the number of';
    case 'count_distinct':
      return `the number of different ${of(aggregation.value)}`;
    case 'sum':
      return `the sum of ${of(aggregation.value)}`;
    case 'average':
      return `the average ${of(aggregation.value)}`;
    case 'min':
      return `the smallest ${of(aggregation.value)}`;
    case 'max':
      return `the largest ${of(aggregation.value)}`;
    case 'median':
      return `the median ${of(aggregation.value)}`;
    case 'percentile':
      return `the ${Number((aggregation.fraction * 100).toPrecision(12))}th percentile of ${of(aggregation.value)}`;
  }
}

function describeRecords(records: Aggregate): string {
  const what = `${records.entity.replaceAll('_', ' ')} records`;
  const conditions = conditionsOf(records).map((condition) => describe(condition));
  return conditions.length === 0 ? `all ${what}` : `${what} where ${conditions.join(', and ')}`;
}

function describeWindow(window: Window): string {
  switch (window.kind) {
    case 'to-date':
      return `since the start of the ${window.grain}`;
    case 'trailing':
      return `in the ${describeDuration(window.duration)} up to the end of the period`;
    case 'unbounded':
      return 'from the beginning up to the end of the period';
  }
}

function describeDuration({ amount, unit }: Duration): string {
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}
