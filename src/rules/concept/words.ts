import { capital, listInWords } from '../../diagnostic/words.js';
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
