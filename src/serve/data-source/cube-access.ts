import { WarehouseError } from '../../warehouse/data-source.js';
import type { Cube } from '../cube.js';
import type { DataAccess } from './data-access.js';
import { trackDrivers } from './track-drivers.js';

const CONCURRENCY = 2;

/** Any database Cube has a driver for: the driver reads its own CUBEJS_DB_* variables. */
export async function openCubeAccess({ CubejsServerCore }: Cube): Promise<DataAccess> {
  const dbType = process.env.CUBEJS_DB_TYPE;
  if (!dbType)
    throw new WarehouseError('Set CUBEJS_DB_TYPE to the name of the Cube driver, for example snowflake.');
  try {
    CubejsServerCore.lookupDriverClass(dbType);
  } catch {
    throw new WarehouseError(
      `There is no Cube driver "${dbType}" here. Try: npm install @cubejs-backend/${dbType}-driver`,
    );
  }
  const drivers = trackDrivers(() =>
    // The names are open-ended: a driver is looked up by package name, not from the type's list.
    CubejsServerCore.createDriver(dbType as 'snowflake', { dataSource: 'default' }),
  );
  try {
    await drivers.create().testConnection();
  } catch (error) {
    await drivers.releaseAll();
    throw new WarehouseError(
      `${dbType} could not be reached: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return { dbType, concurrency: CONCURRENCY, createDriver: drivers.create, close: drivers.releaseAll };
}
