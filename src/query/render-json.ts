import type { Answer, AnswerRow, AskedMetric } from './answer.js';
import { isNumberText, toJsonNumber } from './decimal-text.js';
import type { Dimension } from './dimension.js';
import { periodIso } from './period.js';

/** The name of the time column in JSON and CSV. */
export const TIME_COLUMN = 'metric_time';

/** Shape documented in docs/query.md; fields may be added, none changes. */
export function renderJson(answer: Answer): string {
  const document = {
    version: 1,
    metrics: answer.metrics.map(({ name, title, unit, format, type }) => ({
      name,
      title,
      unit,
      format,
      type,
    })),
    dimensions: answer.dimensions.map(({ name, title, type }) => ({ name, title, type: type.kind })),
    deprecated: answer.deprecated.map(({ name, replacedBy, sunset }) => ({
      name,
      replaced_by: replacedBy,
      sunset,
    })),
    grain: answer.grain,
    timezone: answer.timezone,
    from: answer.range.from,
    to: answer.range.to,
    rows: answer.rows.map((row) => Object.fromEntries(cellsOf(answer, row))),
    found: answer.found,
    complete: answer.shown === answer.found && !answer.isCapped,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

type JsonCell = string | number | boolean | null;

function* cellsOf(answer: Answer, row: AnswerRow): Generator<[string, JsonCell]> {
  if (row.period !== null && answer.grain !== null) yield [TIME_COLUMN, periodIso(row.period, answer.grain)];
  for (const [index, dimension] of answer.dimensions.entries()) {
    yield [dimension.name, dimensionCell(dimension, row.keys[index] ?? null)];
  }
  for (const [index, metric] of answer.metrics.entries())
    yield [metric.name, metricCell(metric, row.values[index] ?? null)];
}

function dimensionCell({ type }: Dimension, value: string | null): JsonCell {
  if (value === null) return null;
  if (type.kind === 'boolean') return value === 'true';
  return isNumberKind(type.kind) ? toJsonNumber(value) : value;
}

/** A number beyond what a double holds exactly stays text. */
function metricCell({ type }: AskedMetric, value: string | null): JsonCell {
  if (value === null) return null;
  return isNumberKind(type) && isNumberText(value) ? toJsonNumber(value) : value;
}

function isNumberKind(kind: string): boolean {
  return kind === 'integer' || kind === 'decimal' || kind === 'number';
}
