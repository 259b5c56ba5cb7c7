import type { SqlDialect } from '../compile/sql-text.js';
import type { Graph } from '../graph/graph.js';
import type { AnyDefinition, Definition } from '../language/definition.js';
import { entityParts, entitySentences, entityStatements } from './entity-words.js';
import type { Explanation, Part, Statement, Written } from './explanation.js';
import {
  contradictionSentences,
  dashboardParts,
  dashboardSentences,
  handoffSentences,
  objectiveSentences,
  teamParts,
  teamSentences,
} from './measurement-words.js';
import { capital, entityPlural, metricSentences, termSentences } from './metric-sentences.js';
import { metricSql } from './metric-sql.js';
import { recordsSql } from './records-sql.js';
import { inSentence, nameInWords, pluralOf, titleOf } from './titles.js';
import { inPlainWords, termsIn } from './words.js';

export type Meaning = Pick<Explanation, 'meaning' | 'written' | 'parts' | 'sql'>;

/** What a definition of each kind means: sentences, what is written, its parts, its SQL. */
export function meaningOf(graph: Graph, definition: AnyDefinition, dialect: SqlDialect): Meaning {
  const written = writtenIn(definition);
  switch (definition.kind) {
    case 'team':
      return { meaning: teamSentences(definition), written, parts: teamParts(graph, definition), sql: [] };
    case 'entity':
      return {
        meaning: entitySentences(graph, definition),
        written,
        parts: entityParts(graph, definition),
        sql: entityStatements(graph, definition, dialect),
      };
    case 'term':
      return { ...termMeaning(graph, definition, dialect), written, parts: [] };
    case 'metric':
      return { ...metricMeaning(graph, definition, dialect), written, parts: [] };
    case 'segmentation':
      return { ...segmentationMeaning(graph, definition, dialect), written };
    case 'handoff':
      return { ...handoffMeaning(graph, definition, dialect), written, parts: [] };
    case 'contradiction':
      return { meaning: contradictionSentences(graph, definition), written, parts: [], sql: [] };
    case 'dashboard':
      return {
        meaning: dashboardSentences(definition),
        written,
        parts: dashboardParts(graph, definition),
        sql: [],
      };
    case 'objective':
      return { meaning: objectiveSentences(graph, definition), written, parts: [], sql: [] };
  }
}

const LABELS = {
  where: 'Condition',
  value: 'Value',
  expression: 'Formula',
  story: 'Story',
  reality: 'Reality',
} as const;

/** The expressions of a definition as they stand in its file. */
function writtenIn(definition: AnyDefinition): readonly Written[] {
  return Object.entries(LABELS).flatMap(([key, label]) => {
    const expression = definition.textOf([key]);
    return expression === null ? [] : [{ label, text: expression.text.trim() }];
  });
}

const UNTOLD = 'Its condition has problems of its own, so its meaning cannot be told.';

function termMeaning(
  graph: Graph,
  definition: Definition<'term'>,
  dialect: SqlDialect,
): Pick<Meaning, 'meaning' | 'sql'> {
  const condition = graph.terms.get(definition.name)?.info?.condition;
  const { entity } = definition.value;
  if (!condition) return { meaning: [UNTOLD], sql: [] };
  const plural = capital(pluralOf(inSentence(titleOf(definition))));
  return {
    meaning: [
      `${plural} are ${entityPlural(graph, entity)} where ${inPlainWords(graph, condition)}.`,
      ...termSentences(graph, termsIn(condition)),
    ],
    sql: statement('The records', recordsSql(graph, entity, condition, dialect)),
  };
}

function metricMeaning(
  graph: Graph,
  { name }: Definition<'metric'>,
  dialect: SqlDialect,
): Pick<Meaning, 'meaning' | 'sql'> {
  const metric = graph.metrics.get(name);
  if (!metric) return { meaning: [UNTOLD], sql: [] };
  const { goal, format } = metric.definition.value;
  const shown = format === 'percent' ? ' as a percentage' : metric.unit === null ? '' : ` in ${metric.unit}`;
  return {
    meaning: [
      ...metricSentences(graph, metric),
      ...(shown === '' ? [] : [`Shown${shown}.`]),
      ...(goal === undefined ? [] : [goal === 'up' ? 'More is better.' : 'Less is better.']),
    ],
    sql: statement('By month', metricSql(graph, metric, dialect)),
  };
}

function segmentationMeaning(
  graph: Graph,
  definition: Definition<'segmentation'>,
  dialect: SqlDialect,
): Pick<Meaning, 'meaning' | 'parts' | 'sql'> {
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
    sql: segments.flatMap(({ name, title, condition }) =>
      condition ? statement(title ?? nameInWords(name), recordsSql(graph, entity, condition, dialect)) : [],
    ),
  };
}

function handoffMeaning(
  graph: Graph,
  definition: Definition<'handoff'>,
  dialect: SqlDialect,
): Pick<Meaning, 'meaning' | 'sql'> {
  const { entity, releases, accepts } = definition.value;
  const [released, accepted] = [releases, accepts].map((name) => graph.terms.get(name)?.info ?? null);
  const terms = [released, accepted].filter((each) => each !== null && each !== undefined);
  const sql = (title: string, term: (typeof terms)[number] | null | undefined) =>
    term ? statement(title, recordsSql(graph, entity, term.condition, dialect)) : [];
  return {
    meaning: [
      ...handoffSentences(graph, definition),
      ...termSentences(graph, [...terms, ...terms.flatMap((term) => termsIn(term.condition))]),
    ],
    sql: [...sql('What is released', released), ...sql('What is accepted', accepted)],
  };
}

function statement(title: string, sql: string | null): readonly Statement[] {
  return sql === null ? [] : [{ title, sql }];
}
