import type { Part } from '../../diagnostic/finding.js';
import type { Graph } from '../../graph/graph.js';
import type { Definition } from '../../language/definition.js';
import type { AggregateMeaning, CompositeMeaning, Meaning } from '../../meaning/meaning.js';
import type { Meant } from './differing-text.js';

/** One part of a meaning as what follows its name: `sums amount`, `is dated by closed_at`. null where it has none. */
export function metricPart(
  graph: Graph,
  { definition, meaning, takes }: Meant & { readonly takes?: string },
  part: Part,
): string | null {
  const metric = definition.kind === 'metric' ? definition : null;
  switch (part) {
    case 'entity':
      return aboutEntities(entitiesOf(meaning));
    case 'aggregation':
    case 'parts':
      return metric && computes(metric.value);
    case 'value':
      if (takes !== undefined) return `takes ${takes}`;
      return metric && 'value' in metric.value ? `takes ${metric.value.value}` : 'takes no value';
    case 'time': {
      const times = timesOf(meaning);
      return times.length === 0 ? 'has no date' : `is dated by ${times.join(' and ')}`;
    }
    case 'unit': {
      const unit = 'unit' in meaning ? meaning.unit : null;
      return unit === null ? 'has no unit' : `is in ${unit}`;
    }
    case 'condition':
      return null;
  }

  function aboutEntities(names: readonly string[]): string | null {
    const titles = names.map(
      (name) => graph.entities.get(name)?.definition.value.title ?? name.replaceAll('_', ' '),
    );
    return titles.length === 0 ? null : `is about ${titles.join(' and ')}`;
  }
}

function computes(value: Definition<'metric'>['value']): string {
  switch (value.type) {
    case 'count':
      return `counts ${value.of}`;
    case 'count_distinct':
      return `counts different ${value.value}`;
    case 'sum':
      return `sums ${value.value}`;
    case 'average':
    case 'median':
      return `takes the ${value.type} of ${value.value}`;
    case 'min':
      return `takes the least ${value.value}`;
    case 'max':
      return `takes the greatest ${value.value}`;
    case 'percentile':
      return `takes the percentile ${value.percentile} of ${value.value}`;
    case 'ratio':
      return `divides ${value.numerator} by ${value.denominator}`;
    case 'derived':
      return `is ${value.expression}`;
    case 'cumulative':
      return `accumulates ${value.metric} (${value.window})`;
    case 'conversion':
      return `follows ${value.from} to ${value.to} by ${value.by} within ${value.within}`;
  }
}

function aggregatesOf(meaning: AggregateMeaning | CompositeMeaning): readonly AggregateMeaning[] {
  return meaning.kind === 'aggregate' ? [meaning] : meaning.parts.flatMap(aggregatesOf);
}

function entitiesOf(meaning: Meaning): readonly string[] {
  if (meaning.kind === 'plain') return [];
  if (meaning.kind === 'records') return [meaning.entity];
  return [...new Set(aggregatesOf(meaning).map(({ records }) => records.entity))];
}

function timesOf(meaning: Meaning): readonly string[] {
  if (meaning.kind === 'plain' || meaning.kind === 'records') return [];
  return [...new Set(aggregatesOf(meaning).flatMap(({ time }) => time ?? []))];
}
