import { capital, listInWords } from '../../diagnostic/words.js';
import type { Graph } from '../../graph/graph.js';
import type { AnyDefinition } from '../../language/definition.js';
import { withArticle } from '../../meaning/article.js';
import { ownersOf, titleOf } from '../concept/words.js';

/** `Marketing operations`; the name as written where there is no such team. */
export function teamTitle(graph: Graph, name: string): string {
  const team = graph.teams.get(name);
  return team ? titleOf(team) : name;
}

/** The owners of a definition as a subject: `Marketing operations and Sales operations`. */
export function ownersInWords(graph: Graph, definition: AnyDefinition): string {
  const owners = ownersOf(graph, definition);
  return owners.length === 0 ? 'nobody' : listInWords(owners);
}

/** The records of an answer at the beginning of a sentence: `A lead with score 55`. */
export function aRecord({ words }: { readonly words: string }): string {
  return capital(withArticle(words));
}

/** What is true or not: a term is, of a metric or a claim its condition is. In words, for the middle of a sentence. */
export function conditionInWords({
  definition,
  subject,
}: {
  readonly definition: AnyDefinition;
  readonly subject: string;
}): string {
  const counts = definition.kind === 'metric' || definition.kind === 'dashboard';
  return counts ? `the condition of ${subject}` : subject;
}

/** What a proof leans on, as the end of a sentence; nothing where logic alone is enough. */
export function because(assumptions: readonly string[]): string {
  return assumptions.length === 0 ? '' : `, because ${listInWords(assumptions)}`;
}
