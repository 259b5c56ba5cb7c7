import { DEFINITION_KINDS, type DefinitionRef, refKey } from '../diagnostic/definition-ref.js';
import type { Graph } from '../graph/graph.js';
import type { AnyDefinition } from '../language/definition.js';
import type { Dependency } from './explanation.js';
import { ownersOf, titleOf } from './titles.js';

type Edges = ReadonlyMap<string, readonly DefinitionRef[]>;

/** Everything a definition's meaning rests on, directly or through others. */
export function usesOf(graph: Graph, definition: DefinitionRef): readonly Dependency[] {
  return follow(graph, definition, edgesOf(graph, 'uses'));
}

/** Everything whose meaning changes with it. */
export function usersOf(graph: Graph, definition: DefinitionRef): readonly Dependency[] {
  return follow(graph, definition, edgesOf(graph, 'usedBy'));
}

/** What else changes when these do; they themselves are `direct`. */
export function withUsers(graph: Graph, direct: readonly DefinitionRef[]): readonly Dependency[] {
  const edges = edgesOf(graph, 'usedBy');
  return collect(graph, direct, edges, null);
}

function edgesOf(graph: Graph, direction: 'uses' | 'usedBy'): Edges {
  const edges = new Map<string, DefinitionRef[]>();
  for (const { from, to, role } of graph.references) {
    if (role !== 'needs') continue;
    const [start, end] = direction === 'uses' ? [from, to] : [to, from];
    const known = edges.get(refKey(start)) ?? [];
    known.push({ kind: end.kind, name: end.name });
    edges.set(refKey(start), known);
  }
  return edges;
}

function follow(graph: Graph, start: DefinitionRef, edges: Edges): readonly Dependency[] {
  return collect(graph, edges.get(refKey(start)) ?? [], edges, start);
}

function collect(
  graph: Graph,
  direct: readonly DefinitionRef[],
  edges: Edges,
  start: DefinitionRef | null,
): readonly Dependency[] {
  const directKeys = new Set(direct.map(refKey));
  const found = new Map<string, DefinitionRef>();
  const open = [...direct];
  for (let next = open.pop(); next; next = open.pop()) {
    const at = next;
    if (found.has(refKey(at)) || (start !== null && refKey(at) === refKey(start))) continue;
    found.set(refKey(at), at);
    // An entity names its related ones; what counts the one does not rest on the other for that.
    if (at.kind === 'entity' && start?.kind === 'entity') continue;
    open.push(
      ...(edges.get(refKey(at)) ?? []).filter((to) => !(at.kind === 'entity' && to.kind === 'entity')),
    );
  }
  return [...found.values()]
    .flatMap((ref) => toDependency(graph, ref, directKeys.has(refKey(ref))))
    .sort(
      (a, b) =>
        DEFINITION_KINDS.indexOf(a.kind) - DEFINITION_KINDS.indexOf(b.kind) ||
        Number(b.direct) - Number(a.direct) ||
        (a.name < b.name ? -1 : 1),
    );
}

function toDependency(graph: Graph, ref: DefinitionRef, direct: boolean): readonly Dependency[] {
  const definition: AnyDefinition | undefined = graph.definitions.find(
    (each) => each.kind === ref.kind && each.name === ref.name,
  );
  if (!definition) return [];
  const { kind, name } = definition;
  return [{ kind, name, title: titleOf(definition), direct, owners: ownersOf(graph, definition) }];
}
