import type { Typed } from '../expression/typed.js';

const known = new WeakMap<Typed, boolean>();

/** Whether LOWER, UPPER or ILIKE is anywhere in a condition, its terms and computed fields included. */
export function foldsCase(typed: Typed): boolean {
  const before = known.get(typed);
  if (before !== undefined) return before;
  const found = folds(typed);
  known.set(typed, found);
  return found;
}

function folds(typed: Typed): boolean {
  switch (typed.kind) {
    case 'literal':
    case 'current':
      return false;
    case 'column':
      return typed.field.expression !== null && foldsCase(typed.field.expression);
    case 'term':
      return foldsCase(typed.term.condition);
    case 'and':
    case 'or':
      return typed.operands.some(foldsCase);
    case 'not':
    case 'is':
    case 'negate':
    case 'cast':
    case 'extract':
      return foldsCase(typed.operand);
    case 'compare':
    case 'distinct':
    case 'arithmetic':
      return foldsCase(typed.left) || foldsCase(typed.right);
    case 'in':
      return [typed.operand, ...typed.items].some(foldsCase);
    case 'between':
      return [typed.operand, typed.low, typed.high].some(foldsCase);
    case 'like':
      return typed.caseInsensitive || foldsCase(typed.operand) || foldsCase(typed.pattern);
    case 'case':
      return [
        ...(typed.subject ? [typed.subject] : []),
        ...typed.branches.flatMap(({ when, then }) => [when, then]),
        ...(typed.otherwise ? [typed.otherwise] : []),
      ].some(foldsCase);
    case 'function':
      return typed.name === 'lower' || typed.name === 'upper' || typed.arguments.some(foldsCase);
    case 'declared':
      return typed.arguments.some(foldsCase);
  }
}
