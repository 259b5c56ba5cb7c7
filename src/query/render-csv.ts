import type { Answer } from './answer.js';
import { isNumberText } from './decimal-text.js';
import { periodIso } from './period.js';
import { TIME_COLUMN } from './render-json.js';

/**
 * RFC 4180: commas, CRLF, a header with the names asked for; dates ISO 8601, no value is empty. A text that a spreadsheet would run as
 * a formula gets a leading apostrophe; a number never does.
 */
export function renderCsv(answer: Answer): string {
  const header = [
    ...(answer.grain === null ? [] : [TIME_COLUMN]),
    ...answer.dimensions.map((each) => each.name),
    ...answer.metrics.map((each) => each.name),
  ];
  const rows = answer.rows.map((row) => [
    ...(answer.grain === null || row.period === null ? [] : [periodIso(row.period, answer.grain) ?? '']),
    ...row.keys.map(guardFormula),
    ...row.values.map(guardFormula),
  ]);
  return [header, ...rows].map((cells) => `${cells.map(quote).join(',')}\r\n`).join('');
}

function guardFormula(value: string | null): string {
  if (value === null) return '';
  return /^[=+\-@\t\r\n]/.test(value) && !isNumberText(value) ? `'${value}` : value;
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
