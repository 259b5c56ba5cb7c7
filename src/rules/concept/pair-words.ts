import { positionAt, type Span } from '../../diagnostic/source.js';
import { listInWords } from '../../diagnostic/words.js';
import type { Graph } from '../../graph/graph.js';
import type { AnyDefinition } from '../../language/definition.js';
import type { Pair } from './pair.js';
import { ownersOf, titleOf } from './words.js';

/** Owners that are two voices: both have some, and not the same. */
export function areOwnedApart({ later, earlier }: Pair): boolean {
  const [left, right] = [later, earlier].map(({ value }) => [...(value.owners ?? [])].sort().join());
  return left !== '' && right !== '' && left !== right;
}

/** Owners as a subject; those who speak together are told from the next speaker. */
export function speaker(graph: Graph, definition: AnyDefinition): string {
  const owners = ownersOf(graph, definition);
  return owners.length > 1 ? `${listInWords(owners)} together` : (owners[0] ?? 'nobody');
}

/** How sentences about a pair call the other one: `` `mql` (sales/lead.yml:7)``, `that of Marketing (lead.yml:7)`. */
export function calledOther(graph: Graph, { later, earlier }: Pair, span: Span): string {
  const place = placeInWords(span);
  if (later.name !== earlier.name) return `\`${earlier.name}\` (${place})`;
  return areOwnedApart({ later, earlier })
    ? `that of ${listInWords(ownersOf(graph, earlier))} (${place})`
    : `the one in ${place}`;
}

/** What the other place of a finding is. */
export function relatedWords(graph: Graph, definition: AnyDefinition): string {
  const owners = ownersOf(graph, definition);
  const by = owners.length === 0 ? '' : `, as ${listInWords(owners)} wrote it`;
  return `The ${definition.kind} "${titleOf(definition)}"${by}.`;
}

/** `definitions/marketing/lead.yml:12`. */
export function placeInWords({ source, start }: Span): string {
  return `${source.path}:${positionAt(source, start).line}`;
}
