import { DIALECTS } from '../expression/dialects/dialect-by-name.js';
import type { Duration, Window } from '../graph/metric.js';
import type { Grain } from '../language/schema.js';
import { quoteText, type SqlDialect } from './sql-text.js';

/*
 * Timestamps of the warehouse are UTC; periods are cut in the project's time zone. A window is looked at from the last
 * moment of a period: what happened in the window that ends there.
 */

export function toLocal(utc: string, timezone: string): string {
  return timezone === 'UTC' ? utc : `((${utc} AT TIME ZONE 'UTC') AT TIME ZONE ${quoteText(timezone)})`;
}

function toUtc(local: string, timezone: string): string {
  return timezone === 'UTC' ? local : `((${local} AT TIME ZONE ${quoteText(timezone)}) AT TIME ZONE 'UTC')`;
}

export function intervalOf({ amount, unit }: Duration): string {
  return `INTERVAL '${amount} ${unit}'`;
}

/**
 * A SELECT of the periods of a grain from the first of `times` (a SELECT of one column `t`, local) until now or the last:
 * `period_start` and `period_end` (exclusive) in local time, `first_moment` and `last_moment` in UTC.
 */
export function periodsSql(times: string, grain: Grain, timezone: string, dialect: SqlDialect): string {
  const step = grain === 'quarter' ? "INTERVAL '3 month'" : `INTERVAL '1 ${grain}'`;
  const series = `generate_series(b.low, b.high, ${step})`;
  const rows = dialect === 'postgres' ? series : `UNNEST(${series})`;
  const bounds = `SELECT CAST(DATE_TRUNC('${grain}', MIN(t)) AS TIMESTAMP) AS low, GREATEST(MAX(t), ${toLocal(DIALECTS[dialect].now, timezone)}) AS high FROM (${times}) AS t`;
  const starts = `SELECT s.period_start, s.period_start + ${step} AS period_end FROM (${bounds}) AS b, LATERAL (SELECT ${rows} AS period_start) AS s`;
  const last = toUtc("(p.period_end - INTERVAL '1 microsecond')", timezone);
  return `SELECT p.period_start, p.period_end, ${toUtc('p.period_start', timezone)} AS first_moment, ${last} AS last_moment FROM (${starts}) AS p`;
}

/** Conditions under which a record of local time `time` is in the window that ends with the period `w`. */
export function windowConditions(window: Window, time: string): readonly string[] {
  return [
    `${time} < w.period_end`,
    ...startCondition(window, time, 'w.period_end', "INTERVAL '1 microsecond'"),
  ];
}

/** The same for the window that ends now. */
export function windowUntilNow(
  window: Window,
  time: string,
  timezone: string,
  dialect: SqlDialect,
): readonly string[] {
  const now = toLocal(DIALECTS[dialect].now, timezone);
  return [`${time} <= ${now}`, ...startCondition(window, time, now, null)];
}

function startCondition(window: Window, time: string, end: string, back: string | null): readonly string[] {
  switch (window.kind) {
    case 'unbounded':
      return [];
    case 'to-date':
      return [`${time} >= DATE_TRUNC('${window.grain}', ${back === null ? end : `${end} - ${back}`})`];
    case 'trailing':
      return [`${time} >= ${end} - ${intervalOf(window.duration)}`];
  }
}
