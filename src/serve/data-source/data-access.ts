import type { BaseDriver } from '@cubejs-backend/base-driver';

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
