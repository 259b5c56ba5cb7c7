import { type DefinitionKind, refKey } from '../../diagnostic/definition-ref.js';
import type { AnyDefinition, Path } from '../../language/definition.js';
import { conceptKeys } from './fold-words.js';
import { type Pair, PairFilter, pairsIn } from './pair.js';

/** Kinds whose names, titles and synonyms are business words; of the others only a name given twice is judged. */
const CONCEPT_KINDS: ReadonlySet<DefinitionKind> = new Set(['entity', 'term', 'metric', 'segmentation']);

export function isConcept({ kind }: AnyDefinition): boolean {
  return CONCEPT_KINDS.has(kind);
}

/** A name, title or synonym, where it stands, and the concepts it says. */
export interface Word {
  readonly text: string;
  readonly path: Path;
  readonly keys: readonly string[];
}

const known = new WeakMap<AnyDefinition, readonly Word[]>();

/** What a definition may be called: its title and synonyms before its name, since people read those. */
export function wordsOf(definition: AnyDefinition): readonly Word[] {
  const before = known.get(definition);
  if (before) return before;
  const { title, synonyms = [] } = definition.value;
  const written: readonly (readonly [string, Path])[] = [
    ...(title === undefined ? [] : [[title, ['title']] as const]),
    ...synonyms.map((text, index) => [text, ['synonyms', index]] as const),
    [definition.name, ['name']],
  ];
  const words = written.map(([text, path]) => ({ text, path, keys: conceptKeys(text) }));
  known.set(definition, words);
  return words;
}

/** The word of one definition that says the same as a word of the other; null when they are called otherwise. */
export function sharedWord(one: AnyDefinition, other: AnyDefinition): Word | null {
  const keys = new Set(wordsOf(other).flatMap((word) => word.keys));
  return wordsOf(one).find((word) => word.keys.some((key) => keys.has(key))) ?? null;
}

/** Every pair of one kind that claims one concept, once. */
export function* pairsOfOneConcept(definitions: readonly AnyDefinition[]): Generator<Pair> {
  const index = new Map<string, Set<AnyDefinition>>();
  for (const definition of definitions) {
    const { kind, name } = definition;
    const keys = isConcept(definition) ? wordsOf(definition).flatMap((word) => word.keys) : [name];
    for (const key of keys) {
      const place = `${kind}:${key}`;
      const there = index.get(place);
      if (there) there.add(definition);
      else index.set(place, new Set([definition]));
    }
  }
  yield* pairsOf(index.values());
}

/** Every pair of one kind and name. */
export function* pairsOfOneName(definitions: readonly AnyDefinition[]): Generator<Pair> {
  const index = new Map<string, AnyDefinition[]>();
  for (const definition of definitions) {
    const there = index.get(refKey(definition));
    if (there) there.push(definition);
    else index.set(refKey(definition), [definition]);
  }
  yield* pairsOf(index.values());
}

function* pairsOf(groups: Iterable<Iterable<AnyDefinition>>): Generator<Pair> {
  const filter = new PairFilter();
  for (const group of groups) {
    for (const pair of pairsIn([...group])) if (filter.isNew(pair)) yield pair;
  }
}
