import { type DefinitionKind, type DefinitionRef, refKey } from '../diagnostic/definition-ref.js';
import type { Change } from '../diff/change.js';
import { diffGraphs } from '../diff/diff-graphs.js';
import { createWorlds } from '../diff/worlds.js';
import { buildGraph } from '../graph/build-graph.js';
import type { Snapshot } from './snapshot.js';
import { type Changed, defined, type Verdict } from './verdict.js';

/**
 * What became of these definitions, under the keys of refKey. Only they, and what they can depend on, are resolved and
 * compared; where one of them came or went, so is everything of its kind that did, for it may have another name.
 */
export function compareSnapshots(
  base: Snapshot,
  head: Snapshot,
  refs: readonly DefinitionRef[],
): ReadonlyMap<string, Verdict> {
  const moved = new Set(
    refs.flatMap((ref) => (base.get(ref) === null || head.get(ref) === null ? [ref.kind] : [])),
  );
  const wanted = [...refs, ...onlyIn(base, head, moved), ...onlyIn(head, base, moved)];
  const names = new Set([...base.namesFor(wanted), ...head.namesFor(wanted)]);
  const [before, now] = [base, head].map((each) => each.named(names));
  const worlds = createWorlds(
    buildGraph({ config: base.config, definitions: before ?? [] }),
    buildGraph({ config: head.config, definitions: now ?? [] }),
  );
  const changes = diffGraphs(worlds, {
    base: (now ?? []).filter((each) => base.isUnreadable(each)),
    head: (before ?? []).filter((each) => head.isUnreadable(each)),
  });
  return new Map(refs.map((ref) => [refKey(ref), verdictOn(base, head, ref, changes)]));
}

function onlyIn(one: Snapshot, other: Snapshot, kinds: ReadonlySet<DefinitionKind>) {
  return one.definitions.filter(
    (ref) => kinds.has(ref.kind) && other.get(ref) === null && !other.isUnreadable(ref),
  );
}

function verdictOn(base: Snapshot, head: Snapshot, ref: DefinitionRef, changes: readonly Change[]): Verdict {
  const [before, now] = [base.get(ref), head.get(ref)];
  if (before && now) return changeOf(ref, changes) ?? { change: 'same' };
  const renamed = changes.find(
    (each) => each.kind === 'renamed' && (each.definition === now || each.before === before),
  );
  if (renamed?.kind === 'renamed')
    return { change: 'renamed', from: renamed.before.name, to: renamed.definition.name };
  if (now) return defined(now);
  return { change: before ? 'removed' : 'same' };
}

function changeOf(ref: DefinitionRef, changes: readonly Change[]): Changed | null {
  const key = refKey(ref);
  for (const each of changes) {
    if (!('definition' in each) || refKey(each.definition) !== key) continue;
    switch (each.kind) {
      case 'meaning-changed':
        return changed({ comparison: each.comparison, differences: each.differences });
      case 'meaning-inherited':
        return changed({ comparison: each.comparison, through: each.through });
      case 'meaning-undecided':
        return changed({ differences: each.differences, reason: each.reason });
      case 'not-compared':
        return changed({ reason: 'what it needs is not what it was' });
      default:
    }
  }
  // Conditions are compared over today's entities: what became of those is no difference between them.
  const through = changes.flatMap((each) =>
    each.kind === 'meaning-changed' && each.affected.some((one) => refKey(one) === key)
      ? [{ kind: each.definition.kind, name: each.definition.name }]
      : [],
  );
  return through.length > 0 ? changed({ through }) : null;
}

function changed(told: Partial<Changed>): Changed {
  return { change: 'changed', comparison: null, differences: [], through: [], reason: null, ...told };
}
