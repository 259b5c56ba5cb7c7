import type { DuckDBConnection, DuckDBInstance, DuckDBResult, DuckDBValue } from '@duckdb/node-api';
import { type DuckDbSource, WarehouseError } from './data-source.js';
import { openDuckDb } from './duckdb-open.js';

/** Node runs at most four native calls at once, so more connections would only wait. */
const CONNECTIONS = 4;
const GRACE_MS = 10_000;

/** Several connections to one DuckDB, so that queries run side by side. */
export interface DuckDbPool {
  readonly instance: DuckDBInstance;
  /** Runs one reading statement and hands its result to `read` while the connection is still held. */
  run<T>(sql: string, params: DuckDBValue[], read: (result: DuckDBResult) => Promise<T>): Promise<T>;
  /** Waits for running queries, and stops those that have not ended after `graceMs` (default 10 s). */
  close(graceMs?: number): Promise<void>;
}

export async function openDuckDbPool(source: DuckDbSource, timeoutMs: number): Promise<DuckDbPool> {
  const instance = await openDuckDb(source);
  const { StatementType } = await import('@duckdb/node-api');
  const reading = new Set([StatementType.SELECT, StatementType.EXPLAIN]);
  const all = await Promise.all(Array.from({ length: CONNECTIONS }, () => instance.connect()));
  const free = [...all];
  const waiting: ((connection: DuckDBConnection) => void)[] = [];
  let running = 0;
  let closed: Promise<void> | undefined;
  let onIdle = (): void => {};

  async function run<T>(
    sql: string,
    params: DuckDBValue[],
    read: (r: DuckDBResult) => Promise<T>,
  ): Promise<T> {
    if (closed !== undefined) throw new WarehouseError('The DuckDB connection is closed.');
    running += 1;
    const connection =
      free.pop() ?? (await new Promise<DuckDBConnection>((resolve) => waiting.push(resolve)));
    try {
      const statement = await connection.prepare(sql);
      if (!reading.has(statement.statementType)) {
        throw new WarehouseError(`Only queries are run here, not ${StatementType[statement.statementType]}.`);
      }
      statement.bind(params);
      return await interruptAfter(timeoutMs, connection, async () => read(await statement.run()));
    } finally {
      running -= 1;
      const next = waiting.shift();
      if (next === undefined) free.push(connection);
      else next(connection);
      if (running === 0) onIdle();
    }
  }

  async function release(graceMs: number): Promise<void> {
    if (running > 0) {
      const idle = new Promise<void>((resolve) => {
        onIdle = resolve;
      });
      const timer = setInterval(() => {
        for (const connection of all) connection.interrupt();
      }, graceMs);
      await idle;
      clearInterval(timer);
    }
    for (const connection of all) connection.closeSync();
    instance.closeSync();
  }

  function close(graceMs = GRACE_MS): Promise<void> {
    closed ??= release(graceMs);
    return closed;
  }

  return { instance, run, close };
}

async function interruptAfter<T>(
  ms: number,
  connection: DuckDBConnection,
  work: () => Promise<T>,
): Promise<T> {
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    connection.interrupt();
  }, ms);
  try {
    return await work();
  } catch (error) {
    if (late) throw new WarehouseError(`The query was stopped after ${ms / 1000} s.`);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
