import { DEFINITION_KINDS, type DefinitionRef, refKey } from '../diagnostic/definition-ref.js';
import type { Graph } from '../graph/graph.js';
import type { Change } from './change.js';
import { diffMeanings } from './diff-meanings.js';
import { diffTexts } from './diff-texts.js';
import { findRenames } from './find-renames.js';
import { keptChanges, splitKept } from './kept-changes.js';
import { usersByKey } from './needs.js';
import { firstByKey, pairDefinitions } from './pair-definitions.js';
import type { Worlds } from './worlds.js';

/** Definitions that exist and could not be read, on either side. */
export interface Broken {
  readonly base: readonly DefinitionRef[];
  readonly head: readonly DefinitionRef[];
}

/** What changed from the base to the head, definition by definition: by kind, then as they stand in the files. */
export function diffGraphs(worlds: Worlds, broken: Broken): readonly Change[] {
  const { base } = worlds;
  const head: Graph = worlds.head.graph;
  const { pairs, gone, added } = pairDefinitions(base, head, broken);
  const split = splitKept(worlds, added, broken.base);
  const { renames, removed, fresh } = findRenames(worlds, gone, split.added);
  const kept = [...split.kept, ...fresh.filter(({ previousOf }) => previousOf !== null)];
  const today = firstByKey(head.definitions);
  const newNames = new Map(
    renames.map(({ before, definition }) => [`${before.kind}:${before.name}`, definition.name]),
  );
  const meanings = diffMeanings(worlds, pairs);
  const users = removed.length > 0 ? usersByKey(base) : new Map<string, readonly DefinitionRef[]>();
  const changes: readonly Change[] = [
    ...removed.map(
      (before): Change => ({
        kind: 'removed',
        before,
        usedBy: users.get(refKey(before)) ?? [],
        current: (before.previousOf && today.get(refKey(before.previousOf))) ?? null,
      }),
    ),
    ...renames.map((pair): Change => ({ kind: 'renamed', ...pair })),
    ...fresh.flatMap((definition): readonly Change[] =>
      definition.previousOf === null ? [{ kind: 'added', definition }] : [],
    ),
    ...keptChanges(worlds, kept, broken.base, renames),
    ...meanings,
    ...diffTexts(pairs, { head, newNames, meanings }),
    ...diffTexts(renames, { head, newNames, meanings }),
  ];
  return inOrder(changes, [...head.definitions, ...base.definitions]);
}

/** The definition a change is told of: today's, or what it was. */
export function subjectOf(change: Change) {
  return change.kind === 'removed' ? change.before : change.definition;
}

function inOrder(changes: readonly Change[], definitions: Graph['definitions']): readonly Change[] {
  const place = new Map<Graph['definitions'][number], number>();
  // What is the same today comes first, and stands where it stands today.
  for (const [index, each] of definitions.entries()) if (!place.has(each)) place.set(each, index);
  const rank = (change: Change) => {
    const subject = subjectOf(change);
    return DEFINITION_KINDS.indexOf(subject.kind) * definitions.length + (place.get(subject) ?? 0);
  };
  return changes
    .map((change) => ({ change, rank: rank(change) }))
    .sort((left, right) => left.rank - right.rank)
    .map(({ change }) => change);
}
