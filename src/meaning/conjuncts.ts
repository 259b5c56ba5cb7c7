import type { Typed } from '../expression/typed.js';
import { canonicalText } from './canonical-text.js';
import type { RecordsMeaning } from './meaning.js';

/** All that must hold for a record to belong, each once: what AND joins, also inside the terms that are named. */
export function conjunctsOf({ condition }: RecordsMeaning): readonly Typed[] {
  const found = new Map<string, Typed>();
  const visit = (typed: Typed): void => {
    if (typed.kind === 'and') typed.operands.forEach(visit);
    else if (typed.kind === 'term' && typed.path.length === 0) visit(typed.term.condition);
    else if (!found.has(canonicalText(typed))) found.set(canonicalText(typed), typed);
  };
  condition.conditions.forEach(visit);
  return [...found.values()];
}
