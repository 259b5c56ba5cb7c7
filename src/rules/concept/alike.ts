import type { ConfigValue } from '../../language/config.js';
import type { AnyDefinition } from '../../language/definition.js';
import { foldedWords } from './fold-words.js';
import { pairsOfNearNames } from './near-names.js';
import { nearSynonyms } from './near-synonyms.js';
import { type Pair, PairFilter, pairOf, pairsIn } from './pair.js';

const MOST_EDITS = 2;
const FEWEST_LETTERS = 8;

/** Every pair of definitions of one kind whose names are easily taken for each other, once. */
export function* pairsOfAlikeNames(
  definitions: readonly AnyDefinition[],
  config: Pick<ConfigValue, 'near_synonyms'>,
): Generator<Pair> {
  const filter = new PairFilter();
  for (const group of alikeButForOneWord(definitions, config)) {
    for (const pair of pairsIn(group)) if (filter.isNew(pair)) yield pair;
  }
  const long = definitions.filter(({ name }) => name.replace(/[^a-z]/g, '').length >= FEWEST_LETTERS);
  const named = long.map((item) => ({ name: item.name, item }));
  for (const [one, other] of pairsOfNearNames(named, MOST_EDITS)) {
    const pair = pairOf(one, other);
    if (filter.isNew(pair)) yield pair;
  }
}

/** Groups of names that are the same once one word stands for all its near-synonyms. */
function alikeButForOneWord(
  definitions: readonly AnyDefinition[],
  config: Pick<ConfigValue, 'near_synonyms'>,
): Iterable<readonly AnyDefinition[]> {
  const { groupOf, longest } = nearSynonyms(config);
  const groups = new Map<string, AnyDefinition[]>();
  for (const definition of definitions) {
    const words = foldedWords(definition.name);
    for (let start = 0; start < words.length; start++) {
      for (let length = 1; length <= longest && start + length <= words.length; length++) {
        const group = groupOf(words.slice(start, start + length));
        if (group === undefined) continue;
        const key = [...words.slice(0, start), `<${group}>`, ...words.slice(start + length)].join('_');
        const there = groups.get(key);
        if (there) there.push(definition);
        else groups.set(key, [definition]);
      }
    }
  }
  return groups.values();
}
