import { inWords } from '../expression/phrase.js';
import type { FieldInfo } from '../expression/typed.js';
import type { Graph } from '../graph/graph.js';

/** What people read for a field in a sentence: its title, or its name in words. */
export function fieldTitle(graph: Graph, { entity, name }: FieldInfo): string {
  return uncapitalised(graph.entities.get(entity)?.fields.get(name)?.value.title ?? inWords(name));
}

/** What people read for one record of an entity in a sentence. */
export function entityTitle(graph: Graph, name: string): string {
  return uncapitalised(graph.entities.get(name)?.definition.value.title ?? inWords(name));
}

/** Inside a sentence, but for abbreviations. */
function uncapitalised(title: string): string {
  return /^\p{Lu}(?:\p{Ll}|$|[ ,.-])/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}
