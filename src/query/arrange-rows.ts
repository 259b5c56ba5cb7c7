import { type AnswerRow, groupKey, type Keys, type Totals, type Values } from './answer.js';
import type { Ask, OrderBy } from './ask.js';
import { nextPeriod } from './period.js';

export type Found = AnswerRow;

interface Arranged {
  readonly rows: readonly AnswerRow[];
  readonly found: number;
  readonly shown: number;
}

/** Fills gaps in time, sorts, and cuts to the limit: rows, or with a grain and dimensions whole groups. */
export function arrangeRows(ask: Ask, found: readonly Found[], groupTotals: Totals['groups']): Arranged {
  const { grain, dimensions, limit } = ask;
  const filled = grain === null ? found : fillGaps(ask, found);
  if (grain === null || dimensions.length === 0) {
    const rows = [...filled].sort(compareRows(ask));
    const shown = rows.slice(0, limit ?? rows.length);
    return { rows: shown, found: rows.length, shown: shown.length };
  }
  const groups = [...new Map(filled.map((row) => [groupKey(row.keys), row.keys])).values()];
  const asRow = (keys: Keys): AnswerRow => ({
    period: null,
    keys,
    values: groupTotals?.get(groupKey(keys)) ?? [],
  });
  const sorted = groups.map(asRow).sort(compareRows(ask));
  const shown = sorted.slice(0, limit ?? sorted.length);
  const rank = new Map(shown.map((row, index) => [groupKey(row.keys), index]));
  const isLatestFirst = ask.order.some(({ by, descending }) => by === 'time' && descending);
  const rows = filled
    .filter((row) => rank.has(groupKey(row.keys)))
    .sort(
      (left, right) =>
        comparePeriods(left, right) * (isLatestFirst ? -1 : 1) ||
        (rank.get(groupKey(left.keys)) ?? 0) - (rank.get(groupKey(right.keys)) ?? 0),
    );
  return { rows, found: sorted.length, shown: shown.length };
}

const MOST_FILLED = 20_000;

/** Periods without records stand between those with some; a count of nothing is 0, everything else is not known. */
export function fillGaps(ask: Ask, found: readonly Found[]): readonly Found[] {
  const { grain } = ask;
  const dated = found.flatMap(({ period }) => (period ? [period] : [])).sort();
  const [first] = dated;
  const last = dated.at(-1);
  if (grain === null || first === undefined || last === undefined) return found;
  const known = new Set(found.map((row) => `${row.period} ${groupKey(row.keys)}`));
  const groups = [...new Map(found.map((row) => [groupKey(row.keys), row.keys])).values()];
  const nothing: Values = ask.metrics.map((metric) => (metric.isCount ? '0' : null));
  const added: Found[] = [];
  for (let period = first; period <= last; period = nextPeriod(period, grain)) {
    for (const keys of groups) {
      if (!known.has(`${period} ${groupKey(keys)}`)) added.push({ period, keys, values: nothing });
    }
    if (added.length > MOST_FILLED) return found;
  }
  return [...found, ...added];
}

function compareRows(ask: Ask): (left: AnswerRow, right: AnswerRow) => number {
  const order = [...ask.order, ...defaultOrder(ask)];
  return (left, right) => {
    for (const each of order) {
      const compared = compareBy(ask, each, left, right);
      if (compared !== 0) return compared;
    }
    return 0;
  };
}

/** Time first; a scale of its own in its own order; names by the first metric, the largest first. */
function defaultOrder(ask: Ask): readonly OrderBy[] {
  const { dimensions, grain } = ask;
  const bySize = grain === null || dimensions.length > 0;
  const isFree =
    dimensions.length === 1 && dimensions[0]?.values === null && dimensions[0]?.type.kind === 'string';
  return [
    { by: 'time', descending: false },
    ...(bySize && isFree ? [{ by: { metric: 0 }, descending: true }] : []),
    ...dimensions.map((_, dimension): OrderBy => ({ by: { dimension }, descending: false })),
  ];
}

function compareBy(ask: Ask, { by, descending }: OrderBy, left: AnswerRow, right: AnswerRow): number {
  const sign = descending ? -1 : 1;
  if (by === 'time') return comparePeriods(left, right) * sign;
  if ('metric' in by) return compareTexts(left.values[by.metric], right.values[by.metric], sign);
  const scale = ask.dimensions[by.dimension]?.values?.map(({ value }) => value);
  const [a, b] = [left.keys[by.dimension], right.keys[by.dimension]].map((key) => {
    const index = key == null ? -1 : (scale?.indexOf(key) ?? -1);
    return index === -1 ? key : String(index);
  });
  return compareTexts(a, b, sign);
}

/** Records without a date come last. */
function comparePeriods(left: AnswerRow, right: AnswerRow): number {
  if (left.period === right.period) return 0;
  if (!left.period) return 1;
  if (!right.period) return -1;
  return left.period < right.period ? -1 : 1;
}

/** As numbers where both are; what is not known comes last in either direction. */
function compareTexts(
  left: string | null | undefined,
  right: string | null | undefined,
  sign: number,
): number {
  if (left == null || right == null) return Number(left == null) - Number(right == null);
  const [a, b] = [Number(left), Number(right)];
  if (!Number.isNaN(a) && !Number.isNaN(b)) return a === b ? 0 : (a - b) * sign;
  return left === right ? 0 : (left < right ? -1 : 1) * sign;
}
