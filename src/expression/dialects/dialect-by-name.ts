import type { SqlDialect } from './dialect.js';
import { duckdb } from './duckdb.js';
import { postgres } from './postgres.js';

export type DialectName = 'postgres' | 'duckdb';

export const DIALECTS: Readonly<Record<DialectName, SqlDialect>> = { postgres, duckdb };
