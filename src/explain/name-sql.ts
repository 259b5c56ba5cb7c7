import { quoteName } from '../compile/sql-text.js';

/** Words that PostgreSQL or DuckDB does not take as a name without quotes. */
const RESERVED: ReadonlySet<string> = new Set(
  (
    'all analyse analyze and any array as asc asymmetric authorization between binary both case cast check collate collation column ' +
    'concurrently constraint create cross current_catalog current_date current_role current_schema current_time current_timestamp ' +
    'current_user default deferrable desc describe distinct do else end except false fetch for foreign freeze from full grant group ' +
    'having ilike in initially inner intersect into is isnull join lambda lateral leading left like limit localtime localtimestamp ' +
    'natural not notnull null offset on only or order outer overlaps pivot placing primary qualify references returning right select ' +
    'session_user show similar some summarize symmetric table tablesample then to trailing true union unique unpivot user using ' +
    'variadic verbose when where window with'
  ).split(' '),
);

/** A name in SQL, quoted only where it has to be. */
export function nameSql(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) && !RESERVED.has(name) ? name : quoteName(name);
}
