import { refKey } from '../../diagnostic/definition-ref.js';
import type { Graph } from '../../graph/graph.js';
import type { AnyDefinition } from '../../language/definition.js';
import type { Meaning, Meanings } from '../../meaning/meaning.js';
import { isConcept } from './claims.js';
import { fieldsRead } from './fields-read.js';
import { isNever } from './never.js';
import { type Pair, PairFilter, pairOf, pairsIn } from './pair.js';

/** From here on each of a group is paired with the first only: what nobody reads has no use for every pair. */
const LARGE_GROUP = 20;

/**
 * Pairs of different names that mean the same, or may: found by fingerprint, and where a condition is not canonical by
 * what it reads, so that they still have to be compared. Time grows with the definitions, not with the pairs.
 */
export function* groupsOfOneMeaning(graph: Graph, meanings: Meanings): Generator<Pair> {
  const groups = new Map<string, AnyDefinition[]>();
  const seen = new Set<string>();
  for (const definition of graph.definitions) {
    // The second of a name is judged as such.
    if (!isConcept(definition) || seen.has(refKey(definition))) continue;
    seen.add(refKey(definition));
    const meaning = meanings.of(definition);
    if (!meaning) continue;
    const keys = [meanings.fingerprint(meaning), ...(isCanonical(meaning) ? [] : [shapeOf(meaning)])];
    for (const key of keys) {
      const place = `${definition.kind} ${key}`;
      const group = groups.get(place);
      if (group) group.push(definition);
      else groups.set(place, [definition]);
    }
  }
  const filter = new PairFilter();
  const never = new Map<AnyDefinition, boolean>();
  const isLeftOut = (definition: AnyDefinition): boolean => {
    const known = never.get(definition);
    if (known !== undefined) return known;
    const meaning = meanings.of(definition);
    const told = meaning === null || isNever(meanings, meaning);
    never.set(definition, told);
    return told;
  };
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    for (const pair of pairsOfGroup(group.filter((each) => !isLeftOut(each)))) {
      if (filter.isNew(pair)) yield pair;
    }
  }
}

function* pairsOfGroup(group: readonly AnyDefinition[]): Generator<Pair> {
  if (group.length <= LARGE_GROUP) {
    yield* pairsIn(group);
    return;
  }
  const [first, ...others] = [...group].sort((one, other) => (pairOf(one, other).later === one ? 1 : -1));
  for (const other of others) if (first) yield pairOf(first, other);
}

/** Its fingerprint alone tells it from every other meaning. */
export function isCanonical(meaning: Meaning): boolean {
  switch (meaning.kind) {
    case 'records':
      return meaning.condition.canonical;
    case 'aggregate':
      return meaning.records.condition.canonical;
    case 'composite':
      return meaning.parts.every(isCanonical);
    case 'plain':
      return Object.values(meaning.records).every(isCanonical);
  }
}

/** What a meaning is but for its conditions, of which it says only the fields they read. */
function shapeOf(meaning: Meaning): string {
  switch (meaning.kind) {
    case 'records':
      return `${meaning.entity}: ${fieldsRead(meaning.condition.conditions)}`;
    case 'aggregate':
      return JSON.stringify([meaning.aggregation, meaning.value, meaning.time, shapeOf(meaning.records)]);
    case 'composite':
      return JSON.stringify([meaning.shape, ...meaning.parts.map(shapeOf)]);
    case 'plain':
      return JSON.stringify([meaning.pieces, Object.values(meaning.records).map(shapeOf)]);
  }
}
