import { type DefinitionRef, refKey } from '../diagnostic/definition-ref.js';
import type { Graph } from '../graph/graph.js';

/** Which definitions a definition needs, of either graph, directly or through others. Keys are those of refKey. */
export class Needs {
  private readonly direct = new Map<string, Map<string, DefinitionRef>>();
  private readonly known = new Map<string, ReadonlyMap<string, DefinitionRef>>();

  constructor(graphs: readonly Graph[]) {
    for (const { references } of graphs) {
      for (const { from, to, role } of references) {
        // A relationship leads to another entity; what is said of the one does not rest on the other for that.
        if (role !== 'needs' || (from.kind === 'entity' && to.kind === 'entity')) continue;
        const key = refKey(from);
        const needed = this.direct.get(key) ?? new Map<string, DefinitionRef>();
        needed.set(refKey(to), to);
        this.direct.set(key, needed);
      }
    }
  }

  of(definition: DefinitionRef): ReadonlyMap<string, DefinitionRef> {
    const start = refKey(definition);
    const before = this.known.get(start);
    if (before) return before;
    const found = new Map<string, DefinitionRef>();
    const open = [start];
    for (let key = open.pop(); key !== undefined; key = open.pop()) {
      for (const [needed, ref] of this.direct.get(key) ?? []) {
        if (needed === start || found.has(needed)) continue;
        found.set(needed, ref);
        open.push(needed);
      }
    }
    this.known.set(start, found);
    return found;
  }
}

/** What needs a definition by name, once each; by the refKey of the definition. */
export function usersByKey({ references }: Graph): ReadonlyMap<string, readonly DefinitionRef[]> {
  const users = new Map<string, Map<string, DefinitionRef>>();
  for (const { from, to, role } of references) {
    const [user, used] = [refKey(from), refKey(to)];
    if (role !== 'needs' || user === used) continue;
    const found = users.get(used) ?? new Map<string, DefinitionRef>();
    found.set(user, { kind: from.kind, name: from.name });
    users.set(used, found);
  }
  return new Map([...users].map(([key, found]) => [key, [...found.values()]]));
}
