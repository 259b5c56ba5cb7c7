import { childrenOf } from '../../src/expression/children.js';
import { commonUnit, isElapsed } from '../../src/expression/elapsed.js';
import type { Typed } from '../../src/expression/typed.js';

/**
 * Whether a decimal is divided somewhere, which DuckDB does as doubles, in a way that can show: elapsed times compared
 * exactly are not divided, and a quotient of stored values beside a short literal differs from it by more than it is off.
 */
export function dividesInexactly(typed: Typed): boolean {
  if (typed.kind === 'arithmetic' && typed.operator === '/' && typed.type.kind === 'decimal') return true;
  if (isElapsed(typed)) return true;
  if (typed.kind === 'term') return dividesInexactly(typed.term.condition);
  const parts = childrenOf(typed);
  const compares = ['compare', 'distinct', 'in', 'between'].includes(typed.kind);
  const scaled = compares && commonUnit(parts) !== null;
  const isQuotient = typed.kind === 'compare' && parts.some(isSimpleQuotient);
  if (isQuotient && parts.some((part) => part.kind === 'literal')) return false;
  return parts
    .flatMap((part) => (scaled && isElapsed(part) ? part.arguments : [part]))
    .some(dividesInexactly);
}

function isSimpleQuotient(typed: Typed): boolean {
  if (typed.kind !== 'arithmetic' || typed.operator !== '/') return false;
  return [typed.left, typed.right].every((part) => {
    const inner = part.kind === 'function' && part.name === 'nullif' ? part.arguments : [part];
    return inner.every((leaf) => leaf.kind === 'column' || leaf.kind === 'literal');
  });
}
