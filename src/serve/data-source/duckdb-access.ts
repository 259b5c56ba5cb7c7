import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { DuckDbSource } from '../../warehouse/data-source.js';
import { type DuckDbPool, openDuckDbPool } from '../../warehouse/duckdb-pool.js';
import { readQueryTimeout } from '../../warehouse/timeout.js';
import type { Cube } from '../cube.js';
import type { DataAccess } from './data-access.js';

const CONCURRENCY = 4;

/** One locked, read-only DuckDB that all drivers share. */
export async function openDuckDbAccess(
  cube: Cube,
  source: DuckDbSource,
  timeoutMs = readQueryTimeout(),
): Promise<DataAccess> {
  const pool = await openDuckDbPool(source, timeoutMs);
  const Driver = makeDriver(cube, pool);
  return {
    dbType: 'duckdb',
    concurrency: CONCURRENCY,
    createDriver: () => new Driver(),
    close: () => pool.close(),
  };
}

/** Cube's driver over our pool: its own has one connection, no timeout and no way to be read-only. */
function makeDriver({ DuckDBDriver, duckDbTransform }: Cube, pool: DuckDbPool) {
  const { buildTransform, convertDuckDBParams, transformChunk } = duckDbTransform;
  return class PooledDuckDbDriver extends DuckDBDriver {
    #streaming: Promise<{ defaultConnection: DuckDBConnection; instance: DuckDBInstance }> | undefined;

    override async query<R = unknown>(sql: string, values: unknown[] = []): Promise<R[]> {
      return pool.run(sql, convertDuckDBParams(values), async (result) => {
        const transform = buildTransform(result.columnNames(), result.columnTypes());
        const chunks = await result.fetchAllChunks();
        // The caller names the row type it expects of its own SQL, as with every Cube driver.
        return chunks.flatMap((chunk) => transformChunk(chunk, transform)) as R[];
      });
    }

    /** Only `stream` of the base class asks for this; it opens a connection of its own from the instance. */
    protected override async getInitiatedState() {
      this.#streaming ??= pool.instance
        .connect()
        .then((defaultConnection) => ({ defaultConnection, instance: pool.instance }));
      return this.#streaming;
    }

    override readOnly(): boolean {
      return true;
    }

    /** The pool is shared and outlives the driver. */
    override async release(): Promise<void> {
      const streaming = await this.#streaming;
      this.#streaming = undefined;
      streaming?.defaultConnection.closeSync();
    }
  };
}
