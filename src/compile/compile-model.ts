import type { Graph } from '../graph/graph.js';
import { emitView } from './emit-view.js';
import { emitEntityCube } from './entity-cube.js';
import { emitEventsCube } from './events-cube.js';
import { findModelIssues } from './model-issues.js';
import { EVENTS_CUBE } from './name-plan.js';
import { cubeOf, planModel } from './plan-model.js';
import { type ModelFile, printModelFile } from './print-model.js';
import type { SqlDialect } from './sql-text.js';

export interface CompileOptions {
  /** Default: that of the project's source; PostgreSQL where it names none. */
  readonly dialect?: SqlDialect;
}

/**
 * The Cube model of a graph that a check has passed; the same graph always gives the same files, sorted by name.
 * Throws when `findModelIssues` finds something.
 */
export function compileModel(graph: Graph, options: CompileOptions = {}): readonly ModelFile[] {
  const plan = planModel(graph, options.dialect ?? dialectOf(graph));
  const [issue] = findModelIssues(plan);
  if (issue) throw new Error(`${issue.definition.kind} ${issue.definition.name}: ${issue.message}`);
  const entities = [...graph.entities.values()];
  const files = [
    ...entities.map((entity) =>
      printModelFile(`cubes/${cubeOf(plan, entity.name)}.yml`, { cubes: [emitEntityCube(plan, entity)] }),
    ),
    ...(plan.measures.length === 0
      ? []
      : [printModelFile(`cubes/${EVENTS_CUBE}.yml`, { cubes: [emitEventsCube(plan)] })]),
    ...plan.views.map((view) => printModelFile(`views/${view.name}.yml`, { views: [emitView(plan, view)] })),
  ];
  return files.sort((a, b) => (a.fileName < b.fileName ? -1 : 1));
}

/** The dialect of the project's source. Files are read by DuckDB. */
export function dialectOf(graph: Graph): SqlDialect {
  const type = graph.config.source?.type;
  return type === 'duckdb' || type === 'files' ? 'duckdb' : 'postgres';
}
