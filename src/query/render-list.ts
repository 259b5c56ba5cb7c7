import type { Answer } from './answer.js';
import type { Drawing } from './drawing.js';
import { chooseFormat } from './format-values.js';
import { pad, widthOf } from './text-width.js';

/** One line a metric: its title, its value, its unit. */
export function renderList(answer: Answer, { glyphs, style }: Drawing): readonly string[] {
  const values = answer.rows[0]?.values ?? [];
  const lines = answer.metrics.map((metric, index) => {
    const value = values[index] ?? null;
    const { unit, format } = chooseFormat(metric, [value], glyphs.missing);
    return { title: metric.title, text: format(value), unit: value === null ? '' : (unit ?? '') };
  });
  const titleWidth = Math.max(...lines.map((line) => widthOf(line.title)));
  const valueWidth = Math.max(...lines.map((line) => widthOf(line.text)));
  return lines.map(({ title, text, unit }) =>
    `${pad(title, titleWidth, 'left')}  ${style.total(pad(text, valueWidth, 'right'))} ${unit}`.trimEnd(),
  );
}
