import type { SourceText, Span } from '../../diagnostic/source.js';
import type { Typed } from '../../expression/typed.js';
import { METRIC_SCOPE } from '../../graph/expression-names.js';
import type { Claim, Graph } from '../../graph/graph.js';
import { type Aggregate, aggregatesOf, type Metric } from '../../graph/metric.js';
import type { AnyDefinition, Path } from '../../language/definition.js';

/** An expression of a definition: what it says, whose records it speaks of, and where it stands. */
export interface ExpressionPlace {
  readonly definition: AnyDefinition;
  /** In words, for the middle of a sentence: `the term won_deal`. */
  readonly subject: string;
  /** Tells it from the other expressions of its definition, wherever it stands: `where`, `segment small`. */
  readonly about: string;
  /** Where its names start; METRIC_SCOPE when they are metrics. */
  readonly entity: string;
  readonly typed: Typed;
  readonly text: SourceText;
  readonly span: Span;
  readonly path: Path;
  /**
   * What else a record has to meet to come before the expression: one list for each aggregate of a metric, in the
   * order of its parts; for all others one empty list.
   */
  readonly contexts: readonly (readonly Typed[])[];
}

const ALONE: ExpressionPlace['contexts'] = [[]];

type Spoken = Pick<ExpressionPlace, 'definition' | 'path' | 'subject' | 'about' | 'entity'>;

const known = new WeakMap<Graph, readonly ExpressionPlace[]>();

/** Every condition people wrote, each once, in the order of the definitions of a kind. */
export function conditionsOf(graph: Graph): readonly ExpressionPlace[] {
  const before = known.get(graph);
  if (before) return before;
  const places = [...findConditions(graph)];
  known.set(graph, places);
  return places;
}

function* findConditions(graph: Graph): Generator<ExpressionPlace> {
  for (const { definition, name, entity, info } of graph.every.terms) {
    const subject = `the term ${name}`;
    yield* placed({ definition, path: ['where'], subject, about: 'where', entity }, info?.condition);
  }
  for (const metric of graph.every.metrics) yield* conditionOfMetric(metric);
  for (const { definition, entity, name, segments } of graph.every.segmentations) {
    for (const [index, segment] of segments.entries()) {
      const subject = `the segment ${segment.name} of ${name}`;
      const path = ['segments', index, 'where'];
      yield* placed(
        { definition, path, subject, about: `segment ${segment.name}`, entity },
        segment.condition,
      );
    }
  }
  for (const { claim, place } of claimsOf(graph, 'where')) yield* placed(place, claim.where);
  for (const { definition, name, story, reality } of graph.every.contradictions) {
    for (const [key, typed] of Object.entries({ story, reality })) {
      const subject = `the ${key} of the contradiction ${name}`;
      yield* placed({ definition, path: [key], subject, about: key, entity: METRIC_SCOPE }, typed);
    }
  }
  for (const place of computedFieldsOf(graph)) if (place.typed.type.kind === 'boolean') yield place;
}

/** Every expression that gives a value: computed fields, and what metrics and claims take of a record. */
export function* valuesOf(graph: Graph): Generator<ExpressionPlace> {
  yield* computedFieldsOf(graph);
  for (const { definition, name, formula } of graph.every.metrics) {
    const subject = `the metric ${name}`;
    if (formula?.kind === 'derived') {
      const place = { definition, path: ['expression'], about: 'expression', entity: METRIC_SCOPE };
      yield* placed({ ...place, subject }, formula.expression);
    } else if (formula?.kind === 'aggregate' && formula.aggregate.aggregation.type !== 'count') {
      const { entity, aggregation, conditions } = formula.aggregate;
      const contexts = [contextOf(formula.aggregate, conditions)];
      const place = { definition, path: ['value'], about: 'value', entity };
      yield* placed({ ...place, subject }, aggregation.value, contexts);
    }
  }
  for (const { claim, place } of claimsOf(graph, 'value')) {
    yield* placed(place, claim.value, claim.where ? [[claim.where]] : ALONE);
  }
}

function* computedFieldsOf(graph: Graph): Generator<ExpressionPlace> {
  for (const { definition, name: entity, fields } of graph.every.entities) {
    for (const [index, { name }] of definition.value.fields.entries()) {
      const path = ['fields', index, 'expression'];
      const subject = `the field ${entity}.${name}`;
      yield* placed(
        { definition, path, subject, about: `field ${name}`, entity },
        fields.get(name)?.info.expression,
      );
    }
  }
}

/** A metric's own `where` is the last of the conditions of each of its aggregates. */
function* conditionOfMetric({ definition, name, formula }: Metric): Generator<ExpressionPlace> {
  const aggregates = formula === null ? [] : aggregatesOf(formula);
  const [first] = aggregates;
  if (definition.value.where === undefined || !first) return;
  const contexts = aggregates.map((each) => contextOf(each, each.conditions.slice(0, -1)));
  const place = { definition, path: ['where'], subject: `the metric ${name}`, about: 'where' };
  yield* placed({ ...place, entity: first.entity }, first.conditions.at(-1), contexts);
}

function contextOf({ term }: Aggregate, conditions: readonly Typed[]): readonly Typed[] {
  if (term === null) return conditions;
  const { nullable } = term.condition;
  const named = {
    kind: 'term',
    path: [],
    term,
    type: { kind: 'boolean' },
    nullable,
    start: 0,
    end: 0,
  } as const;
  return [named, ...conditions];
}

function* claimsOf(
  graph: Graph,
  key: 'where' | 'value',
): Generator<{ readonly claim: Claim; readonly place: Spoken }> {
  for (const { definition, name, claims } of graph.every.dashboards) {
    for (const [index, claim] of claims.entries()) {
      const subject = `the claim about ${claim.metric} on ${name}`;
      const about = `claim ${claim.metric} ${key}`;
      const entity = entityOfClaim(graph, claim, definition.value.claims?.[index]?.entity);
      yield { claim, place: { definition, path: ['claims', index, key], subject, about, entity } };
    }
  }
}

/** Whose records a claim speaks of: of one entity, or its condition would not have been resolved. */
function entityOfClaim(graph: Graph, claim: Claim, written: string | undefined): string {
  if (written !== undefined) return written;
  const formula = graph.metrics.get(claim.metric)?.formula;
  return (formula && aggregatesOf(formula)[0]?.entity) ?? '';
}

function* placed(
  place: Spoken,
  typed: Typed | null | undefined,
  contexts: ExpressionPlace['contexts'] = ALONE,
): Generator<ExpressionPlace> {
  const written = place.definition.expressionOf(place.path);
  if (!typed || !written) return;
  const { text } = written;
  yield { ...place, typed, text, span: text.span(), contexts };
}
