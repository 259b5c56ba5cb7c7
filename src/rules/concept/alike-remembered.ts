import type { Memory } from '../../cache/memory.js';
import type { ConfigValue } from '../../language/config.js';
import type { AnyDefinition } from '../../language/definition.js';
import { digest } from '../../meaning/structure-text.js';
import { pairsOfAlikeNames } from './alike.js';
import { type Pair, pairOf } from './pair.js';

/** The pairs of names that are easily taken for each other: they hang on the names alone, and names seldom change. */
export function* recallAlikeNames(
  definitions: readonly AnyDefinition[],
  config: Pick<ConfigValue, 'near_synonyms'>,
  memory: Memory | undefined,
): Generator<Pair> {
  const names = definitions.map(({ name }) => name);
  const key = `alike ${digest(JSON.stringify([names, config.near_synonyms ?? []]))}`;
  const kept = memory?.recall(key);
  if (kept !== undefined) {
    // Written below, under the digest of these names.
    for (const [one, other] of JSON.parse(kept) as readonly (readonly [number, number])[]) {
      const [left, right] = [definitions[one], definitions[other]];
      if (left && right) yield pairOf(left, right);
    }
    return;
  }
  const pairs = [...pairsOfAlikeNames(definitions, config)];
  const places = new Map(definitions.map((definition, index) => [definition, index]));
  const packed = pairs.map(({ later, earlier }) => [places.get(later), places.get(earlier)]);
  memory?.keep(key, JSON.stringify(packed));
  yield* pairs;
}
