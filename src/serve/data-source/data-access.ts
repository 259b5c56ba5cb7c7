import type { BaseDriver } from '@cubejs-backend/base-driver';
import type { DataSource } from '../../warehouse/data-source.js';
import type { Cube } from '../cube.js';
import { openCubeAccess } from './cube-access.js';
import { openDuckDbAccess } from './duckdb-access.js';
import { openPostgresAccess } from './postgres-access.js';

/** How Cube reaches the data. */
export interface DataAccess {
  /** Cube's name of the database, by which it picks the SQL dialect. */
  readonly dbType: string;
  /** Queries that run side by side. */
  readonly concurrency: number;
  createDriver(): BaseDriver;
  /** Ends every connection; called once, when no query runs any more. */
  close(): Promise<void>;
}

/** Opens the data source and asks it once. Throws WarehouseError. */
export async function openDataAccess(cube: Cube, source: DataSource): Promise<DataAccess> {
  switch (source.kind) {
    case 'duckdb':
    case 'files':
      return openDuckDbAccess(cube, source);
    case 'postgres':
      return openPostgresAccess(cube, source);
    case 'cube':
      return openCubeAccess(cube);
    default:
      return source satisfies never;
  }
}
