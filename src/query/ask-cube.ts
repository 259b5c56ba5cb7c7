import { METRICS_VIEW, TIME_MEMBER } from '../compile/name-plan.js';
import { type Answer, type AnswerRow, groupKey, type Totals, type Values } from './answer.js';
import { arrangeRows, type Found, fillGaps } from './arrange-rows.js';
import type { Ask } from './ask.js';
import type { CubeQuery, CubeTimeDimension } from './cube-query.js';
import type { Dimension } from './dimension.js';

/** One row of the semantic layer, by member. */
export type CubeRow = Readonly<Record<string, unknown>>;

/** Asks the semantic layer, in this process or over HTTP. */
export type LoadRows = (query: CubeQuery) => Promise<readonly CubeRow[]>;

const TIME = `${METRICS_VIEW}.${TIME_MEMBER}`;
/** The most rows that Cube returns at once. */
const MOST_ROWS = 50_000;

/** The query for all that was asked: a row a period and group. */
export function toCubeQuery(ask: Ask): CubeQuery {
  return buildQuery(ask, { metrics: ask.metrics, dimensions: ask.dimensions, grain: ask.grain !== null });
}

/** Asks the question, and with `totals` what all groups and all periods are together. */
export async function askCube(
  ask: Ask,
  load: LoadRows,
  options: { readonly totals: boolean },
): Promise<Answer> {
  const rows = await load(toCubeQuery(ask));
  const found = rows.map((row) => readRow(row, ask, ask.dimensions, ask.grain !== null));
  const totals = await askTotals(ask, load, options.totals);
  const arranged = arrangeRows(ask, found, totals.groups);
  return {
    metrics: ask.metrics.map(({ member: _member, ...metric }) => metric),
    dimensions: ask.dimensions,
    deprecated: ask.deprecated,
    grain: ask.grain,
    timezone: ask.timezone,
    range: ask.range,
    ...arranged,
    totals,
    isCapped: rows.length >= MOST_ROWS,
  };
}

/** The order of groups over time needs their totals too, in every format. */
async function askTotals(ask: Ask, load: LoadRows, wanted: boolean): Promise<Totals> {
  const { grain, dimensions } = ask;
  const isSeries = grain !== null && dimensions.length > 0;
  const hasTotal = grain !== null || dimensions.length > 0;
  const together = { metrics: ask.metrics.filter((each) => !each.isCumulative), grain: false };
  const groups =
    isSeries && together.metrics.length > 0 ? await loadPart(ask, load, { ...together, dimensions }) : null;
  if (!wanted) return { all: null, periods: null, groups: groups && byGroup(groups) };
  const all =
    hasTotal && together.metrics.length > 0
      ? await loadPart(ask, load, { ...together, dimensions: [] })
      : null;
  const periods = isSeries
    ? await loadPart(ask, load, { metrics: ask.metrics, dimensions: [], grain: true })
    : null;
  return {
    all: all?.[0]?.values ?? null,
    periods:
      periods &&
      new Map(fillGaps(ask, periods).map((row): [string, Values] => [row.period ?? '', row.values])),
    groups: groups && byGroup(groups),
  };
}

function byGroup(rows: readonly AnswerRow[]): ReadonlyMap<string, Values> {
  return new Map(rows.map((row) => [groupKey(row.keys), row.values]));
}

interface Part {
  readonly metrics: Ask['metrics'];
  readonly dimensions: readonly Dimension[];
  readonly grain: boolean;
}

async function loadPart(ask: Ask, load: LoadRows, part: Part): Promise<readonly Found[]> {
  const rows = await load(buildQuery(ask, part));
  return rows.map((row) => readRow(row, ask, part.dimensions, part.grain));
}

function buildQuery(ask: Ask, { metrics, dimensions, grain }: Part): CubeQuery {
  const { from, to } = ask.range;
  const isLimited = from !== null || to !== null;
  // Cube knows no open ranges.
  const dateRange: readonly [string, string] = [from ?? '1000-01-01', to ?? '9999-12-31'];
  const time: CubeTimeDimension = {
    dimension: TIME,
    ...(grain && ask.grain !== null ? { granularity: ask.grain } : {}),
    ...(isLimited ? { dateRange } : {}),
  };
  return {
    measures: metrics.map(({ member }) => member),
    ...(dimensions.length > 0 ? { dimensions: dimensions.map(({ member }) => member) } : {}),
    ...(grain || isLimited ? { timeDimensions: [time] } : {}),
    ...(ask.filters.length > 0 ? { filters: ask.filters } : {}),
    timezone: ask.timezone,
    limit: MOST_ROWS,
  };
}

function readRow(row: CubeRow, ask: Ask, dimensions: readonly Dimension[], hasPeriod: boolean): Found {
  return {
    // Records without a date stand in a period of their own, the empty one.
    period: hasPeriod ? (toText(row[`${TIME}.${ask.grain}`]) ?? '') : null,
    keys: dimensions.map((dimension) => toKey(dimension, toText(row[dimension.member]))),
    values: ask.metrics.map(({ member }) => toText(row[member])),
  };
}

function toText(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}

function toKey({ type }: Dimension, value: string | null): string | null {
  if (value === null) return null;
  if (type.kind === 'date') return value.slice(0, 10);
  return type.kind === 'timestamp' ? value.replace(/\.0+Z?$/, '') : value;
}
