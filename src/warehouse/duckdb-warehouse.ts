import type { DuckDBValue } from '@duckdb/node-api';
import { type DuckDbSource, WarehouseError } from './data-source.js';
import { openDuckDbPool } from './duckdb-pool.js';
import type { Warehouse } from './warehouse.js';

export async function openDuckDbWarehouse(source: DuckDbSource, timeoutMs: number): Promise<Warehouse> {
  const pool = await openDuckDbPool(source, timeoutMs);
  const { convertDuckDbValue } = await import('./duckdb-values.js');
  return {
    dialect: 'duckdb',
    async query(sql, params = []) {
      try {
        return await pool.run(sql, params.map(toDuckDb), async (result) => ({
          columns: result.columnNames(),
          rows: (await result.getRows()).map((row) => row.map(convertDuckDbValue)),
        }));
      } catch (error) {
        if (error instanceof WarehouseError) throw error;
        throw new WarehouseError(error instanceof Error ? error.message : String(error), { cause: error });
      }
    },
    close: () => pool.close(),
  };
}

function toDuckDb(value: unknown): DuckDBValue {
  if (value === null || value === undefined) return null;
  switch (typeof value) {
    case 'boolean':
    case 'number':
    case 'bigint':
    case 'string':
      return value;
    default:
      if (value instanceof Date) return value.toISOString();
      throw new WarehouseError(`A ${typeof value} cannot be a query parameter.`);
  }
}
