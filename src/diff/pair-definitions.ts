import { type DefinitionRef, refKey } from '../diagnostic/definition-ref.js';
import type { Graph } from '../graph/graph.js';
import type { AnyDefinition } from '../language/definition.js';
import type { Pair } from './change.js';

export interface Paired {
  readonly pairs: readonly Pair[];
  readonly gone: readonly AnyDefinition[];
  readonly added: readonly AnyDefinition[];
}

/**
 * Definitions by kind and name. Of a name that is given twice the one in the same file is meant: a merge may have brought
 * the other. What exists and cannot be read is neither gone nor new; a finding of its own says so.
 */
export function pairDefinitions(
  base: Graph,
  head: Graph,
  broken: { readonly base: readonly DefinitionRef[]; readonly head: readonly DefinitionRef[] },
): Paired {
  const brokenBefore = new Set(broken.base.map(refKey));
  const brokenNow = new Set(broken.head.map(refKey));
  const before = firstByKey(base.definitions);
  const now = new Map<string, AnyDefinition[]>();
  for (const each of head.definitions) now.set(refKey(each), [...(now.get(refKey(each)) ?? []), each]);
  const pairs: Pair[] = [];
  const gone: AnyDefinition[] = [];
  for (const [key, old] of before) {
    const named = now.get(key);
    const definition = named?.find(({ source }) => source.path === old.source.path) ?? named?.[0];
    if (definition) pairs.push({ before: old, definition });
    else if (!brokenNow.has(key)) gone.push(old);
  }
  const added = [...now].flatMap(([key, [first]]) =>
    first && !before.has(key) && !brokenBefore.has(key) ? [first] : [],
  );
  return { pairs, gone, added };
}

/** The first of each kind and name. */
export function firstByKey(definitions: readonly AnyDefinition[]): ReadonlyMap<string, AnyDefinition> {
  const found = new Map<string, AnyDefinition>();
  for (const each of definitions) if (!found.has(refKey(each))) found.set(refKey(each), each);
  return found;
}
