import { type ColumnSource, keyOfColumn } from '../term/term.js';
import { addBasesOfVariable, noBases } from './base-columns.js';
import { isDerived } from './is-derived.js';
import type { Decision } from './paths.js';

/** What a path asks of things that are computed of one column alone, by column. */
export function demandsOnOneColumn(
  decisions: readonly Decision[],
): ReadonlyMap<ColumnSource, readonly Decision[]> {
  const demands = new Map<string, { column: ColumnSource; list: Decision[] }>();
  for (const decision of decisions) {
    if (!isDerived(decision.variable)) continue;
    const bases = noBases();
    addBasesOfVariable(decision.variable, bases);
    const [column, ...more] = bases.columns.values();
    if (!column || more.length > 0 || bases.calls.size > 0 || bases.now) continue;
    const key = keyOfColumn(column);
    const entry = demands.get(key) ?? { column, list: [] };
    entry.list.push(decision);
    demands.set(key, entry);
  }
  return new Map([...demands.values()].map(({ column, list }) => [column, list]));
}
