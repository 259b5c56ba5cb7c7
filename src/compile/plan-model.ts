import type { Graph } from '../graph/graph.js';
import { BranchRegistry, type NamedBranch } from './branch-registry.js';
import { nameCubes } from './cube-names.js';
import { type Dimension, dimensionsByEntity } from './dimensions.js';
import { collectColumns, type EventColumns } from './event-columns.js';
import { type Measure, MeasureBuilder } from './measures.js';
import { isPublicFormula } from './privacy.js';
import type { SqlDialect } from './sql-text.js';
import { domainsOf } from './words.js';

/** The cube of all metrics; hidden, asked through the views. */
export const EVENTS_CUBE = 'metric_events';
/** The view that holds every metric. */
export const METRICS_VIEW = 'metrics';
/** The one time axis of every view. */
export const TIME_MEMBER = 'metric_time';

export interface View {
  readonly name: string;
  /** null: the view of everything. */
  readonly domain: string | null;
  readonly measures: readonly Measure[];
  readonly dimensions: readonly Dimension[];
}

/** Everything that a model says, before any of it is printed. */
export interface ModelPlan {
  readonly graph: Graph;
  readonly dialect: SqlDialect;
  readonly branches: readonly NamedBranch[];
  readonly measures: readonly Measure[];
  readonly columns: EventColumns;
  /** What may be seen of each entity, by its name. */
  readonly dimensions: ReadonlyMap<string, readonly Dimension[]>;
  readonly views: readonly View[];
  /** The cube of each entity. */
  readonly cubeNames: ReadonlyMap<string, string>;
}

/** Plans the model of a graph without errors. Metrics that anyone must not see are not part of it. */
export function planModel(graph: Graph, dialect: SqlDialect): ModelPlan {
  const metrics = [...graph.metrics.values()].filter(({ formula }) => formula && isPublicFormula(formula));
  const registry = new BranchRegistry(graph, dialect);
  const measures = new MeasureBuilder(registry, metrics).build();
  const entities = [...graph.entities.values()];
  const dimensions = dimensionsByEntity(graph, [
    TIME_MEMBER,
    EVENTS_CUBE,
    ...metrics.map(({ name }) => name),
  ]);
  const views = planViews(graph, measures, dimensions);
  const taken = [EVENTS_CUBE, ...views.map(({ name }) => name), ...measures.map(({ name }) => name)];
  return {
    graph,
    dialect,
    branches: registry.all,
    measures,
    columns: collectColumns(registry.all),
    dimensions,
    views,
    cubeNames: nameCubes(
      entities.map(({ name }) => name),
      new Set(taken),
    ),
  };
}

function planViews(
  graph: Graph,
  measures: readonly Measure[],
  dimensions: ModelPlan['dimensions'],
): readonly View[] {
  const shown = measures.filter((measure) => measure.metric);
  if (shown.length === 0) return [];
  const makeView = (name: string, domain: string | null, own: readonly Measure[]): View => {
    const reached = new Set(own.flatMap((measure) => [...sharedEntitiesOf(measure)]));
    return {
      name,
      domain,
      measures: own,
      dimensions: [...reached].sort().flatMap((each) => dimensions.get(each) ?? []),
    };
  };
  const byDomain = new Map<string, Measure[]>();
  for (const measure of shown) {
    for (const domain of new Set(domainsOfMeasure(graph, measure))) {
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

function domainsOfMeasure(graph: Graph, { metric }: Measure): readonly string[] {
  return metric ? domainsOf(graph, metric.definition.value.owners ?? []) : [];
}

/** The entities that all records a measure is taken of belong to exactly one of: what it can be split by. */
export function sharedEntitiesOf(measure: Measure): ReadonlySet<string> {
  const [first, ...rest] = measure.branches.map(({ branch }) => branch.shared);
  return new Set([...(first?.keys() ?? [])].filter((entity) => rest.every((shared) => shared.has(entity))));
}

/** The cube that an entity is compiled into. */
export function cubeOf(plan: ModelPlan, entity: string): string {
  return plan.cubeNames.get(entity) ?? entity;
}
