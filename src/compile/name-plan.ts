import type { Graph } from '../graph/graph.js';
import type { Aggregate, Formula, Metric } from '../graph/metric.js';
import { type Dimension, dimensionsByEntity } from './dimensions.js';
import { isPublicFormula } from './privacy.js';
import { findSharedEntities } from './shared-entities.js';
import { domainsOf } from './words.js';

/** The cube of all metrics; hidden, asked through the views. */
export const EVENTS_CUBE = 'metric_events';
/** The view that holds every metric. */
export const METRICS_VIEW = 'metrics';
/** The one time axis of every view. */
export const TIME_MEMBER = 'metric_time';

/** What a view says of its metrics before they are put into SQL. */
interface NamedMeasure {
  /** null: it exists only for others to refer to. */
  readonly metric: Metric | null;
}

export interface ViewOf<M extends NamedMeasure> {
  readonly name: string;
  /** null: the view of everything. */
  readonly domain: string | null;
  readonly measures: readonly M[];
  readonly dimensions: readonly Dimension[];
}

/** All names that a model has: what there is to clash. A ModelPlan is one, too, with the SQL. */
export interface NamePlan {
  readonly graph: Graph;
  /** What may be seen of each entity, by its name. */
  readonly dimensions: ReadonlyMap<string, readonly Dimension[]>;
  readonly views: readonly ViewOf<NamedMeasure>[];
}

/** Plans the names of a model, and no SQL: a check needs no more. */
export function planNames(graph: Graph): NamePlan {
  const metrics = publicMetrics(graph);
  const dimensions = planDimensions(graph, metrics);
  const known = new Map<string, ReadonlySet<string>>();
  const sharedOf = (entity: string): ReadonlySet<string> => {
    const shared = known.get(entity) ?? new Set(findSharedEntities(graph, entity).keys());
    known.set(entity, shared);
    return shared;
  };
  const measures = metrics
    .map((metric) => ({ name: metric.name, metric }))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
  const views = planViews(graph, measures, dimensions, ({ metric }) =>
    metric.formula ? entitiesOfAll(recordsOf(metric.formula).map(({ entity }) => sharedOf(entity))) : [],
  );
  return { graph, dimensions, views };
}

/** The metrics that anyone may see. */
export function publicMetrics(graph: Graph): readonly Metric[] {
  return [...graph.metrics.values()].filter(({ formula }) => formula && isPublicFormula(formula));
}

export function planDimensions(graph: Graph, metrics: readonly Metric[]): NamePlan['dimensions'] {
  return dimensionsByEntity(graph, [TIME_MEMBER, EVENTS_CUBE, ...metrics.map(({ name }) => name)]);
}

/** The view of everything, and one of each domain. `sharedOf`: the entities that a measure can be split by. */
export function planViews<M extends NamedMeasure>(
  graph: Graph,
  measures: readonly M[],
  dimensions: NamePlan['dimensions'],
  sharedOf: (measure: M) => Iterable<string>,
): readonly ViewOf<M>[] {
  const shown = measures.filter((measure) => measure.metric);
  if (shown.length === 0) return [];
  const makeView = (name: string, domain: string | null, own: readonly M[]): ViewOf<M> => {
    const reached = new Set<string>();
    for (const measure of own) for (const entity of sharedOf(measure)) reached.add(entity);
    return {
      name,
      domain,
      measures: own,
      dimensions: [...reached].sort().flatMap((each) => dimensions.get(each) ?? []),
    };
  };
  const byDomain = new Map<string, M[]>();
  for (const measure of shown) {
    for (const domain of domainsOfMeasure(graph, measure)) {
      const own = byDomain.get(domain) ?? [];
      byDomain.set(domain, own);
      own.push(measure);
    }
  }
  return [
    makeView(METRICS_VIEW, null, shown),
    ...[...byDomain].sort(byFirst).map(([domain, own]) => makeView(domain, domain, own)),
  ];
}

function byFirst([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number {
  return left < right ? -1 : Number(left > right);
}

function domainsOfMeasure(graph: Graph, { metric }: NamedMeasure): readonly string[] {
  return metric ? domainsOf(graph, metric.definition.value.owners ?? []) : [];
}

/** Those that each of the sets has. */
export function entitiesOfAll(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  const [first, ...rest] = sets;
  return new Set([...(first ?? [])].filter((entity) => rest.every((set) => set.has(entity))));
}

/** What its branches are taken of: of a conversion the records that may convert. */
function recordsOf(formula: Formula): readonly Aggregate[] {
  switch (formula.kind) {
    case 'aggregate':
      return [formula.aggregate];
    case 'ratio':
      return [...recordsOf(formula.numerator), ...recordsOf(formula.denominator)];
    case 'derived':
      return [...formula.inputs.values()].flatMap(recordsOf);
    case 'cumulative':
      return recordsOf(formula.input);
    case 'conversion':
      return [formula.from];
  }
}
