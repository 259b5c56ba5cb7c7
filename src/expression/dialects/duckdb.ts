import type { DataType } from '../data-type.js';
import type { SqlDialect } from './dialect.js';
import { formatDuckdbTime } from './duckdb-time.js';

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
  // DuckDB 1.5 makes DATE_TRUNC('year', t) = DATE '2024-02-29' a plain FALSE, also for NULL.
  keepsNullOfTruncation: false,
  typeName,
  timeLiteral: formatDuckdbTime,
  elapsed: (from, to) => `(epoch_us(${to}) - epoch_us(${from}))`,
  divideElapsed: (elapsed, divisor) => `${elapsed} / ${divisor}`,
  binary: (text) => text,
  double: (digits) => digits,
  decimalOfDouble,
  divideDecimals,
  trim: (text) => `TRIM(${text}, ' ')`,
  wholeDouble: (name, value) =>
    name === 'round'
      ? `ROUND_EVEN(CAST(${value} AS DOUBLE), 0)`
      : `${name.toUpperCase()}(CAST(${value} AS DOUBLE))`,
  seconds: (timestamp) => `(CAST(EXTRACT(MICROSECOND FROM ${timestamp}) AS DECIMAL(8, 0)) * 0.000001)`,
  dateText: (date) => `STRFTIME(${date}, '%Y-%m-%d')`,
};

/**
 * DuckDB divides as doubles. Whole numbers are exact ones, so their quotient is the double nearest to the true one: the
 * same as the literal that a quotient such as 1.10 / 11.00 is compared with.
 */
function divideDecimals(dividend: string, divisor: string, scale: number | null): string {
  if (scale === null || scale === 0) return `${dividend} / ${divisor}`;
  const factor = 10n ** BigInt(scale);
  return `CAST(${dividend} * ${factor} AS DOUBLE) / CAST(${divisor} * ${factor} AS DOUBLE)`;
}

/** Small values go by way of many digits: read with an exponent as few, 6.6e-4 becomes 0.01 (seen in DuckDB 1.5). */
function decimalOfDouble(value: string, type: string): string {
  const digits = `PRINTF('%.15g', ${value})`;
  const small = `CAST(CAST(${digits} AS DECIMAL(38, 30)) AS ${type})`;
  return `CASE WHEN ABS(${value}) < 1 THEN ${small} ELSE CAST(${digits} AS ${type}) END`;
}

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
