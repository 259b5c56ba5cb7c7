import { type DataSource, WarehouseError } from './data-source.js';
import { openDuckDbWarehouse } from './duckdb-warehouse.js';
import { openPostgresWarehouse } from './postgres-warehouse.js';
import { readQueryTimeout } from './timeout.js';
import type { Warehouse } from './warehouse.js';

/**
 * Opens the data source for reading; `timeoutMs` is how long one query may run, that of the environment by default. Throws
 * WarehouseError with the reason.
 */
export async function openWarehouse(
  source: DataSource,
  env: NodeJS.ProcessEnv = process.env,
  timeoutMs: number = readQueryTimeout(env),
): Promise<Warehouse> {
  switch (source.kind) {
    case 'duckdb':
    case 'files':
      return openDuckDbWarehouse(source, timeoutMs);
    case 'postgres':
      return openPostgresWarehouse(source, env, timeoutMs);
    case 'cube':
      throw new WarehouseError(
        'This command asks the database itself and can do so on PostgreSQL and DuckDB only, not through another Cube driver.',
      );
    default:
      return source satisfies never;
  }
}
