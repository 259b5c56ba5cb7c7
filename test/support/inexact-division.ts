import { childrenOf } from '../../src/expression/children.js';
import { commonUnit, isElapsed } from '../../src/expression/elapsed.js';
import type { Typed } from '../../src/expression/typed.js';

/** Whether a decimal is divided somewhere, which DuckDB does as doubles; elapsed times compared exactly are not. */
export function dividesInexactly(typed: Typed): boolean {
  if (typed.kind === 'arithmetic' && typed.operator === '/' && typed.type.kind === 'decimal') return true;
  if (isElapsed(typed)) return true;
  if (typed.kind === 'term') return dividesInexactly(typed.term.condition);
  const parts = childrenOf(typed);
  const compares = ['compare', 'distinct', 'in', 'between'].includes(typed.kind);
  const scaled = compares && commonUnit(parts) !== null;
  return parts
    .flatMap((part) => (scaled && isElapsed(part) ? part.arguments : [part]))
    .some(dividesInexactly);
}
