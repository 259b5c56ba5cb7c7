import type { DefinitionKind } from '../diagnostic/definition-ref.js';
import type { AnyDefinition } from '../language/definition.js';
import type { Pair } from './change.js';
import { judgeEntity } from './judge-entity.js';
import type { Worlds } from './worlds.js';

interface Renames {
  readonly renames: readonly Pair[];
  /** What is gone under any name. */
  readonly removed: readonly AnyDefinition[];
  /** What is new. */
  readonly fresh: readonly AnyDefinition[];
}

/** What is gone under one name and new under another, of the same kind and with the same meaning. */
export function findRenames(
  worlds: Worlds,
  gone: readonly AnyDefinition[],
  added: readonly AnyDefinition[],
): Renames {
  const fresh = new Set(added);
  const addedKinds = kindsOf(added);
  const candidates = byMeaning(worlds, added, kindsOf(gone));
  const renames: Pair[] = [];
  const removed: AnyDefinition[] = [];
  for (const before of gone) {
    const meaning = addedKinds.has(before.kind) ? meaningKey(worlds, 'old', before) : null;
    const same = meaning === null ? [] : (candidates.get(meaning) ?? []);
    const definition = same
      .filter((each) => fresh.has(each) && isSameEntity(worlds, { before, definition: each }))
      .toSorted((left, right) => strangeness(before, left) - strangeness(before, right))[0];
    if (definition) {
      fresh.delete(definition);
      renames.push({ before, definition });
    } else removed.push(before);
  }
  return { renames, removed, fresh: [...fresh] };
}

/** What stands in the same file comes first, and before that what is an earlier meaning if that is what is gone. */
function strangeness(before: AnyDefinition, { previousOf, source }: AnyDefinition): number {
  const isOtherSort = (previousOf === null) !== (before.previousOf === null);
  return Number(isOtherSort) * 2 + Number(source.path !== before.source.path);
}

function kindsOf(definitions: readonly AnyDefinition[]): ReadonlySet<DefinitionKind> {
  return new Set(definitions.map(({ kind }) => kind));
}

/** What means the same has the same key. */
function byMeaning(
  worlds: Worlds,
  added: readonly AnyDefinition[],
  kinds: ReadonlySet<DefinitionKind>,
): ReadonlyMap<string, readonly AnyDefinition[]> {
  const found = new Map<string, AnyDefinition[]>();
  for (const definition of added) {
    const key = kinds.has(definition.kind) ? meaningKey(worlds, 'head', definition) : null;
    if (key !== null) found.set(key, [...(found.get(key) ?? []), definition]);
  }
  return found;
}

/** Null where nothing can be found again. Entities are compared by what is written of them. */
function meaningKey(worlds: Worlds, side: 'old' | 'head', definition: AnyDefinition): string | null {
  const { kind } = definition;
  // Many teams have nothing but a name, and many dashboards show the same.
  if (kind === 'team' || kind === 'dashboard') return null;
  if (kind === 'entity') return kind;
  const { meanings } = worlds[side];
  const meaning = meanings.of(definition);
  return meaning && `${kind} ${meanings.fingerprint(meaning)}`;
}

function isSameEntity(worlds: Worlds, pair: Pair): boolean {
  if (pair.definition.kind !== 'entity') return true;
  const { changed, undecided, rewritten, extended } = judgeEntity(worlds, pair);
  return changed.length + undecided.length + rewritten.length + extended.length === 0;
}
