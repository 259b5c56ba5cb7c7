import type { Change } from '../diff/change.js';
import { differencesInWords } from '../diff/difference-words.js';
import type { Part } from '../explain/explanation.js';
import { meaningInWords } from '../explain/meaning-in-words.js';
import type { Graph } from '../graph/graph.js';
import type { AnyDefinition } from '../language/definition.js';
import type { Impact } from '../report/review.js';

interface Side {
  readonly graph: Graph;
  readonly definition: AnyDefinition;
}

/** What a definition meant and means, a sentence each; null on the side where it is not defined. */
export function beforeAndAfter(
  change: Change,
  before: Side | null,
  after: Side | null,
): Pick<Impact, 'before' | 'after'> {
  const told = { before: before && sentencesOf(before), after: after && sentencesOf(after) };
  const isAlike = told.before?.join('\n') === told.after?.join('\n');
  if (!isAlike || !('differences' in change) || !told.after) return told;
  // Nobody reads the column of a field in words: where the words are the same, what is written has to tell the difference.
  return { ...told, after: [...told.after, sentence(differencesInWords(change.differences))] };
}

function sentencesOf({ graph, definition }: Side): readonly string[] {
  const { meaning, parts } = meaningInWords(graph, definition);
  // The terms on an entity are no part of it; each has changes of its own.
  const own = parts.filter(({ heading }) => heading !== 'Terms');
  return [...meaning, ...own.map((part) => sentence(partInWords(part)))];
}

function partInWords({ heading, name, text }: Part): string {
  switch (heading) {
    case 'Fields':
      return `field \`${name}\`: ${text}`;
    case 'Relationships':
      return `relationship \`${name}\`: ${text}`;
    case 'Shows':
      return `shows ${text} \`${name}\``;
    case 'Computes today':
      return `for \`${name}\` it computes: ${text}`;
    default:
      return `${name}: ${text}`;
  }
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
}
