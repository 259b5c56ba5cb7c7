import type { DataSource } from '../../warehouse/data-source.js';
import type { Cube } from '../cube.js';
import { openCubeAccess } from './cube-access.js';
import type { DataAccess } from './data-access.js';
import { openDuckDbAccess } from './duckdb-access.js';
import { openPostgresAccess } from './postgres-access.js';

/**
 * Opens the data source and asks it once; `timeoutMs` is how long one query may run, that of the environment by default.
 * Throws WarehouseError.
 */
export async function openDataAccess(
  cube: Cube,
  source: DataSource,
  timeoutMs?: number,
): Promise<DataAccess> {
  switch (source.kind) {
    case 'duckdb':
    case 'files':
      return openDuckDbAccess(cube, source, timeoutMs);
    case 'postgres':
      return openPostgresAccess(cube, source, timeoutMs);
    case 'cube':
      return openCubeAccess(cube);
    default:
      return source satisfies never;
  }
}
