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
