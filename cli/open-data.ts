import type { Graph } from '../src/graph/graph.js';
import {
  type AskSql,
  type DataAccess,
  DataFailure,
  type ServedModel,
} from '../src/impact/data/data-access.js';
import type { LoadRows } from '../src/query/ask-cube.js';
import { isTooSlow } from '../src/serve/safe-errors.js';
import { type DataSource, WarehouseError } from '../src/warehouse/data-source.js';
import { openWarehouse } from '../src/warehouse/open-warehouse.js';
import { WorkspaceError } from '../src/workspace/workspace-error.js';
import { dialectOf } from './data-source.js';
import { openModel } from './open-model.js';
import { provideDatabase } from './provide-database.js';

interface Closable {
  close(): Promise<void>;
}

export interface OpenData extends DataAccess {
  /** Closes whatever was opened. */
  close(): Promise<void>;
}

/** A source that is opened as far as it is asked; what it cannot do is a DataFailure, whatever the reason. */
export function openData(source: DataSource, queryTimeoutMs: number): OpenData {
  const opened = new Set<Closable>();
  let provided: Promise<void> | undefined;
  let unreachable: DataFailure | undefined;

  /** Opens once the database is there, and remembers to close. */
  async function open<T extends Closable>(make: () => Promise<T>): Promise<T> {
    // Nobody waits twice for a database that is not there.
    if (unreachable) throw unreachable;
    provided ??= provideDatabase(source);
    try {
      await provided;
      const made = await make();
      opened.add(made);
      return made;
    } catch (error) {
      const failure = failureToOpen(error);
      if (failure.isGeneral) unreachable = failure;
      throw failure;
    }
  }

  async function openSql(): Promise<AskSql> {
    if (source.kind === 'cube') {
      throw new DataFailure('records are counted on PostgreSQL and DuckDB only');
    }
    const warehouse = await open(() => openWarehouse(source, process.env, queryTimeoutMs));
    return async (sql) => {
      try {
        return (await warehouse.query(sql)).rows;
      } catch (error) {
        throw failureToAnswer(error, queryTimeoutMs);
      }
    };
  }

  async function openServed(graph: Graph): Promise<ServedModel> {
    const api = await open(() => openModel(graph, source, { queryTimeoutMs }));
    const load: LoadRows = async (query) => {
      try {
        return (await api.load(query)).results[0]?.data ?? [];
      } catch (error) {
        throw failureToAnswer(error, queryTimeoutMs);
      }
    };
    return { load, close: () => close(api) };
  }

  async function close(one: Closable): Promise<void> {
    if (opened.delete(one)) await one.close();
  }

  async function closeAll(): Promise<void> {
    await Promise.allSettled([...opened].map(close));
  }

  return { dialect: dialectOf(source), openSql, openModel: openServed, close: closeAll };
}

function failureToOpen(error: unknown): DataFailure {
  const isMissing = error instanceof WarehouseError || error instanceof WorkspaceError;
  const reason = isMissing
    ? 'the database could not be reached'
    : 'the definitions cannot be compiled into a model';
  return new DataFailure(reason, firstLine(error), isMissing);
}

function failureToAnswer(error: unknown, queryTimeoutMs: number): DataFailure {
  const said = firstLine(error);
  return isTooSlow(said)
    ? new DataFailure(`it took longer than ${queryTimeoutMs / 1000} seconds`)
    : new DataFailure('the database could not answer', said);
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n')[0] ?? text;
}
