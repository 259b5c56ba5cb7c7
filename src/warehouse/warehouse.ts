import { type DataSource, WarehouseError } from './data-source.js';
import { openDuckDbWarehouse } from './duckdb-warehouse.js';
import { openPostgresWarehouse } from './postgres-warehouse.js';

export interface QueryResult {
  readonly columns: string[];
  /**
   * One array a row, in the order of `columns`. Integers and doubles are numbers (a bigint beyond 2^53), decimals are
   * strings in full, dates are `YYYY-MM-DD`, timestamps `YYYY-MM-DDTHH:MM:SS[.ffffff]` (with a `Z` when the column has
   * a time zone), NULL is null.
   */
  readonly rows: unknown[][];
}

/** A read-only connection that asks SQL in the database's own dialect. */
export interface Warehouse {
  readonly dialect: 'postgres' | 'duckdb';
  /** One statement; parameters are written `$1`, `$2`. Throws WarehouseError. */
  query(sql: string, params?: readonly unknown[]): Promise<QueryResult>;
  close(): Promise<void>;
}

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
