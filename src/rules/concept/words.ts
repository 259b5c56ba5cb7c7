import type { Graph } from '../../graph/graph.js';
import type { AnyDefinition } from '../../language/definition.js';

/** What people read for a name: its title, else the name in words. */
export function titleOf({ name, value }: AnyDefinition): string {
  return value.title ?? nameInWords(name);
}

function nameInWords(name: string): string {
  return capital(name.replaceAll('_', ' '));
}

/** The owners by their titles, in the order written. */
export function ownersOf(graph: Graph, { value }: AnyDefinition): readonly string[] {
  return (value.owners ?? []).map((name) => {
    const team = graph.teams.get(name);
    return team ? titleOf(team) : nameInWords(name);
  });
}

/** `` `mql` (Sales operations)``. */
export function nameWithOwners(graph: Graph, definition: AnyDefinition): string {
  const owners = ownersOf(graph, definition);
  return `\`${definition.name}\`${owners.length === 0 ? '' : ` (${listInWords(owners)})`}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listInWords(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
