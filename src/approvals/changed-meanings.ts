import { isDeepStrictEqual } from 'node:util';
import { type DefinitionRef, refKey } from '../diagnostic/definition-ref.js';
import type { Change } from '../diff/change.js';
import type { Difference } from '../diff/diff-sources.js';
import { Needs } from '../diff/needs.js';
import type { Worlds } from '../diff/worlds.js';
import { ownersOf } from '../graph/owners-of.js';
import type { AnyDefinition } from '../language/definition.js';
import { needsApproval, teamsOf } from './missing-approvals.js';

/** A definition that owners have to look at again since the base, and why. */
export interface ChangedMeaning {
  readonly definition: AnyDefinition;
  /** What it was; null where it is new, was called otherwise, or was a draft. */
  readonly before: AnyDefinition | null;
  /**
   * `own`: its own text changed what it means. `below`: its text says the same, and what it rests on changed. `new`: it
   * was not to be approved under this name. `owner`: it means what it meant, and somebody owns it now who did not.
   */
  readonly because: 'own' | 'below' | 'new' | 'owner';
  /** What changed below it; empty for other reasons, and where what `accord.yml` says of a function did. */
  readonly through: readonly DefinitionRef[];
  /** The owners that are asked. */
  readonly owners: readonly string[];
}

/** Changes of a text that may be changes of the fingerprint, which approvals hold for. */
const OF_MEANING: ReadonlySet<Change['kind']> = new Set<Change['kind']>([
  'meaning-changed',
  'meaning-undecided',
  'not-compared',
  'rewritten',
  'extended',
  'privacy-lowered',
  'privacy-raised',
]);

/**
 * The definitions whose approvals are another matter than they were in the base, by refKey: by the fingerprint, as
 * approvals are. Left out are those whose meaning cannot be told today.
 */
export function changedMeanings({ changes, head, worlds }: Difference): ReadonlyMap<string, ChangedMeaning> {
  const own = new Set(
    changes.flatMap((each) =>
      OF_MEANING.has(each.kind) && 'definition' in each ? [refKey(each.definition)] : [],
    ),
  );
  const needs = new Needs([worlds.base, head.graph]);
  const old = firstByKey(worlds.base.definitions);
  const isEverywhere = !isDeepStrictEqual(worlds.base.config.functions, head.graph.config.functions);
  const changed = new Map<string, ChangedMeaning>();
  for (const definition of head.graph.definitions) {
    const key = refKey(definition);
    const meaning = needsApproval(definition) && !changed.has(key) ? head.meanings.of(definition) : null;
    if (!meaning) continue;
    const before = old.get(key);
    const owners = teamsOf(head.graph, definition);
    if (!before || !needsApproval(before)) {
      changed.set(key, { definition, before: null, because: 'new', through: [], owners });
      continue;
    }
    const through =
      own.size === 0
        ? []
        : [...needs.of(definition)].flatMap(([needed, ref]) => (own.has(needed) ? [ref] : []));
    const mayDiffer = isEverywhere || own.has(key) || through.length > 0;
    const pair = { definition, before };
    if (mayDiffer && fingerprintBefore(worlds, before) !== head.meanings.fingerprint(meaning)) {
      const isOwn = own.has(key) && !isOnlyRewritten(changes, definition, through);
      const why = isOwn
        ? ({ because: 'own', through: [] } as const)
        : ({ because: 'below', through } as const);
      changed.set(key, { ...pair, ...why, owners });
      continue;
    }
    const added = owners.filter((team) => !ownersOf(before).includes(team));
    if (added.length > 0) changed.set(key, { ...pair, because: 'owner', through: [], owners: added });
  }
  return changed;
}

function fingerprintBefore({ before }: Worlds, definition: AnyDefinition): string | null {
  const meaning = before.meanings.of(definition);
  return meaning && before.meanings.fingerprint(meaning);
}

/** Written otherwise to the same effect: where something below it changed, that did it. */
function isOnlyRewritten(
  changes: readonly Change[],
  definition: AnyDefinition,
  through: readonly DefinitionRef[],
): boolean {
  const own = changes.filter(
    (each) => OF_MEANING.has(each.kind) && 'definition' in each && each.definition === definition,
  );
  return through.length > 0 && own.every(({ kind }) => kind === 'rewritten');
}

/** Of a name that is given twice the first has the meaning. */
function firstByKey(definitions: readonly AnyDefinition[]): ReadonlyMap<string, AnyDefinition> {
  const found = new Map<string, AnyDefinition>();
  for (const each of definitions) if (!found.has(refKey(each))) found.set(refKey(each), each);
  return found;
}
