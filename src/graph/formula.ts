import type { DataType } from '../expression/data-type.js';
import type { Aggregate, Formula } from './metric.js';

/** The formula with every aggregate changed. */
export function mapAggregates(formula: Formula, change: (aggregate: Aggregate) => Aggregate): Formula {
  switch (formula.kind) {
    case 'aggregate':
      return { ...formula, aggregate: change(formula.aggregate) };
    case 'ratio':
      return {
        ...formula,
        numerator: mapAggregates(formula.numerator, change),
        denominator: mapAggregates(formula.denominator, change),
      };
    case 'derived': {
      const inputs = [...formula.inputs].map(
        ([name, input]) => [name, mapAggregates(input, change)] as const,
      );
      return { ...formula, inputs: new Map(inputs) };
    }
    case 'cumulative':
      return { ...formula, input: mapAggregates(formula.input, change) };
    case 'conversion':
      return { ...formula, from: change(formula.from), to: change(formula.to) };
  }
}

/** The type of a formula's values. */
export function valueType(formula: Formula): DataType {
  if (formula.kind === 'cumulative') return valueType(formula.input);
  if (formula.kind !== 'aggregate') return { kind: 'number' };
  const { aggregation } = formula.aggregate;
  switch (aggregation.type) {
    case 'count':
    case 'count_distinct':
      return { kind: 'integer' };
    case 'sum':
    case 'min':
    case 'max':
      return aggregation.value.type;
    case 'average':
    case 'median':
    case 'percentile':
      return { kind: 'number' };
  }
}
