import { charactersOf } from './alphabet.js';
import { cheapestTexts } from './cheapest-texts.js';
import { costOfText } from './readability.js';
import { hasText, type TextSet } from './text-set.js';

const WORDS = ['other', 'another', 'something', 'anything', 'text', 'Other', 'OTHER', 'some other text'];

/** Up to `count` different members, the most readable first; none only when there is none. */
export function sampleTexts(set: TextSet, count: number): string[] {
  switch (set.kind) {
    case 'finite':
      return sortByReadability(set.values).slice(0, count);
    case 'cofinite':
      return wordsIn(set, count);
    case 'automaton': {
      const words = WORDS.filter((word) => hasText(set, word));
      return [...new Set([...words, ...cheapestTexts(set.automaton, count)])].slice(0, count);
    }
  }
}

function sortByReadability(values: readonly string[]): readonly string[] {
  return values
    .map((value) => ({ value, cost: costOfText(charactersOf(value)) }))
    .sort((left, right) => left.cost - right.cost)
    .map(({ value }) => value);
}

function wordsIn(set: TextSet & { kind: 'cofinite' }, count: number): string[] {
  const excluded = new Set(set.values);
  const words = WORDS.filter((word) => !excluded.has(word)).slice(0, count);
  for (let number = 2; words.length < count; number += 1)
    if (!excluded.has(`other ${number}`)) words.push(`other ${number}`);
  return words;
}
