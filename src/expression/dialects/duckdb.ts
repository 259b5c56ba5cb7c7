import type { DataType } from '../data-type.js';
import type { SqlDialect } from './dialect.js';

/**
 * DuckDB. Its decimals have at most 38 digits and are divided as doubles, to about 15 digits; dividing by zero gives NULL
 * or infinity where PostgreSQL stops the query. All else that a condition can say has PostgreSQL's meaning.
 */
export const duckdb: SqlDialect = {
  integerDivision: '//',
  // Not AT TIME ZONE, which needs an extension, nor a cast, which follows the session's time zone.
  now: 'make_timestamp(epoch_us(now()))',
  elapsedPerSecond: 1_000_000n,
  defaultEscape: '\\',
  typeName,
  elapsed: (from, to) => `(epoch_us(${to}) - epoch_us(${from}))`,
  divideElapsed: (elapsed, divisor) => `${elapsed} / ${divisor}`,
  binary: (text) => text,
  double: (digits) => digits,
  trim: (text) => `TRIM(${text}, ' ')`,
  wholeDouble: (name, value) =>
    name === 'round'
      ? `ROUND_EVEN(CAST(${value} AS DOUBLE), 0)`
      : `${name.toUpperCase()}(CAST(${value} AS DOUBLE))`,
  seconds: (timestamp) => `(CAST(EXTRACT(MICROSECOND FROM ${timestamp}) AS DECIMAL(8, 0)) * 0.000001)`,
  dateText: (date) => `STRFTIME(${date}, '%Y-%m-%d')`,
};

function typeName(type: DataType): string {
  switch (type.kind) {
    case 'string':
    case 'null':
      return 'VARCHAR';
    case 'integer':
      return 'BIGINT';
    case 'decimal':
      return `DECIMAL(38, ${Math.min(38, type.scale ?? 10)})`;
    case 'number':
      return 'DOUBLE';
    case 'boolean':
    case 'date':
    case 'timestamp':
    case 'interval':
      return type.kind.toUpperCase();
  }
}
