import { type DataSource, WarehouseError } from './data-source.js';
import { openDuckDbWarehouse } from './duckdb-warehouse.js';
import { openPostgresWarehouse } from './postgres-warehouse.js';
import type { Warehouse } from './warehouse.js';

/** Opens the data source for reading. Throws WarehouseError with the reason. */
export async function openWarehouse(
  source: DataSource,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Warehouse> {
  switch (source.kind) {
    case 'duckdb':
    case 'files':
      return openDuckDbWarehouse(source, env);
    case 'postgres':
      return openPostgresWarehouse(source, env);
    case 'cube':
      throw new WarehouseError(
        'This command asks the database itself and can do so on PostgreSQL and DuckDB only, not through another Cube driver.',
      );
    default:
      return source satisfies never;
  }
}
