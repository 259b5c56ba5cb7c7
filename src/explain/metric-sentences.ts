import { capital, listInWords } from '../diagnostic/words.js';
import type { TermInfo } from '../expression/typed.js';
import type { Graph } from '../graph/graph.js';
import type { Aggregate, Duration, Formula, Metric, Window } from '../graph/metric.js';
import { inSentence, nameInWords, pluralOf, titleOf } from './titles.js';
import { fieldPath, inPlainWords, termsIn } from './words.js';

/** A metric's meaning: what is taken of which records, dated by what, down to the records themselves. */
export function metricSentences(graph: Graph, metric: Metric): readonly string[] {
  const { formula } = metric;
  if (formula === null) return ['Its formula has problems of its own, so its meaning cannot be told.'];
  return [`${sentenceOf(graph, metric, formula)}.`, ...detailSentences(graph, metric, formula)];
}

/** The same in one line: what stands under a table of numbers. */
export function metricInOneLine(graph: Graph, metric: Metric): string {
  const { formula } = metric;
  if (formula === null) return '';
  const times = [...new Set(timesOf(formula))];
  const dated = times.length > 0 ? `, dated by ${listInWords(times)}` : '';
  return `${sentenceOf(graph, metric, formula)}${dated}.`;
}

function sentenceOf(graph: Graph, metric: Metric, formula: Formula): string {
  switch (formula.kind) {
    case 'aggregate':
      return capital(aggregateInWords(graph, formula.aggregate));
    case 'ratio':
    case 'derived':
      return capital(composedInWords(graph, metric));
    case 'cumulative': {
      const { value } = metric.definition;
      const input = value.type === 'cumulative' ? value.metric : '';
      return `${metricTitle(graph, input)} ${windowInWords(formula.window)}`;
    }
    case 'conversion': {
      const { from, to, by, within } = formula;
      const key = nameInWords(by.from.name).toLowerCase();
      return `Of the ${recordsInWords(graph, from)}, the share that is followed within ${durationInWords(within)} by one of the ${recordsInWords(graph, to)} with the same ${key}`;
    }
  }
}

function composedInWords(graph: Graph, metric: Metric): string {
  const { value } = metric.definition;
  if (value.type === 'ratio') {
    return `${metricTitle(graph, value.numerator)} divided by ${inSentence(metricTitle(graph, value.denominator))}`;
  }
  // A metric of other types with a `where` or `time` of its own is of that type; only these two are composed of names.
  return value.type === 'derived' && metric.formula?.kind === 'derived'
    ? inPlainWords(graph, metric.formula.expression)
    : '';
}

/** Which records: said of every set of records once, also where a ratio is made of two. */
function detailSentences(graph: Graph, metric: Metric, formula: Formula): readonly string[] {
  const inputs = inputsOf(graph, metric);
  if (formula.kind === 'aggregate') return recordSentences(graph, formula.aggregate);
  if (formula.kind === 'conversion') {
    return [...recordSentences(graph, formula.from), ...recordSentences(graph, formula.to)];
  }
  return inputs.flatMap((input) =>
    input.formula === null
      ? []
      : [
          `${titleOf(input.definition)}: ${inSentence(sentenceOf(graph, input, input.formula))}.`,
          ...detailSentences(graph, input, input.formula),
        ],
  );
}

function inputsOf(graph: Graph, metric: Metric): readonly Metric[] {
  const { value } = metric.definition;
  const names =
    value.type === 'ratio'
      ? [value.numerator, value.denominator]
      : value.type === 'cumulative'
        ? [value.metric]
        : value.type === 'derived' && metric.formula?.kind === 'derived'
          ? [...metric.formula.inputs.keys()]
          : [];
  return [...new Set(names)].flatMap((name) => graph.metrics.get(name) ?? []);
}

function recordSentences(graph: Graph, aggregate: Aggregate): readonly string[] {
  const plural = recordsInWords(graph, aggregate);
  const entity = entityPlural(graph, aggregate.entity);
  const sentences: string[] = [];
  if (aggregate.term) {
    sentences.push(
      `${capital(termPlural(graph, aggregate))} are ${entity} where ${inPlainWords(graph, aggregate.term.condition)}.`,
    );
  }
  for (const condition of aggregate.conditions) {
    sentences.push(`Only those count where ${inPlainWords(graph, condition)}.`);
  }
  const named = [...(aggregate.term ? [aggregate.term.condition] : []), ...aggregate.conditions].flatMap(
    termsIn,
  );
  sentences.push(...termSentences(graph, named));
  sentences.push(
    aggregate.time === null
      ? `${capital(plural)} have no date, so it cannot be asked by time.`
      : `Dated by ${fieldPath(aggregate.time.path, aggregate.time.field)}.`,
  );
  return sentences;
}

/** What the terms mean that a condition names: each said once. */
export function termSentences(graph: Graph, terms: readonly TermInfo[]): readonly string[] {
  const byName = new Map(terms.map((term) => [term.name, term]));
  return [...byName.values()].map((term) => {
    const definition = graph.terms.get(term.name)?.definition;
    const title = definition ? titleOf(definition) : nameInWords(term.name);
    return `"${title}" means ${entityPlural(graph, term.entity)} where ${inPlainWords(graph, term.condition)}.`;
  });
}

function aggregateInWords(graph: Graph, aggregate: Aggregate): string {
  const records = recordsInWords(graph, aggregate);
  const { aggregation } = aggregate;
  if (aggregation.type === 'count') return `the number of ${records}`;
  const value = inPlainWords(graph, aggregation.value);
  switch (aggregation.type) {
    case 'count_distinct':
      return `the number of different values of ${value} among ${records}`;
    case 'sum':
      return `the sum of ${value} over ${records}`;
    case 'average':
      return `the average of ${value} over ${records}`;
    case 'min':
      return `the lowest ${value} among ${records}`;
    case 'max':
      return `the highest ${value} among ${records}`;
    case 'median':
      return `the median of ${value} over ${records}`;
    case 'percentile':
      return `the ${value} that ${percentText(aggregation.fraction)} of ${records} do not exceed`;
  }
}

function recordsInWords(graph: Graph, aggregate: Aggregate): string {
  return aggregate.term ? termPlural(graph, aggregate) : entityPlural(graph, aggregate.entity);
}

function termPlural(graph: Graph, { term, entity }: Aggregate): string {
  if (!term) return entityPlural(graph, entity);
  const definition = graph.terms.get(term.name)?.definition;
  return pluralOf(inSentence(definition ? titleOf(definition) : nameInWords(term.name)));
}

export function entityPlural(graph: Graph, name: string): string {
  const definition = graph.entities.get(name)?.definition;
  return pluralOf(inSentence(definition ? titleOf(definition) : nameInWords(name)));
}

function metricTitle(graph: Graph, name: string): string {
  const definition = graph.metrics.get(name)?.definition;
  return definition ? titleOf(definition) : nameInWords(name);
}

function windowInWords(window: Window): string {
  switch (window.kind) {
    case 'to-date':
      return `since the start of the ${window.grain}, up to the end of each period asked for`;
    case 'trailing':
      return `over the ${durationInWords(window.duration)} up to the end of each period asked for`;
    case 'unbounded':
      return 'since the beginning, up to the end of each period asked for';
  }
}

function durationInWords({ amount, unit }: Duration): string {
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}

function percentText(fraction: number): string {
  return `${Number((fraction * 100).toPrecision(6))} %`;
}

function timesOf(formula: Formula): readonly string[] {
  const textOf = ({ time }: Aggregate) => (time === null ? [] : [fieldPath(time.path, time.field)]);
  switch (formula.kind) {
    case 'aggregate':
      return textOf(formula.aggregate);
    case 'ratio':
      return [...timesOf(formula.numerator), ...timesOf(formula.denominator)];
    case 'derived':
      return [...formula.inputs.values()].flatMap(timesOf);
    case 'cumulative':
      return timesOf(formula.input);
    case 'conversion':
      return textOf(formula.from);
  }
}
