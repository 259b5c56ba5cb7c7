import type { SqlDialect } from '../../compile/sql-text.js';
import type { Graph } from '../../graph/graph.js';
import type { LoadRows } from '../../query/ask-cube.js';

/** One reading statement; the rows in the order of its columns. Throws DataFailure. */
export type AskSql = (sql: string) => Promise<readonly (readonly unknown[])[]>;

/** How the data can be asked. Each is opened when it is first needed, and only then. */
export interface DataAccess {
  readonly dialect: SqlDialect;
  /** Throws DataFailure. */
  openSql(): Promise<AskSql>;
  /** The metrics and segmentations of a graph, served. Throws DataFailure, and what is asked of it does. */
  openModel(graph: Graph): Promise<ServedModel>;
}

export interface ServedModel {
  readonly load: LoadRows;
  close(): Promise<void>;
}

/**
 * The data could not be asked. `reason` may be shown to anyone who reads the review: it holds nothing of what the database
 * said, since that may hold values.
 */
export class DataFailure extends Error {
  override readonly name = 'DataFailure';

  constructor(
    readonly reason: string,
    /** What the database said, for those who run the check. */
    readonly detail: string | null = null,
    /** Whatever else is asked will fail as well. */
    readonly isGeneral = false,
  ) {
    super(detail === null ? reason : `${reason}: ${detail}`);
  }
}

/** As a failure of the data; everything else is a mistake of ours and goes on as it is. */
export function asFailure(error: unknown): DataFailure {
  if (error instanceof DataFailure) return error;
  throw error;
}
