import type { Graph } from '../graph/graph.js';
import type { AnyDefinition } from '../language/definition.js';
import type { NamedThing } from './explanation.js';

/** What people read for a definition: its title, or its name in words. */
export function titleOf(definition: AnyDefinition): string {
  return definition.value.title ?? nameInWords(definition.name);
}

export function nameInWords(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Teams by the titles they have; a team nobody defined by its name. */
export function ownersOf(graph: Graph, definition: AnyDefinition): readonly NamedThing[] {
  const { value } = definition;
  const names =
    value.owners ?? (definition.kind === 'handoff' ? [definition.value.from, definition.value.to] : []);
  return names.map((name) => teamNamed(graph, name));
}

export function teamNamed(graph: Graph, name: string): NamedThing {
  const team = graph.teams.get(name);
  return { name, title: team ? titleOf(team) : nameInWords(name) };
}

/** A title inside a sentence: not capitalised, unless it is an abbreviation or a name. */
export function inSentence(title: string): string {
  return /^\p{Lu}(?:\p{Ll}|$|[ ,.-])/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}

/** The plural of a title's last word; English, as the rest of the text. */
export function pluralOf(title: string): string {
  const [, head = title, tail = ''] =
    /^(.*?)((?: (?:of|at|in|from|with|for|under|without|since|to|on|that|which|who|whose) .*)|,.*| \(.*\))?$/.exec(
      title,
    ) ?? [];
  if (/[^aeiou]y$/.test(head)) return `${head.slice(0, -1)}ies${tail}`;
  if (/(?:s|x|z|ch|sh)$/.test(head)) return `${head}es${tail}`;
  return `${head}s${tail}`;
}
