import { cutTo, pad, widthOf } from './text-width.js';

export interface Column {
  readonly header: string;
  readonly align: 'left' | 'right';
  /** One cell a row. */
  readonly cells: readonly string[];
  /** May be cut to this many cells when the terminal is narrow; null: never. */
  readonly least: number | null;
  /** Shown without weight: a bar, a trend. */
  readonly isDrawing?: boolean;
}

export interface TableStyle {
  /** Cells of a line. */
  readonly width: number;
  readonly rule: string;
  readonly cut: string;
  header(text: string): string;
  drawing(text: string): string;
  /** The row of all together. */
  total(text: string): string;
}

const GAP = '  ';

/** Lines of a table; the last row stands apart when it `hasTotal`. */
export function layoutTable(
  columns: readonly Column[],
  hasTotal: boolean,
  style: TableStyle,
): readonly string[] {
  const widths = fitWidths(columns, style.width);
  const rows = Math.max(0, ...columns.map((column) => column.cells.length));
  const line = (cell: (column: Column) => string, paint: (text: string, column: Column) => string) =>
    columns
      .map((column, index) => {
        const width = widths[index] ?? 0;
        return paint(pad(cutTo(cell(column), width, style.cut), width, column.align), column);
      })
      .join(GAP)
      .trimEnd();
  const body = Array.from({ length: rows }, (_, index) =>
    line(
      (column) => column.cells[index] ?? '',
      (text, column) => {
        if (column.isDrawing) return style.drawing(text);
        return hasTotal && index === rows - 1 ? style.total(text) : text;
      },
    ),
  );
  const rule = style.header(widths.map((width) => style.rule.repeat(width)).join(GAP));
  const header = line((column) => column.header, style.header);
  const last = hasTotal ? [rule, body.at(-1) ?? ''] : [];
  return [header, rule, ...(hasTotal ? body.slice(0, -1) : body), ...last];
}

/** Cells when everything that may be cut is cut as far as it may. */
export function leastWidth(columns: readonly Column[]): number {
  return columns.reduce(
    (sum, column) => sum + Math.min(columnWidth(column), column.least ?? Number.POSITIVE_INFINITY),
    GAP.length * (columns.length - 1),
  );
}

function columnWidth(column: Column): number {
  return Math.max(widthOf(column.header), ...column.cells.map(widthOf));
}

/** Takes what is too much from the widest column that may be cut, one cell at a time. */
function fitWidths(columns: readonly Column[], room: number): readonly number[] {
  const widths = columns.map(columnWidth);
  let over = widths.reduce((sum, width) => sum + width, GAP.length * (columns.length - 1)) - room;
  while (over > 0 && Number.isFinite(over)) {
    const cuttable = columns
      .map((column, index) => ({ index, width: widths[index] ?? 0, least: column.least }))
      .filter(({ width, least }) => least !== null && width > least)
      .sort((left, right) => right.width - left.width);
    const [widest] = cuttable;
    if (widest === undefined) break;
    widths[widest.index] = widest.width - 1;
    over -= 1;
  }
  return widths;
}
