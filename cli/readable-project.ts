import type { Approvals } from '../src/approvals/approval-file.js';
import { readApprovals } from '../src/approvals/read-approvals.js';
import { rangeOf } from '../src/diagnostic/source.js';
import { buildGraph } from '../src/graph/build-graph.js';
import type { Graph } from '../src/graph/graph.js';
import { type ReadDefinitions, readDefinitions } from '../src/language/read-definitions.js';
import { loadProject, type Project } from '../src/load-project.js';
import { WorkspaceError } from '../src/workspace/workspace-error.js';

export interface ReadableProject {
  readonly project: Project;
  readonly read: ReadDefinitions;
  readonly graph: Graph;
  readonly approvals: Approvals;
}

/** A project of which every word can be read; throws WorkspaceError otherwise. What it says may still be wrong. */
export function requireReadable(directory: string): ReadableProject {
  const project = loadProject(directory);
  const read = readDefinitions(project.sources);
  const { approvals, problems } = readApprovals(project.approvals);
  const [first] = [...read.problems, ...problems];
  if (first) {
    const { line, column } = rangeOf(first.span).start;
    throw new WorkspaceError(
      `${first.span.source.path}:${line}:${column} cannot be read: ${first.message}`,
      '`accord check` tells of everything that cannot',
    );
  }
  return { project, read, graph: buildGraph({ config: project.config, ...read }), approvals };
}
