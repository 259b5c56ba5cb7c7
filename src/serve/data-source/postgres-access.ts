import type { PgClientConfig } from '@cubejs-backend/postgres-driver';
import { type PostgresSource, WarehouseError } from '../../warehouse/data-source.js';
import { readPostgresConfig } from '../../warehouse/postgres-config.js';
import { readQueryTimeout } from '../../warehouse/timeout.js';
import type { Cube } from '../cube.js';
import type { DataAccess } from './data-access.js';
import { trackDrivers } from './track-drivers.js';

const CONCURRENCY = 4;
const POOL_SIZE = 8;
const RETRY_MS = 1000;

export async function openPostgresAccess(
  cube: Cube,
  source: PostgresSource,
  timeoutMs = readQueryTimeout(),
): Promise<DataAccess> {
  const config = {
    ...readPostgresConfig(source),
    maxPoolSize: POOL_SIZE,
    executionTimeout: Math.ceil(timeoutMs / 1000),
  };
  const Driver = makeDriver(cube);
  const drivers = trackDrivers(() => new Driver(config));
  try {
    await drivers.create().testConnection();
  } catch (error) {
    await drivers.releaseAll();
    throw new WarehouseError(`PostgreSQL could not be reached: ${readReason(error)}`);
  }
  return {
    dbType: 'postgres',
    concurrency: CONCURRENCY,
    createDriver: drivers.create,
    close: drivers.releaseAll,
  };
}

function makeDriver({ PostgresDriver }: Cube) {
  return class ReadOnlyPostgresDriver extends PostgresDriver {
    /** Whatever the role may do, its sessions here only read. */
    protected override async createConnection(config: PgClientConfig, poolName: string) {
      const client = await super.createConnection(config, poolName).catch(async (error: unknown) => {
        // The pool tries again at once, for as long as anybody waits: a database that is down would be
        // called, and complained about, a thousand times a second.
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
        throw error;
      });
      await client.query('SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY');
      return client;
    }
  };
}

function readReason(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const first = cause instanceof AggregateError ? cause.errors[0] : cause;
  return first instanceof Error ? first.message : String(first);
}
