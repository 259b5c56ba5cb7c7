import { childrenOf } from '../../../../src/expression/children.js';
import type { Typed } from '../../../../src/expression/typed.js';
import { dividesInexactly } from '../../../support/inexact-division.js';

/** Whether DuckDB 1.5 may give another value than PostgreSQL. */
export function isOtherInDuckdb(typed: Typed): boolean {
  return dividesInexactly(typed) || someTyped(typed, (part) => forgetsNull(part) || hasMixedSigns(part));
}

function someTyped(typed: Typed, matches: (part: Typed) => boolean): boolean {
  return matches(typed) || childrenOf(typed).some((part) => someTyped(part, matches));
}

/** `date_trunc('year', x) <> TIMESTAMP '2024-02-29'` is simplified to TRUE, also where x is NULL; `=` to FALSE. */
function forgetsNull(typed: Typed): boolean {
  return (
    ['compare', 'distinct', 'in', 'between'].includes(typed.kind) &&
    childrenOf(typed).some((part) => part.kind === 'function' && part.name === 'date_trunc') &&
    childrenOf(typed).some((part) => !someTyped(part, ({ kind }) => kind === 'column'))
  );
}

/** An interval of -36 days and 1 microsecond is compared by its days first, with one of -35 days and nearly another. */
function hasMixedSigns(typed: Typed): boolean {
  if (typed.kind !== 'literal' || typed.value?.kind !== 'interval') return false;
  const { days, micros } = typed.value.value;
  return (days < 0 && micros > 0n) || (days > 0 && micros < 0n);
}
