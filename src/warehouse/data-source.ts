/** Where the data is. Secrets are never part of it: they come from the environment. */
export type DataSource =
  /** A DuckDB file. */
  | { readonly kind: 'duckdb'; readonly database: string }
  /** A folder of CSV and Parquet files: `crm/leads.csv` is the table `crm.leads`. */
  | { readonly kind: 'files'; readonly folder: string }
  /** PostgreSQL; without `url` the connection is read from the environment. A `url` should hold no password. */
  | { readonly kind: 'postgres'; readonly url?: string }
  /** Any other database Cube has a driver for, named by CUBEJS_DB_TYPE and set up by that driver's own variables. */
  | { readonly kind: 'cube' };

/** The embedded sources, which DuckDB reads in this process. */
export type DuckDbSource = Extract<DataSource, { kind: 'duckdb' | 'files' }>;
export type PostgresSource = Extract<DataSource, { kind: 'postgres' }>;

/** The database could not be opened or asked. The message holds no secret. */
export class WarehouseError extends Error {
  override readonly name = 'WarehouseError';
}
