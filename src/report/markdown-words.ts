import { messageInMarkdown } from './markdown-text.js';
import type { Impact } from './review.js';
import { differing } from './review-words.js';

/** What a definition meant and means, for one cell of a table: what differs between the two stands out. */
export function meaningInMarkdown(impact: Impact): string {
  if (impact.change === 'renamed') return 'means the same';
  const { before, after } = differing(impact);
  if (before === null || after === null) return listed((after ?? before ?? []).map(messageInMarkdown));
  const isPaired = before.length === after.length;
  const pairs = before.map((each, index) => markDifference(each, after[index] ?? ''));
  const [was, is] = isPaired
    ? [pairs.map(([left]) => left), pairs.map(([, right]) => right)]
    : [before.map(messageInMarkdown), after.map(messageInMarkdown)];
  const told = (label: string, sentences: readonly string[]) =>
    sentences.length === 0 ? [] : [`${label}: ${listed(sentences)}`];
  return [...told('before', was), ...told('now', is)].join('<br>') || 'cannot be told';
}

/** An entity may have a hundred fields. */
const MOST_SENTENCES = 8;

function listed(sentences: readonly string[]): string {
  const more = sentences.length - MOST_SENTENCES;
  return [...sentences.slice(0, MOST_SENTENCES), ...(more > 0 ? [`And ${more} more.`] : [])].join(' ');
}

/** Two sentences, the words between what both begin and end with in bold. */
function markDifference(before: string, after: string): readonly [string, string] {
  const [left, right] = [before.split(' '), after.split(' ')];
  const start = countAlike(left, right);
  const shortest = Math.min(left.length, right.length) - start;
  const end = Math.min(shortest, countAlike([...left].reverse(), [...right].reverse()));
  const marked = (words: readonly string[]) => {
    const pieces = [
      words.slice(0, start),
      words.slice(start, words.length - end),
      words.slice(words.length - end),
    ];
    const [head = '', middle = '', tail = ''] = pieces.map((each) => messageInMarkdown(each.join(' ')));
    // An element and not asterisks: those are read by the letters around them.
    return [head, middle === '' ? '' : `<b>${middle}</b>`, tail].filter((each) => each !== '').join(' ');
  };
  return [marked(left), marked(right)];
}

function countAlike(left: readonly string[], right: readonly string[]): number {
  const first = left.findIndex((word, index) => word !== right[index]);
  return first === -1 ? left.length : first;
}
