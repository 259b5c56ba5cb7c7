import type { Typed } from '../expression/typed.js';
import { partsOf } from './parts-of.js';

const known = new WeakMap<Typed, boolean>();

/** Whether LOWER, UPPER or ILIKE is anywhere in a condition, its terms and computed fields included. */
export function foldsCase(typed: Typed): boolean {
  const before = known.get(typed);
  if (before !== undefined) return before;
  let found = false;
  for (const { node } of partsOf(typed)) {
    if (node.kind === 'like' && node.caseInsensitive) found = true;
    if (node.kind === 'function' && (node.name === 'lower' || node.name === 'upper')) found = true;
    if (found) break;
  }
  known.set(typed, found);
  return found;
}
