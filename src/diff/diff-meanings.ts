import { type DefinitionRef, refKey } from '../diagnostic/definition-ref.js';
import type { Change, Pair } from './change.js';
import { EntityUsers } from './entity-users.js';
import { judgeEntity, writtenComparison } from './judge-entity.js';
import { isOwnChange, judgeMeaning } from './judge-meaning.js';
import type { Judgement } from './judgement.js';
import { Needs } from './needs.js';
import { type TextDifference, textDifferences } from './text-differences.js';
import { about, byImportance } from './topics.js';
import type { Worlds } from './worlds.js';

/** A pair, what is written otherwise about the meaning, and what that does. */
interface Judged extends Pair {
  readonly differences: readonly TextDifference[];
  readonly judgement: Judgement;
}

/** What became of the meanings of definitions that are there before and after. */
export function diffMeanings(worlds: Worlds, pairs: readonly Pair[]): readonly Change[] {
  const needs = new Needs([worlds.base, worlds.head.graph]);
  const entities = pairs.filter(({ definition }) => definition.kind === 'entity');
  const judged = judgeAll(
    worlds,
    needs,
    pairs.filter(({ definition }) => definition.kind !== 'entity'),
  );
  const different = new Map(
    judged.flatMap((each) =>
      each.judgement.kind === 'different' ? [[refKey(each.definition), each] as const] : [],
    ),
  );
  const own = new Map([...different].filter(([, each]) => isOwn(worlds, needs, each, different)));
  const changes = judged.flatMap((each): readonly Change[] => changesOf(each, own, needs));
  const affected = affectedBy(changes);
  const users = new EntityUsers(worlds.head.graph, needs);
  return [
    ...entities.flatMap((pair) => entityChanges(worlds, users, pair)),
    ...changes.map((each) => withAffected(each, affected)),
  ];
}

/** Definitions whose text is the same are looked at where something they need is not. */
function judgeAll(worlds: Worlds, needs: Needs, pairs: readonly Pair[]): readonly Judged[] {
  const written = pairs.map((pair) => ({
    ...pair,
    differences: byImportance(about('meaning', textDifferences(pair.before, pair.definition))),
  }));
  const same = new Set(
    written.filter(({ differences }) => differences.length === 0).map(({ before }) => refKey(before)),
  );
  for (const { name } of worlds.base.entities.values()) same.add(`entity:${name}`);
  for (const { name } of worlds.base.teams.values()) same.add(`team:${name}`);
  const mayDiffer = (pair: (typeof written)[number]) =>
    pair.differences.length > 0 || [...needs.of(pair.definition).keys()].some((key) => !same.has(key));
  return written
    .filter(mayDiffer)
    .map((pair) => ({ ...pair, judgement: judgeMeaning(worlds, pair, pair.differences) }));
}

function isOwn(
  worlds: Worlds,
  needs: Needs,
  { before, definition, differences }: Judged,
  different: ReadonlyMap<string, Judged>,
): boolean {
  if (differences.length === 0) return false;
  const isOnChanged = [...needs.of(definition).keys()].some((key) => different.has(key));
  return !isOnChanged || isOwnChange(worlds, needs, { before, definition });
}

function changesOf(
  { before, definition, differences, judgement }: Judged,
  own: ReadonlyMap<string, Judged>,
  needs: Needs,
): readonly Change[] {
  const pair = { before, definition };
  const isWritten = differences.length > 0;
  switch (judgement.kind) {
    case 'same':
      return isWritten ? [{ kind: 'rewritten', ...pair, differences }] : [];
    case 'not-compared':
      return isWritten ? [{ kind: 'not-compared', ...pair, side: judgement.side }] : [];
    case 'undecided': {
      const { reason, about: meanings } = judgement;
      return isWritten ? [{ kind: 'meaning-undecided', ...pair, differences, reason, about: meanings }] : [];
    }
    case 'different': {
      const { comparison, about: meanings } = judgement;
      if (own.has(refKey(definition)))
        return [{ kind: 'meaning-changed', ...pair, comparison, differences, affected: [], about: meanings }];
      const through = [...needs.of(definition)].flatMap(([key, ref]) => (own.has(key) ? [ref] : []));
      return [{ kind: 'meaning-inherited', ...pair, comparison, through }];
    }
  }
}

/** What changed only with others, under the keys of each of those. */
function affectedBy(changes: readonly Change[]): ReadonlyMap<string, readonly DefinitionRef[]> {
  const affected = new Map<string, DefinitionRef[]>();
  for (const change of changes) {
    if (change.kind !== 'meaning-inherited') continue;
    const { kind, name } = change.definition;
    for (const key of new Set(change.through.map(refKey))) {
      const refs = affected.get(key) ?? [];
      refs.push({ kind, name });
      affected.set(key, refs);
    }
  }
  return affected;
}

function withAffected(change: Change, affected: ReadonlyMap<string, readonly DefinitionRef[]>): Change {
  if (change.kind !== 'meaning-changed') return change;
  return { ...change, affected: affected.get(refKey(change.definition)) ?? [] };
}

function entityChanges(worlds: Worlds, users: EntityUsers, pair: Pair): readonly Change[] {
  const { definition } = pair;
  const { changed, undecided, rewritten, extended } = judgeEntity(worlds, pair);
  const changes: Change[] = [];
  if (changed.length > 0) {
    const affected = definition.kind === 'entity' ? users.of(definition, changed) : [];
    changes.push({
      kind: 'meaning-changed',
      ...pair,
      comparison: writtenComparison(changed),
      differences: changed,
      affected,
      about: JSON.stringify(changed.map(({ at, was, is }) => [at, was.text, is.text])),
    });
  } else if (undecided.length > 0) {
    const texts = JSON.stringify(undecided.map(({ at, was, is }) => [at, was.text, is.text]));
    const reason = 'it was not decided whether a computed field always has the value it used to have';
    changes.push({ kind: 'meaning-undecided', ...pair, differences: undecided, reason, about: texts });
  }
  if (rewritten.length > 0) changes.push({ kind: 'rewritten', ...pair, differences: rewritten });
  if (extended.length > 0) changes.push({ kind: 'extended', ...pair, differences: extended });
  return changes;
}
