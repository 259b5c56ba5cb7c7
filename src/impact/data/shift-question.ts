import type { MemberIndex } from '../../compile/member-index.js';
import { METRICS_VIEW, TIME_MEMBER } from '../../compile/name-plan.js';
import type { CubeRow } from '../../query/ask-cube.js';
import type { CubeQuery } from '../../query/cube-query.js';

/** What is asked of several metrics at once. Running values are cut by month apart: they need a range that ends with a month. */
export type ShiftQuestion =
  | { readonly kind: 'total' }
  | { readonly kind: 'months'; readonly running: boolean; readonly from: string; readonly to: string }
  | { readonly kind: 'segments'; readonly segmentation: string };

/** One metric's values: by the month (`2026-01`), by the segment (null: in none), or under `''` over all time. */
export type ValuesByKey = ReadonlyMap<string | null, string | null>;

const TIME = `${METRICS_VIEW}.${TIME_MEMBER}`;
const MOST_ROWS = 50_000;

/** Whether the question makes sense for a metric of this state of the definitions. */
export function fitsQuestion(members: MemberIndex, metric: string, question: ShiftQuestion): boolean {
  const member = members.metrics.get(metric);
  if (!member) return false;
  switch (question.kind) {
    case 'total':
      return !member.running;
    case 'months':
      return member.timed && member.running === question.running;
    case 'segments': {
      const found = members.resolveDimension(question.segmentation);
      const isThere = found.kind === 'found' && found.dimension.kind === 'segmentation';
      return !member.running && isThere && member.shared.has(found.dimension.entity);
    }
  }
}

export function toShiftQuery(
  members: MemberIndex,
  metrics: readonly string[],
  question: ShiftQuestion,
): CubeQuery {
  const query: CubeQuery = {
    measures: metrics.map(memberOf),
    timezone: members.plan.graph.config.timezone ?? 'UTC',
    limit: MOST_ROWS,
  };
  switch (question.kind) {
    case 'total':
      return query;
    case 'months': {
      const { from, to } = question;
      return {
        ...query,
        timeDimensions: [{ dimension: TIME, granularity: 'month', dateRange: [from, to] }],
      };
    }
    case 'segments':
      return { ...query, dimensions: [memberOf(question.segmentation)] };
  }
}

/** The answer, metric by metric. Values are exact, as Cube gives them. */
export function readShiftRows(
  rows: readonly CubeRow[],
  metrics: readonly string[],
  question: ShiftQuestion,
): ReadonlyMap<string, ValuesByKey> {
  return new Map(
    metrics.map((name) => [
      name,
      new Map(rows.map((row) => [keyOf(row, question), toText(row[memberOf(name)])])),
    ]),
  );
}

function keyOf(row: CubeRow, question: ShiftQuestion): string | null {
  switch (question.kind) {
    case 'total':
      return '';
    case 'months':
      return toText(row[`${TIME}.month`])?.slice(0, 7) ?? null;
    case 'segments':
      return toText(row[memberOf(question.segmentation)]);
  }
}

/** Metrics and segmentations have their own names in the view of everything. */
function memberOf(name: string): string {
  return `${METRICS_VIEW}.${name}`;
}

function toText(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}
