import { capital } from '../diagnostic/words.js';
import type { Graph } from '../graph/graph.js';
import type { AnyDefinition, Definition } from '../language/definition.js';
import { entityParts, entitySentences } from './entity-words.js';
import type { Explanation, Part } from './explanation.js';
import {
  contradictionSentences,
  dashboardParts,
  dashboardSentences,
  handoffSentences,
  objectiveSentences,
  teamParts,
  teamSentences,
} from './measurement-words.js';
import { entityPlural, metricSentences, termSentences } from './metric-sentences.js';
import { inSentence, nameInWords, pluralOf, titleOf } from './titles.js';
import { inPlainWords, termsIn } from './words.js';

export type MeaningWords = Pick<Explanation, 'meaning' | 'parts'>;

/** What a definition of each kind means, in sentences and parts. Never throws, whatever problems the graph has. */
export function meaningInWords(graph: Graph, definition: AnyDefinition): MeaningWords {
  switch (definition.kind) {
    case 'team':
      return { meaning: teamSentences(definition), parts: teamParts(graph, definition) };
    case 'entity':
      return { meaning: entitySentences(graph, definition), parts: entityParts(graph, definition) };
    case 'term':
      return { meaning: termMeaning(graph, definition), parts: [] };
    case 'metric':
      return { meaning: metricMeaning(graph, definition), parts: [] };
    case 'segmentation':
      return segmentationMeaning(graph, definition);
    case 'handoff':
      return { meaning: handoffMeaning(graph, definition), parts: [] };
    case 'contradiction':
      return { meaning: contradictionSentences(graph, definition), parts: [] };
    case 'dashboard':
      return { meaning: dashboardSentences(definition), parts: dashboardParts(graph, definition) };
    case 'objective':
      return { meaning: objectiveSentences(graph, definition), parts: [] };
  }
}

const UNTOLD = 'Its condition has problems of its own, so its meaning cannot be told.';

function termMeaning(graph: Graph, definition: Definition<'term'>): readonly string[] {
  const condition = graph.terms.get(definition.name)?.info?.condition;
  if (!condition) return [UNTOLD];
  const plural = capital(pluralOf(inSentence(titleOf(definition))));
  return [
    `${plural} are ${entityPlural(graph, definition.value.entity)} where ${inPlainWords(graph, condition)}.`,
    ...termSentences(graph, termsIn(condition)),
  ];
}

function metricMeaning(graph: Graph, { name }: Definition<'metric'>): readonly string[] {
  const metric = graph.metrics.get(name);
  if (!metric) return [UNTOLD];
  const { goal, format } = metric.definition.value;
  const shown = format === 'percent' ? ' as a percentage' : metric.unit === null ? '' : ` in ${metric.unit}`;
  return [
    ...metricSentences(graph, metric),
    ...(shown === '' ? [] : [`Shown${shown}.`]),
    ...(goal === undefined ? [] : [goal === 'up' ? 'More is better.' : 'Less is better.']),
  ];
}

function segmentationMeaning(graph: Graph, definition: Definition<'segmentation'>): MeaningWords {
  const { entity, exclusive = true, exhaustive = true } = definition.value;
  const segments = graph.segmentations.get(definition.name)?.segments ?? [];
  const promise = [exclusive ? 'in one segment only' : '', exhaustive ? 'in at least one' : ''].filter(
    (each) => each !== '',
  );
  const conditions = segments.flatMap(({ condition }) => condition ?? []);
  return {
    meaning: [
      `Divides ${entityPlural(graph, entity)} into ${segments.length} segments.`,
      ...(promise.length === 2
        ? ['Each is in exactly one of them: a check proves it.']
        : promise.map((each) => `Each is ${each}: a check proves it.`)),
      ...termSentences(graph, conditions.flatMap(termsIn)),
    ],
    parts: segments.map(
      ({ name, title, condition }): Part => ({
        heading: 'Segments',
        name: title ?? nameInWords(name),
        text: condition ? inPlainWords(graph, condition) : 'its condition has problems of its own',
      }),
    ),
  };
}

function handoffMeaning(graph: Graph, definition: Definition<'handoff'>): readonly string[] {
  const { releases, accepts } = definition.value;
  const terms = [releases, accepts].flatMap((name) => graph.terms.get(name)?.info ?? []);
  return [
    ...handoffSentences(graph, definition),
    ...termSentences(graph, [...terms, ...terms.flatMap((term) => termsIn(term.condition))]),
  ];
}
