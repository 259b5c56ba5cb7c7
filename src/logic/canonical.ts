import type { Compiler } from './compile/compiler.js';
import { EVERYTHING, NOTHING, type NodeId } from './diagram/diagram.js';
import type { Variable } from './diagram/variable.js';
import { addBasesOfVariable, noBases } from './search/base-columns.js';
import { isDerived } from './search/is-derived.js';
import type { Atom } from './term/term.js';

/** Every variable that a diagram asks. */
export function variablesOf({ diagrams }: Compiler, root: NodeId): ReadonlySet<Variable> {
  const variables = new Set<Variable>();
  const seen = new Set<NodeId>([EVERYTHING, NOTHING]);
  const open = [root];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const { variable, edges } = diagrams.nodeOf(id);
    variables.add(variable);
    for (const { child } of edges) open.push(child);
  }
  return variables;
}

/**
 * Whether no column feeds two variables: then every path of the diagram can be taken, and different diagrams mean
 * different things. Whether a column is NULL may be asked besides.
 */
export function isCanonical(compiler: Compiler, root: NodeId): boolean {
  const variables = variablesOf(compiler, root);
  const feeding = new Map<string, number>();
  for (const variable of variables) {
    if (!isDerived(variable)) continue;
    if (variable.source.kind !== 'form' || !variable.source.form.terms.every(({ atom }) => isFree(atom)))
      return false;
    const bases = noBases();
    addBasesOfVariable(variable, bases);
    for (const key of bases.columns.keys()) feeding.set(key, (feeding.get(key) ?? 0) + 1);
    if (bases.now) feeding.set('now', (feeding.get('now') ?? 0) + 1);
  }
  if ([...feeding.values()].some((count) => count > 1)) return false;
  return feeding.size === 0 || !asksValues(compiler, root, feeding);
}

/** Whether a number can be any of its space, whatever the others are: no closed list, nothing computed, no rounding. */
function isFree(atom: Atom): boolean {
  if (atom.kind === 'now') return true;
  return atom.kind === 'column' && atom.space.kind !== 'double' && !('values' in atom.column.field.type);
}

/** Whether a column that feeds a sum is itself asked for more than whether it is NULL. */
function asksValues(
  { diagrams, sets }: Compiler,
  root: NodeId,
  feeding: ReadonlyMap<string, number>,
): boolean {
  const seen = new Set<NodeId>([EVERYTHING, NOTHING]);
  const open = [root];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const { variable, edges } = diagrams.nodeOf(id);
    for (const { child } of edges) open.push(child);
    const { source } = variable;
    if (source.kind === 'now' && feeding.has('now')) return true;
    if (source.kind !== 'column' || !feeding.has(variable.order.slice(2))) continue;
    const known = edges.filter(
      ({ set }) => sets.values(set).kind !== 'listed' || sets.values(set).set !== 0n,
    );
    if (known.filter(({ set }) => !isOnlyNull(set)).length > 1) return true;
  }
  return false;

  function isOnlyNull(set: number): boolean {
    const values = sets.values(set);
    return values.kind === 'number' && !values.set.from && values.set.cuts.length === 0;
  }
}
