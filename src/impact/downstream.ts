import { type DefinitionRef, refKey } from '../diagnostic/definition-ref.js';
import type { Graph } from '../graph/graph.js';

/** What rests on the definitions of one graph: whoever needs it for its meaning, directly or through others. */
export class Downstream {
  private readonly direct = new Map<string, DefinitionRef[]>();

  constructor({ references }: Graph) {
    for (const { from, to, role } of references) {
      // A relationship leads to another entity; what is said of the one does not rest on the other for that.
      if (role !== 'needs' || (from.kind === 'entity' && to.kind === 'entity')) continue;
      const key = refKey(to);
      const users = this.direct.get(key) ?? [];
      users.push({ kind: from.kind, name: from.name });
      this.direct.set(key, users);
    }
  }

  /** Without the definition itself, each once. */
  of(definition: DefinitionRef): readonly DefinitionRef[] {
    const start = refKey(definition);
    const found = new Map<string, DefinitionRef>();
    const open = [start];
    for (let key = open.pop(); key !== undefined; key = open.pop()) {
      for (const user of this.direct.get(key) ?? []) {
        const next = refKey(user);
        if (next === start || found.has(next)) continue;
        found.set(next, user);
        open.push(next);
      }
    }
    return [...found.values()];
  }
}
