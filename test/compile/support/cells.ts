import type { Row } from './databases.js';

/** The cells of one metric: from the group (`enterprise 2025-01`) to the value. No cell is 0 for a count, else NULL. */
export type Cells = Readonly<Record<string, string>>;

/** Reads the cells of one value from rows; groups whose value is NULL or 0 are left out, as an absent row says the same. */
export function readCells(rows: readonly Row[], groups: readonly string[], value: string): Cells {
  const cells: Record<string, string> = {};
  for (const row of rows) {
    const text = showValue(row[value]);
    if (text === null) continue;
    const group = groups.map((name) => showGroup(row[name])).join(' ');
    if (group in cells) throw new Error(`two rows for the group ${group}`);
    cells[group] = text;
  }
  return cells;
}

function showValue(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const text = String(value);
  if (/^\d{4}-/.test(text)) return text.slice(0, 10);
  const number = Number(text);
  if (Number.isNaN(number)) return text;
  // Exact digits where the text has them; the last ones of a double differ between databases.
  return number === 0 ? null : String(Number(number.toPrecision(12)));
}

function showGroup(value: unknown): string {
  if (value === null || value === undefined) return '-';
  const text = String(value);
  return /^\d{4}-\d\d-\d\d[T ]/.test(text) ? text.slice(0, 10) : text;
}
