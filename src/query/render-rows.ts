import type { Answer, Values } from './answer.js';
import { ALL, type Drawing, showKey } from './drawing.js';
import { chooseFormat } from './format-values.js';
import { drawBar } from './glyphs.js';
import { type Column, layoutTable, leastWidth } from './layout-table.js';
import { labelPeriod } from './period.js';

const BAR_CELLS = 24;
const LEAST_BAR_CELLS = 8;
const LEAST_TEXT_CELLS = 12;

/** A row a period, or a row a group; a bar where one metric is asked; several tables where the terminal is too narrow for one. */
export function renderRows(answer: Answer, drawing: Drawing): readonly string[] {
  const total = answer.rows.length > 1 ? answer.totals.all : null;
  const keys = keyColumns(answer, drawing, total !== null);
  const metrics = answer.metrics.map((_, index) => metricColumn(answer, index, total, drawing));
  const blocks = splitToWidth(keys, metrics, drawing.style.width);
  const tables = blocks.map((block) => {
    const columns = [...keys, ...block];
    const bar = metrics.length === 1 ? barColumn(answer, columns, drawing) : null;
    return layoutTable(bar === null ? columns : [...columns, bar], total !== null, drawing.style);
  });
  return tables.flatMap((table, index) => (index === 0 ? table : ['', ...table]));
}

function keyColumns(answer: Answer, { glyphs }: Drawing, hasTotal: boolean): readonly Column[] {
  const { grain, rows, dimensions } = answer;
  const lastCell = (index: number) => (hasTotal ? [index === 0 ? ALL : ''] : []);
  const time: readonly Column[] =
    grain === null
      ? []
      : [
          {
            header: grain,
            align: 'left',
            cells: [
              ...rows.map(({ period }) => (period === null ? '' : labelPeriod(period, grain))),
              ...lastCell(0),
            ],
            least: null,
          },
        ];
  const groups = dimensions.map((dimension, index): Column => {
    const cells = rows.map((row) => showKey(dimension, row.keys[index] ?? null, glyphs.missing));
    const isNumber = ['integer', 'decimal', 'number'].includes(dimension.type.kind);
    return {
      header: dimension.title,
      align: isNumber ? 'right' : 'left',
      cells: [...cells, ...lastCell(index + time.length)],
      least: LEAST_TEXT_CELLS,
    };
  });
  return [...time, ...groups];
}

function metricColumn(answer: Answer, index: number, total: Values | null, { glyphs }: Drawing): Column {
  const metric = answer.metrics[index];
  const values = answer.rows.map((row) => row.values[index] ?? null);
  const last = total === null ? [] : [total[index] ?? null];
  if (metric === undefined) throw new Error(`no metric ${index}`);
  const { unit, format } = chooseFormat(metric, [...values, ...last], glyphs.missing);
  const cells = [...values.map(format), ...last.map((value) => (metric.isCumulative ? '' : format(value)))];
  return {
    header: unit === null ? metric.title : `${metric.title} (${unit})`,
    align: 'right',
    cells,
    least: null,
  };
}

function barColumn(answer: Answer, columns: readonly Column[], { glyphs, style }: Drawing): Column | null {
  const values = answer.rows.map((row) => toNumber(row.values[0] ?? null));
  const largest = Math.max(0, ...values.filter((value) => value !== null));
  const room = style.width - leastWidth(columns) - 2;
  if (room < LEAST_BAR_CELLS || largest === 0 || values.some((value) => value !== null && value < 0))
    return null;
  const width = Math.min(BAR_CELLS, room);
  const cells = values.map((value) => drawBar(value, largest, width, glyphs));
  return { header: '', align: 'left', cells, least: LEAST_BAR_CELLS, isDrawing: true };
}

export function toNumber(value: string | null): number | null {
  const number = value === null ? Number.NaN : Number(value);
  return Number.isFinite(number) ? number : null;
}

/** As many metrics beside each other as fit; at least one. */
function splitToWidth(
  keys: readonly Column[],
  metrics: readonly Column[],
  width: number,
): readonly (readonly Column[])[] {
  const blocks: Column[][] = [];
  let current: Column[] = [];
  for (const metric of metrics) {
    if (current.length > 0 && leastWidth([...keys, ...current, metric]) > width) {
      blocks.push(current);
      current = [];
    }
    current.push(metric);
  }
  return [...blocks, current];
}
