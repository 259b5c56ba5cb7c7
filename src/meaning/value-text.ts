import type { Typed } from '../expression/typed.js';
import type { Logic } from '../logic/logic.js';
import { canonicalText } from './canonical-text.js';

/** Before a text that stands for a meaning the engine could not decide: another text may mean the same. */
export const UNDECIDED = 'written ';

/** A value by its meaning; where that is beyond the engine, by its canonical text, marked. */
export function valueText(logic: Logic, entity: string, value: Typed): string {
  return logic.valueKey(entity, value) ?? `${UNDECIDED}${canonicalText(value)}`;
}
