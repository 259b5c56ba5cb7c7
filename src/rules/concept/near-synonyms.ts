import type { ConfigValue } from '../../language/config.js';
import { foldedWords } from './fold-words.js';

/** Words that people use for each other; `accord.yml` adds to them. */
const BUILT_IN: readonly (readonly string[])[] = [
  ['resolved', 'solved', 'closed', 'completed'],
  ['lead', 'prospect'],
  ['customer', 'client', 'account'],
  ['churned', 'lost', 'cancelled'],
  ['revenue', 'sales', 'bookings'],
  ['active', 'live', 'current'],
  ['ticket', 'case', 'issue', 'incident'],
];

/** What stands for any word of a group: one key for all of them. */
export interface NearSynonyms {
  /** The group of a word or phrase, folded; undefined when it has none. */
  groupOf(words: readonly string[]): number | undefined;
  /** How many words the longest phrase has. */
  readonly longest: number;
}

/** A group that shares a word with another is one with it. */
export function nearSynonyms({ near_synonyms: own = [] }: Pick<ConfigValue, 'near_synonyms'>): NearSynonyms {
  const groups = new Map<string, number>();
  let longest = 1;
  [...BUILT_IN, ...own].forEach((group, number) => {
    const phrases = group.map((each) => foldedWords(each)).filter((words) => words.length > 0);
    const keys = phrases.map(keyOf);
    const met = new Set(keys.flatMap((key) => groups.get(key) ?? []));
    for (const [key, of] of groups) if (met.has(of)) groups.set(key, number);
    for (const key of keys) groups.set(key, number);
    longest = Math.max(longest, ...phrases.map((words) => words.length));
  });
  return { groupOf: (words) => groups.get(keyOf(words)), longest };
}

function keyOf(words: readonly string[]): string {
  return words.map(stem).join(' ');
}

/** `resolve`, `resolves`, `resolved` and `resolving` are one word; so are `cancelled` and `canceled`. */
function stem(word: string): string {
  const [, bare = word] = /^(.{3,}?)(?:ed|ing|e)$/.exec(word) ?? [];
  return bare.replace(/([bdgklmnprt])\1$/, '$1');
}
