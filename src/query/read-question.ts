import type { DimensionMember, MemberIndex, MetricMember } from '../compile/member-index.js';
import { suggestNearest } from '../diagnostic/suggest.js';
import type { Graph } from '../graph/graph.js';
import type { Metric } from '../graph/metric.js';
import type { Ask } from './ask.js';
import { readDateRange } from './date-range.js';
import { deprecationsOf } from './deprecation.js';
import { listNames, lookUpDimension, nameOfDimension, toDimension } from './look-up-dimension.js';
import { type Question, QuestionError } from './question.js';
import { readOrder } from './read-order.js';
import { readWhere } from './read-where.js';

export interface QuestionContext {
  readonly graph: Graph;
  readonly members: MemberIndex;
  /** The day it is in the project's time zone, `YYYY-MM-DD`. */
  readonly today: string;
  /** A metric's meaning in one line. */
  meaningOf(metric: Metric): string;
}

/** Looks up every name and reads every condition and date of a question. Throws QuestionError. */
export function readQuestion(question: Question, context: QuestionContext): Ask {
  const { graph, members, today } = context;
  const metrics = [...new Set(question.metrics.map((written) => lookUpMetric(written, context)))];
  const asked = [...new Set(question.by.map((written) => lookUpDimension(written, metrics, members)))];
  for (const dimension of asked) requireFit(dimension, metrics, members);
  const range = readDateRange(question.from, question.to, today);
  if (question.grain !== null || range.from !== null || range.to !== null) requireTimes(metrics);
  const timezone = graph.config.timezone ?? 'UTC';
  const where = question.where.map((text) => readWhere(text, { graph, members, metrics, timezone }));
  const filtered = where.flatMap((each) => each.dimensions);
  for (const dimension of filtered) requireFit(dimension, metrics, members);
  const names = { metrics: metrics.map(({ name }) => name), dimensions: asked.map(nameOfDimension) };
  const words = [...asked, ...filtered].filter(({ kind }) => kind !== 'field').map(({ name }) => name);
  return {
    metrics: metrics.map((each) => toAsked(each, context)),
    dimensions: asked.map((each) => toDimension(graph, each)),
    filters: where.flatMap((each) => each.filters),
    words,
    deprecated: deprecationsOf(graph, [...names.metrics, ...words]),
    grain: question.grain,
    range,
    timezone,
    order: question.order.flatMap((text) => readOrder(text, names, question.grain, members)),
    limit: question.limit,
  };
}

function lookUpMetric(written: string, { graph, members }: QuestionContext): MetricMember {
  const found = members.resolveMetric(written);
  if (found) return found;
  if (graph.metrics.has(written)) {
    throw new QuestionError(
      `${written} cannot be asked: it would show a personal or secret value of single records`,
    );
  }
  const called = [...members.metrics.values()].filter((each) => isCalled(each.metric, written));
  const [only, other] = called;
  if (only && !other) return only;
  const counting = metricsOf(graph, written);
  if (counting.length > 0) {
    throw new QuestionError(`${written} is no metric`, `metrics of it: ${listNames(counting)}`);
  }
  const near = suggestNearest(written, members.metrics.keys());
  const all = `metrics: ${listNames([...members.metrics.keys()])}`;
  throw new QuestionError(`there is no metric ${written}`, near === null ? all : `did you mean ${near}?`);
}

/** Metrics that count a term or an entity, by its name or a word for it. */
function metricsOf(graph: Graph, written: string): readonly string[] {
  const things = [...graph.terms.values(), ...graph.entities.values()].filter(
    (thing) => thing.name === written || isCalled(thing, written),
  );
  return [...graph.metrics.values()]
    .filter(({ definition: { value } }) => 'of' in value && things.some(({ name }) => name === value.of))
    .map((metric) => metric.name);
}

interface Called {
  readonly definition: {
    readonly value: {
      readonly title?: string | undefined;
      readonly synonyms?: readonly string[] | undefined;
    };
  };
}

function isCalled({ definition: { value } }: Called, written: string): boolean {
  const words = [...(value.title === undefined ? [] : [value.title]), ...(value.synonyms ?? [])];
  return words.some((word) => word.toLowerCase() === written.toLowerCase());
}

function requireFit(
  dimension: DimensionMember,
  metrics: readonly MetricMember[],
  members: MemberIndex,
): void {
  const unfit = metrics.filter((metric) => !metric.shared.has(dimension.entity)).map(({ name }) => name);
  if (unfit.length === 0) return;
  const shared = members.dimensionsOf(metrics.map(({ name }) => name));
  const every = metrics.length === 1 ? unfit[0] : 'all of these metrics';
  throw new QuestionError(
    `${nameOfDimension(dimension)} does not fit ${listNames(unfit)}: not every record it counts has one ${dimension.entity.replaceAll('_', ' ')}`,
    shared.length === 0
      ? `${every} can be split by time only`
      : `${every} can be split by ${listNames(sortForPeople(shared).map(nameOfDimension))}`,
  );
}

/** Segmentations first: they are made to be split by. */
function sortForPeople(dimensions: readonly DimensionMember[]): readonly DimensionMember[] {
  const rank = { segmentation: 0, field: 1, term: 2 } as const;
  return [...dimensions].sort((a, b) => rank[a.kind] - rank[b.kind]);
}

function requireTimes(metrics: readonly MetricMember[]): void {
  const untimed = metrics.filter(({ timed }) => !timed).map(({ name }) => name);
  if (untimed.length === 0) return;
  throw new QuestionError(
    `${listNames(untimed)} cannot be asked by time: the records have no date`,
    'ask without --grain, --from and --to, or give the metric a `time`',
  );
}

function toAsked(member: MetricMember, context: QuestionContext): Ask['metrics'][number] {
  const { metric, title, name, running } = member;
  const { formula } = metric;
  const aggregation = formula?.kind === 'aggregate' ? formula.aggregate.aggregation.type : null;
  return {
    name,
    title,
    member: member.member,
    unit: metric.unit,
    format: metric.definition.value.format ?? null,
    type: metric.type.kind,
    meaning: context.meaningOf(metric),
    isCount: aggregation === 'count' || aggregation === 'count_distinct',
    isCumulative: running,
  };
}
