import type { DataType } from '../data-type.js';
import { formatLiteral } from '../format-literal.js';
import type { SqlDialect } from './dialect.js';

/** PostgreSQL, whose meaning is the language's own. */
export const postgres: SqlDialect = {
  integerDivision: '/',
  now: "(CURRENT_TIMESTAMP AT TIME ZONE 'UTC')",
  elapsedPerSecond: 1n,
  defaultEscape: null,
  keepsNullOfTruncation: true,
  typeName,
  timeLiteral: formatLiteral,
  elapsed: (from, to) => `EXTRACT(EPOCH FROM (${to} - ${from}))`,
  divideElapsed: (elapsed, divisor) => `${elapsed} / ${divisor}`,
  binary: (text) => `${text} COLLATE "C"`,
  double: (digits) => `CAST(${digits} AS double precision)`,
  decimalOfDouble: (value, type) => `CAST(${value} AS ${type})`,
  divideDecimals: (dividend, divisor) => `${dividend} / ${divisor}`,
  trim: (text) => `TRIM(${text})`,
  wholeDouble: (name, value) => `${name.toUpperCase()}(CAST(${value} AS double precision))`,
  seconds: (timestamp) => `EXTRACT(SECOND FROM ${timestamp})`,
  dateText: (date) => `TO_CHAR(${date}, 'YYYY-MM-DD')`,
};

function typeName(type: DataType): string {
  switch (type.kind) {
    case 'string':
    case 'null':
      return 'text';
    case 'integer':
      return 'bigint';
    case 'decimal':
      return type.scale === null ? 'numeric' : `numeric(${Math.max(38, type.scale)}, ${type.scale})`;
    case 'number':
      return 'double precision';
    case 'boolean':
    case 'date':
    case 'timestamp':
    case 'interval':
      return type.kind;
  }
}
