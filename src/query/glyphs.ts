/** What a table is drawn with; `ascii` where the terminal cannot be trusted with more. */
export interface Glyphs {
  readonly missing: string;
  readonly rule: string;
  readonly cut: string;
  /** A bar of eighths: the last stands for a whole cell. */
  readonly bar: readonly string[];
  /** From lowest to highest. */
  readonly spark: readonly string[];
}

export const UNICODE: Glyphs = {
  missing: '–',
  rule: '─',
  cut: '…',
  bar: ['▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'],
  spark: ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
};

export const ASCII: Glyphs = {
  missing: '-',
  rule: '-',
  cut: '~',
  bar: ['#'],
  spark: ['_', '.', '-', '=', '+', '*', '#'],
};

/** A bar of at most `width` cells; any value above 0 leaves a mark. Empty for nothing and for less than nothing. */
export function drawBar(value: number | null, largest: number, width: number, glyphs: Glyphs): string {
  if (value === null || !(value > 0) || !(largest > 0)) return '';
  const steps = glyphs.bar.length;
  const marks = Math.max(1, Math.round((value / largest) * width * steps));
  const whole = glyphs.bar[steps - 1] ?? '';
  const rest = marks % steps;
  return whole.repeat(Math.floor(marks / steps)) + (rest === 0 ? '' : (glyphs.bar[rest - 1] ?? ''));
}

/** One mark a value, from the lowest of the series to its highest; a blank where there is none. */
export function drawSparkline(values: readonly (number | null)[], glyphs: Glyphs): string {
  const known = values.filter((value) => value !== null);
  const lowest = Math.min(...known);
  const span = Math.max(...known) - lowest;
  const top = glyphs.spark.length - 1;
  return values
    .map((value) => {
      if (value === null) return ' ';
      const level = span === 0 ? Math.floor(top / 2) : Math.round(((value - lowest) / span) * top);
      return glyphs.spark[level] ?? ' ';
    })
    .join('');
}
