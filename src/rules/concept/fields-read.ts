import { columnsReadBy } from '../../expression/columns.js';
import type { Typed } from '../../expression/typed.js';

/** The stored fields that conditions rest on, over terms and computed fields, in alphabetical order. */
export function fieldsRead(conditions: readonly Typed[]): string {
  const stored = conditions.flatMap((each) => columnsReadBy(each)).filter(({ field }) => !field.expression);
  const names = stored.map(({ path, field }) => [...path, field.name].join('.'));
  return [...new Set(names)].sort().join(', ');
}
