import type { Graph } from '../graph/graph.js';
import { BranchRegistry, type NamedBranch } from './branch-registry.js';
import { nameCubes } from './cube-names.js';
import type { Dimension } from './dimensions.js';
import { collectColumns, type EventColumns } from './event-columns.js';
import { type Measure, MeasureBuilder } from './measures.js';
import {
  EVENTS_CUBE,
  entitiesOfAll,
  planDimensions,
  planViews,
  publicMetrics,
  type ViewOf,
} from './name-plan.js';
import type { SqlDialect } from './sql-text.js';

export type View = ViewOf<Measure>;

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
  const metrics = publicMetrics(graph);
  const registry = new BranchRegistry(graph, dialect);
  const measures = new MeasureBuilder(registry, metrics).build();
  const entities = [...graph.entities.values()];
  const dimensions = planDimensions(graph, metrics);
  const views = planViews(graph, measures, dimensions, sharedEntitiesOf);
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

/** The entities that all records a measure is taken of belong to exactly one of: what it can be split by. */
export function sharedEntitiesOf(measure: Measure): ReadonlySet<string> {
  return entitiesOfAll(measure.branches.map(({ branch }) => new Set(branch.shared.keys())));
}

/** The cube that an entity is compiled into. */
export function cubeOf(plan: ModelPlan, entity: string): string {
  return plan.cubeNames.get(entity) ?? entity;
}
