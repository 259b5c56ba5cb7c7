/**
 * The hand-written answer to one metric, in SQL that PostgreSQL and DuckDB both run. `total` returns one record with `value`, over all
 * records, those without a time included; it is null for cumulative metrics, which have no total. `byMonth` returns `month` (a date) and
 * `value`. `whenAbsent` is the metric's value over no records.
 */
export interface Truth {
  readonly total: string | null;
  readonly byMonth: string;
  readonly whenAbsent: 'zero' | 'null';
}

export interface Records {
  readonly from: string;
  readonly where?: string;
  readonly time: string;
}

const monthOf = (time: string): string => `CAST(DATE_TRUNC('month', CAST(${time} AS TIMESTAMP)) AS DATE)`;

/** One aggregate over some records. */
export function aggregate(value: string, { from, where = 'TRUE', time }: Records): Truth {
  const result = `CAST(${value} AS DOUBLE PRECISION) AS value`;
  return {
    total: `SELECT ${result} FROM ${from} WHERE ${where}`,
    byMonth: `SELECT ${monthOf(time)} AS month, ${result} FROM ${from} WHERE (${where}) AND ${time} IS NOT NULL GROUP BY 1`,
    whenAbsent: value.startsWith('COUNT') ? 'zero' : 'null',
  };
}

export const count = (records: Records): Truth => aggregate('COUNT(*)', records);

/** Two answers put together month by month; `operator` stands between them. Division by nothing is NULL. */
export function combine(left: Truth, operator: '/' | '-', right: Truth): Truth {
  const apply = (a: string, b: string): string =>
    operator === '/' ? `${a} / NULLIF(${b}, 0)` : `${a} - ${b}`;
  const side = (name: string, truth: Truth): string =>
    truth.whenAbsent === 'zero' ? `COALESCE(${name}.value, 0)` : `${name}.value`;
  return {
    total: `SELECT ${apply('l.value', 'r.value')} AS value FROM (${left.total}) l CROSS JOIN (${right.total}) r`,
    byMonth:
      `SELECT COALESCE(l.month, r.month) AS month, ${apply(side('l', left), side('r', right))} AS value ` +
      `FROM (${left.byMonth}) l FULL JOIN (${right.byMonth}) r ON l.month = r.month`,
    whenAbsent: 'null',
  };
}

/** The value of a whole month is what a month-to-date figure shows at its end. */
export function monthToDate(base: Truth): Truth {
  return { ...base, total: null };
}

/** Records counted up to the end of each month that has any: all of them, or those of the last days before it. */
export function countUpTo({ from, where = 'TRUE', time }: Records, lastDays?: number): Truth {
  const end = `m.month + INTERVAL '1 month'`;
  const since = lastDays === undefined ? '' : ` AND e.event >= ${end} - INTERVAL '${lastDays} days'`;
  const events = `SELECT ${time} AS event FROM ${from} WHERE (${where}) AND ${time} IS NOT NULL`;
  return {
    total: null,
    byMonth:
      `SELECT m.month, CAST(COUNT(*) AS DOUBLE PRECISION) AS value FROM (SELECT DISTINCT ${monthOf('event')} AS month FROM (${events}) x) m ` +
      `JOIN (${events}) e ON e.event < ${end}${since} GROUP BY 1`,
    whenAbsent: 'zero',
  };
}

/** Share of the first records that are followed, on the same key, by one of the second within some days. */
export function followed(
  first: Records & { key: string },
  second: Records & { key: string },
  days: number,
): Truth {
  const hit =
    `EXISTS (SELECT 1 FROM (SELECT ${second.key} AS key, ${second.time} AS event FROM ${second.from} WHERE ${second.where ?? 'TRUE'}) t ` +
    `WHERE t.key = f.key AND t.event >= f.event AND t.event <= f.event + INTERVAL '${days} days')`;
  const from = `(SELECT ${first.key} AS key, ${first.time} AS event FROM ${first.from} WHERE ${first.where ?? 'TRUE'}) f`;
  const share = `AVG(CASE WHEN ${hit} THEN 1.0 ELSE 0.0 END)`;
  return aggregate(share, { from, time: 'f.event' });
}

export const hoursBetween = (from: string, to: string): string =>
  `EXTRACT(EPOCH FROM (${to} - ${from})) / 3600.0`;

/** The continuous percentile, which interpolates between the two records around it. */
export const percentile = (share: number, value: string): string =>
  `PERCENTILE_CONT(${share}) WITHIN GROUP (ORDER BY ${value})`;
