import { type DefinitionRef, refKey } from '../diagnostic/definition-ref.js';
import { positionAt } from '../diagnostic/source.js';
import { columnsReadBy } from '../expression/columns.js';
import type { FieldInfo, Typed } from '../expression/typed.js';
import type { Graph } from '../graph/graph.js';
import { type Aggregate, aggregatesOf } from '../graph/metric.js';
import { withUsers } from './dependencies.js';
import { fieldText } from './entity-words.js';
import { type ExplainOptions, remarksOn } from './explain-options.js';
import type { Explanation } from './explanation.js';
import type { Subject } from './find-definition.js';
import { inSentence, nameInWords, ownersOf, titleOf } from './titles.js';

/** A field of an entity: what it holds, and everything that reads it. */
export function explainField(
  graph: Graph,
  { entity, field }: Extract<Subject, { kind: 'field' }>,
  options: ExplainOptions,
): Explanation {
  const { info, value } = field;
  const index = entity.value.fields.findIndex((each) => each.name === info.name);
  const span = entity.spanOf(['fields', index]);
  const expression = entity.textOf(['fields', index, 'expression']);
  return {
    kind: 'field',
    name: `${entity.name}.${info.name}`,
    title: value.title ?? nameInWords(info.name),
    file: span.source.path,
    line: positionAt(span.source, span.start).line,
    owners: ownersOf(graph, entity),
    status: entity.value.status ?? 'approved',
    version: entity.value.version ?? 1,
    synonyms: value.synonyms ?? [],
    tags: value.tags ?? [],
    description: value.description ?? null,
    meaning: [
      `A field of ${inSentence(titleOf(entity))}: ${fieldText(graph, { ...field, value: { ...value, description: undefined } })}.`,
    ],
    relations: [],
    written: expression === null ? [] : [{ label: 'Computed', text: expression.text.trim() }],
    parts: [],
    sql: [],
    normalForm: [],
    neighbours: [],
    splitBy: [],
    uses: [],
    usedBy: withUsers(graph, readersOf(graph, info)),
    findings: remarksOn(
      options.findings,
      (finding) =>
        finding.span.source === span.source &&
        finding.span.start >= span.start &&
        finding.span.end <= span.end,
    ),
  };
}

/** The definitions that read a field themselves, or through a computed field. */
function readersOf(graph: Graph, wanted: FieldInfo): readonly DefinitionRef[] {
  const isWanted = (info: FieldInfo) => info.entity === wanted.entity && info.name === wanted.name;
  const reads = (typed: Typed | null | undefined) =>
    typed != null && columnsReadBy(typed).some(({ field }) => isWanted(field));
  const counts = ({ aggregation, conditions, time }: Aggregate) =>
    conditions.some(reads) ||
    ('value' in aggregation && reads(aggregation.value)) ||
    (time !== null && (isWanted(time.field) || reads(time.field.expression)));
  const found: DefinitionRef[] = [
    ...[...graph.terms.values()]
      .filter(({ info }) => reads(info?.condition))
      .map(({ definition }) => definition),
    ...[...graph.segmentations.values()]
      .filter(({ segments }) => segments.some(({ condition }) => reads(condition)))
      .map(({ definition }) => definition),
    ...[...graph.metrics.values()]
      .filter(({ formula }) => formula && aggregatesOf(formula).some(counts))
      .map(({ definition }) => definition),
    ...[...graph.handoffs.values()]
      .filter(
        ({ definition: { value } }) =>
          [value.released_at, value.accepted_at].includes(wanted.name) && value.entity === wanted.entity,
      )
      .map(({ definition }) => definition),
    ...[...graph.dashboards.values()]
      .filter(({ claims }) => claims.some(({ where, value }) => reads(where) || reads(value)))
      .map(({ definition }) => definition),
  ];
  return [...new Map(found.map((each) => [refKey(each), { kind: each.kind, name: each.name }])).values()];
}
