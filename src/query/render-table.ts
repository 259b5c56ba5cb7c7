import pc from 'picocolors';
import type { Answer } from './answer.js';
import type { Drawing } from './drawing.js';
import { ASCII, UNICODE } from './glyphs.js';
import { renderList } from './render-list.js';
import { renderNotes } from './render-notes.js';
import { renderRows } from './render-rows.js';
import { renderSeries } from './render-series.js';

export interface TableOptions {
  readonly color: boolean;
  readonly unicode: boolean;
  /** Cells of a line; null: as wide as it gets. */
  readonly width: number | null;
}

/** An answer as people read it in a terminal. */
export function renderTable(answer: Answer, options: TableOptions): string {
  const colors = pc.createColors(options.color);
  const glyphs = options.unicode ? UNICODE : ASCII;
  const drawing: Drawing = {
    glyphs,
    style: {
      width: options.width ?? Number.POSITIVE_INFINITY,
      rule: glyphs.rule,
      cut: glyphs.cut,
      header: colors.dim,
      drawing: colors.cyan,
      total: colors.bold,
    },
    title: colors.bold,
    dim: colors.dim,
  };
  const body = renderBody(answer, drawing);
  return `\n${[...body, '', ...renderNotes(answer, drawing)].join('\n')}\n`;
}

function renderBody(answer: Answer, drawing: Drawing): readonly string[] {
  if (answer.rows.length === 0) return ['No records.'];
  if (answer.grain === null && answer.dimensions.length === 0) return renderList(answer, drawing);
  return answer.grain !== null && answer.dimensions.length > 0
    ? renderSeries(answer, drawing)
    : renderRows(answer, drawing);
}
