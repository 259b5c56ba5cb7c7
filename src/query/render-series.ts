import { type Answer, type AnswerRow, groupKey, type Keys } from './answer.js';
import { ALL, type Drawing, showKey } from './drawing.js';
import { chooseFormat } from './format-values.js';
import { drawSparkline } from './glyphs.js';
import { type Column, layoutTable, leastWidth } from './layout-table.js';
import { labelPeriod } from './period.js';
import type { QueryGrain } from './question.js';
import { toNumber } from './render-rows.js';

const LEAST_TEXT_CELLS = 12;
const MOST_TREND_CELLS = 36;

/** A table a metric: a row a group, its course as a sparkline, then as many of the last periods as fit, then all together. */
export function renderSeries(answer: Answer, drawing: Drawing): readonly string[] {
  const { grain } = answer;
  if (grain === null) throw new Error('a series needs a grain');
  const series = readSeries(answer);
  const tables = answer.metrics.map((_, index) => metricTable(answer, series, index, grain, drawing));
  return tables.flatMap((table, index) => (index === 0 ? table : ['', ...table]));
}

interface Series {
  readonly periods: readonly string[];
  readonly groups: readonly Keys[];
  row(keys: Keys, period: string): AnswerRow | undefined;
}

function readSeries({ rows }: Answer): Series {
  const byCell = new Map(rows.map((row) => [`${row.period} ${groupKey(row.keys)}`, row]));
  return {
    // Records without a date come last.
    periods: [...new Set(rows.map((row) => row.period ?? ''))].sort(
      (a, b) => Number(a === '') - Number(b === '') || (a < b ? -1 : 1),
    ),
    groups: [...new Map(rows.map((row) => [groupKey(row.keys), row.keys])).values()],
    row: (keys, period) => byCell.get(`${period} ${groupKey(keys)}`),
  };
}

function metricTable(
  answer: Answer,
  series: Series,
  index: number,
  grain: QueryGrain,
  { glyphs, style, title, dim }: Drawing,
): readonly string[] {
  const metric = answer.metrics[index];
  if (metric === undefined) throw new Error(`no metric ${index}`);
  const { periods, groups } = series;
  const { totals } = answer;
  const hasTotal = groups.length > 1 && totals.periods !== null;
  const valueAt = (keys: Keys, period: string) => series.row(keys, period)?.values[index] ?? null;
  const totalAt = (period: string) => totals.periods?.get(period)?.[index] ?? null;
  const lines = [
    ...groups.map((keys) => (period: string) => valueAt(keys, period)),
    ...(hasTotal ? [totalAt] : []),
  ];
  const overall = [
    ...groups.map((keys) => totals.groups?.get(groupKey(keys))?.[index] ?? null),
    ...(hasTotal ? [totals.all?.[index] ?? null] : []),
  ];
  const everything = lines.flatMap((at) => periods.map(at));
  const { unit, format } = chooseFormat(metric, [...everything, ...overall], glyphs.missing);

  const keyColumns = answer.dimensions.map(
    (dimension, position): Column => ({
      header: dimension.title,
      align: 'left',
      cells: [
        ...groups.map((keys) => showKey(dimension, keys[position] ?? null, glyphs.missing)),
        ...(hasTotal ? [position === 0 ? ALL : ''] : []),
      ],
      least: LEAST_TEXT_CELLS,
    }),
  );
  const drawn = periods.slice(-MOST_TREND_CELLS);
  const trend: Column = {
    header: '',
    align: 'left',
    cells: lines.map((at) =>
      drawSparkline(
        drawn.map((period) => toNumber(at(period))),
        glyphs,
      ),
    ),
    least: null,
    isDrawing: true,
  };
  const together: readonly Column[] =
    metric.isCumulative || totals.groups === null
      ? []
      : [{ header: ALL, align: 'right', cells: overall.map(format), least: null }];
  const columns = periods.map(
    (period): Column => ({
      header: labelPeriod(period, grain),
      align: 'right',
      cells: lines.map((at) => format(at(period))),
      least: null,
    }),
  );
  const fixed = periods.length > 1 ? [...keyColumns, trend] : keyColumns;
  const shown = lastThatFit(fixed, columns, together, style.width);
  const heading = unit === null ? metric.title : `${metric.title} (${unit})`;
  const left = columns.length - shown.length;
  const cut =
    left > 0 ? dim(`  the last ${shown.length} of ${columns.length} ${grain}s; --format csv has all`) : '';
  return [title(heading) + cut, ...layoutTable([...fixed, ...shown, ...together], hasTotal, style)];
}

/** Older periods go first when a line has no room for all; one stays. */
function lastThatFit(
  fixed: readonly Column[],
  columns: readonly Column[],
  together: readonly Column[],
  width: number,
): readonly Column[] {
  let shown = columns;
  while (shown.length > 1 && leastWidth([...fixed, ...shown, ...together]) > width) shown = shown.slice(1);
  return shown;
}
