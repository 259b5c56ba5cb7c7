import { rangeOf, type Span } from '../diagnostic/source.js';
import { printable } from './plain-text.js';

/*
 * Our own and not @babel/code-frame: that one splits the whole file again for every finding, counts U+2028 as a line, which
 * our positions do not, and prints a line of a megabyte in full.
 */

const MOST_LINES = 6;
const MOST_COLUMNS = 140;

/**
 * The lines of a span, one before and one after, with marks under what is meant. Long lines are cut around it, many lines
 * after the first few. Empty for a source without text.
 */
export function frameOf(span: Span, mark: (marks: string) => string): string {
  const { source } = span;
  if (source.text === '') return '';
  const { start, end } = rangeOf(span);
  const first = Math.max(1, start.line - 1);
  const lastMarked = Math.min(end.line, start.line + MOST_LINES - 1);
  const lines = linesFrom(source.text, span.start, start.line - first, lastMarked - first + 2);
  const left = Math.max(0, start.column - 1 - MOST_COLUMNS / 2);
  const digits = String(first + lines.length - 1).length;
  const rows: string[] = [];
  lines.forEach((line, index) => {
    const number = first + index;
    const marked = number >= start.line && number <= lastMarked;
    // Only the lines that are marked have to be seen at the same place; those around them are shown as far as they go.
    rows.push(`${marked ? '>' : ' '} ${String(number).padStart(digits)} | ${clip(line, left)}`.trimEnd());
    if (!marked) return;
    const from = number === start.line ? start.column - 1 : line.length - line.trimStart().length;
    const to = number === end.line ? end.column - 1 : line.length;
    const length = Math.min(Math.max(1, to - from), MOST_COLUMNS - (from - left));
    const indent = line.slice(left, from).replace(/[^\t]/g, ' ');
    const cut = left > 0 ? '  ' : '';
    rows.push(`  ${' '.repeat(digits)} | ${cut}${indent}${mark('^'.repeat(Math.max(1, length)))}`);
  });
  if (end.line > lastMarked) rows.push(`  ${' '.repeat(digits)} | …`);
  return rows.join('\n');
}

/** Up to `count` lines, beginning `before` lines above the one that holds `offset`; without their line ends. */
function linesFrom(text: string, offset: number, before: number, count: number): readonly string[] {
  let start = text.lastIndexOf('\n', offset - 1) + 1;
  if (offset === 0) start = 0;
  for (let line = 0; line < before; line++) start = text.lastIndexOf('\n', start - 2) + 1;
  const lines: string[] = [];
  while (lines.length < count && start <= text.length) {
    const next = text.indexOf('\n', start);
    const end = next === -1 ? text.length : next;
    if (start === text.length && lines.length > before) break;
    lines.push(printable(text.slice(start, end).replace(/\r$/, '')));
    start = end + 1;
  }
  return lines;
}

function clip(line: string, left: number): string {
  const cut = line.slice(left, left + MOST_COLUMNS);
  return `${left > 0 ? '… ' : ''}${cut}${line.length > left + MOST_COLUMNS ? ' …' : ''}`;
}
