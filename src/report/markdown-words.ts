import { codeOf, escapeMarkdown, messageInMarkdown } from './markdown-text.js';
import { clip } from './plain-text.js';
import type { Impact } from './review.js';
import { differing } from './review-words.js';

/** What a definition meant and means, for one cell of a table: what differs between the two stands out. */
export function meaningInMarkdown(impact: Impact): string {
  const { kept } = impact;
  const stays =
    kept && `<br>What it meant stays as ${codeOf(kept.name)} until ${escapeMarkdown(kept.sunset)}.`;
  return `${changeInMarkdown(impact)}${stays ?? ''}`;
}

function changeInMarkdown(impact: Impact): string {
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

/** Of one sentence; more helps nobody in a table. */
const MOST_CHARACTERS = 1_000;

/** Two sentences, the words between what both begin and end with in bold. */
function markDifference(before: string, after: string): readonly [string, string] {
  const [left = [], right = []] = [before, after].map((each) => wordsOf(clip(each, MOST_CHARACTERS)));
  const start = countAlike(left, right);
  const shortest = Math.min(left.length, right.length) - start;
  const end = Math.min(shortest, countAlike([...left].reverse(), [...right].reverse()));
  const marked = (words: readonly string[]) => {
    const [head = '', middle = '', tail = ''] = [
      words.slice(0, start),
      words.slice(start, words.length - end),
      words.slice(words.length - end),
    ].map((each) => pieceInMarkdown(each.join('')));
    // An element and not asterisks: those are read by the letters around them.
    return `${head}${middle.replace(/\S(?:.*\S)?/, '<b>$&</b>')}${tail}`.trim();
  };
  return [marked(left), marked(right)];
}

/** Words, the spaces between them, and what ends a clause: that is no part of its last word. */
function wordsOf(sentence: string): readonly string[] {
  return sentence.match(/\s+|[.,;]+(?=\s|$)|\S+?(?=[.,;]*(?:\s|$))/g) ?? [];
}

/** With the spaces around it, which text of people is shown without. */
function pieceInMarkdown(piece: string): string {
  const inner = messageInMarkdown(piece);
  if (inner === '') return piece === '' ? '' : ' ';
  return `${/^\s/.test(piece) ? ' ' : ''}${inner}${/\s$/.test(piece) ? ' ' : ''}`;
}

function countAlike(left: readonly string[], right: readonly string[]): number {
  const first = left.findIndex((word, index) => word !== right[index]);
  return first === -1 ? left.length : first;
}
