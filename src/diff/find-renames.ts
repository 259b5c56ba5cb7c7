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
  const renames: Pair[] = [];
  const removed: AnyDefinition[] = [];
  for (const before of gone) {
    const same = [...fresh].filter((definition) => meansTheSame(worlds, { before, definition }));
    const definition = same.toSorted(
      (left, right) => strangeness(before, left) - strangeness(before, right),
    )[0];
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

function meansTheSame(worlds: Worlds, pair: Pair): boolean {
  const { before, definition } = pair;
  if (before.kind !== definition.kind) return false;
  // Many teams have nothing but a name, and many dashboards show the same.
  if (before.kind === 'team' || before.kind === 'dashboard') return false;
  if (before.kind === 'entity') {
    const { changed, undecided, rewritten, extended } = judgeEntity(worlds, pair);
    return changed.length + undecided.length + rewritten.length + extended.length === 0;
  }
  const old = worlds.old.meanings.of(before);
  const now = worlds.head.meanings.of(definition);
  const { fingerprint } = worlds.head.meanings;
  return old !== null && now !== null && fingerprint(old) === fingerprint(now);
}
