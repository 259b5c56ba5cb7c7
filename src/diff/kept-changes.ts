import { type DefinitionRef, refKey } from '../diagnostic/definition-ref.js';
import type { Graph } from '../graph/graph.js';
import type { AnyDefinition } from '../language/definition.js';
import type { ChangeOf, Pair } from './change.js';
import { judgeMeaning } from './judge-meaning.js';
import { Needs } from './needs.js';
import { firstByKey } from './pair-definitions.js';
import { textDifferences } from './text-differences.js';
import { about, byImportance } from './topics.js';
import type { Worlds } from './worlds.js';

type Kept = ChangeOf<'kept'>;

/** New definitions apart from those that a definition of the base, under the name it still has, is said to have been. */
export function splitKept(
  worlds: Worlds,
  added: readonly AnyDefinition[],
  broken: readonly DefinitionRef[],
): { readonly added: readonly AnyDefinition[]; readonly kept: readonly AnyDefinition[] } {
  const known = new Set([...worlds.base.definitions, ...broken].map(refKey));
  const isKept = ({ previousOf }: AnyDefinition) => previousOf !== null && known.has(refKey(previousOf));
  return { added: added.filter((each) => !isKept(each)), kept: added.filter(isKept) };
}

/**
 * What definitions are said to have meant, under names that the base did not have, each held against what the base had. A
 * definition that has another name today is held against what it was called there.
 */
export function keptChanges(
  worlds: Worlds,
  kept: readonly AnyDefinition[],
  broken: readonly DefinitionRef[],
  renames: readonly Pair[],
): readonly Kept[] {
  const base = firstByKey(worlds.base.definitions);
  const head = firstByKey(worlds.head.graph.definitions);
  const unread = new Set(broken.map(refKey));
  const changes = kept.flatMap((definition): readonly Kept[] => {
    if (definition.previousOf === null) return [];
    const key = refKey(definition.previousOf);
    const current = head.get(key) ?? null;
    const renamed = renames.find((each) => each.definition === current)?.before;
    const was = base.get(key) ?? renamed ?? null;
    // Nobody knows what it was; a finding of its own says so.
    const told = { kind: 'kept', definition, current, was, through: [], affected: [] } as const;
    if (!was && unread.has(key)) {
      return [{ ...told, differences: [], judgement: { kind: 'not-compared', side: 'base' } }];
    }
    if (!was || !isThatVersion(was, definition)) return [{ ...told, differences: [], judgement: null }];
    const pair = { before: was, definition };
    const differences = byImportance(about('meaning', textDifferences(was, definition)));
    return [{ ...told, differences, judgement: judgeMeaning(worlds, pair, differences) }];
  });
  return withCauses(changes, worlds.head.graph);
}

/** Of kept meanings that use each other, which is the cause that the others are not what the base had. */
function withCauses(changes: readonly Kept[], graph: Graph): readonly Kept[] {
  const other = changes.filter(({ judgement }) => judgement?.kind === 'different');
  if (other.length < 2) return changes;
  const needs = new Needs([graph]);
  const through = new Map(
    other.map(({ definition }) => {
      const needed = needs.of(definition);
      return [definition, other.filter((each) => needed.has(refKey(each.definition))).map(refOfChange)];
    }),
  );
  return changes.map((change) => {
    const key = refKey(change.definition);
    const users = other.filter(({ definition }) =>
      through.get(definition)?.some((each) => refKey(each) === key),
    );
    return {
      ...change,
      through: through.get(change.definition) ?? [],
      affected: users.map(refOfChange),
    };
  });
}

function refOfChange({ definition: { kind, name } }: Kept): DefinitionRef {
  return { kind, name };
}

function isThatVersion(was: AnyDefinition, definition: AnyDefinition): boolean {
  return (was.value.version ?? 1) === (definition.value.version ?? 1);
}
