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
    const keys = phrases.flatMap(keysOf);
    const met = new Set(keys.flatMap((key) => groups.get(key) ?? []));
    for (const [key, of] of groups) if (met.has(of)) groups.set(key, number);
    for (const key of keys) groups.set(key, number);
    longest = Math.max(longest, ...phrases.map((words) => words.length));
  });
  const groupOf = (words: readonly string[]) => groups.get(words.join(' ')) ?? groups.get(stemOf(words));
  return { groupOf, longest };
}

/** As it is; of a verb, given as what has been done, also the stem: `leading` is no form of `lead`, nor `issued` of `issue`. */
function keysOf(phrase: readonly string[]): readonly string[] {
  const isVerb = phrase.some((word) => /.{3}ed$/.test(word));
  return [phrase.join(' '), ...(isVerb ? [stemOf(phrase)] : [])];
}

/** No key of a phrase as it is: words in it have a mark. */
function stemOf(phrase: readonly string[]): string {
  return phrase.map((word) => `${stem(word)}*`).join(' ');
}

/** `resolve`, `resolves`, `resolved` and `resolving` are one word; so are `cancelled` and `canceled`. */
function stem(word: string): string {
  const [, bare = word] = /^(.{3,}?)(?:ed|ing|e)$/.exec(word) ?? [];
  return bare.replace(/([bdgklmnprt])\1$/, '$1');
}
