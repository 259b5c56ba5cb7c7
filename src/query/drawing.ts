import type { Dimension } from './dimension.js';
import type { Glyphs } from './glyphs.js';
import type { TableStyle } from './layout-table.js';
import { printable } from './text-width.js';

/** What the parts of a table share. */
export interface Drawing {
  readonly glyphs: Glyphs;
  readonly style: TableStyle;
  title(text: string): string;
  dim(text: string): string;
}

/** The word in the row of all groups or periods together: for most metrics it is no sum. */
export const ALL = 'all';

/** A dimension's value as people call it. */
export function showKey({ type, values }: Dimension, value: string | null, missing: string): string {
  if (value === null) return missing;
  if (type.kind === 'boolean') return value === 'true' ? 'yes' : 'no';
  if (type.kind === 'date') return value.slice(0, 10);
  if (type.kind === 'timestamp') return value.replace('T', ' ').replace(/(?: 00:00:00)?(?:\.0+)?Z?$/, '');
  return printable(values?.find((each) => each.value === value)?.title ?? value);
}
