import type { Definition } from '../language/definition.js';
import type { Comparison, Meanings } from '../meaning/meaning.js';
import type { Pair } from './change.js';
import { isNewName } from './entity-names.js';
import { type TextDifference, textDifferences } from './text-differences.js';
import { about, byImportance, partsOf } from './topics.js';
import type { Worlds } from './worlds.js';

/** What became of an entity: by what is written of it, but for computed fields, which are compared by their values. */
export interface EntityJudgement {
  readonly changed: readonly TextDifference[];
  readonly undecided: readonly TextDifference[];
  readonly rewritten: readonly TextDifference[];
  /** Fields and relationships that were added. */
  readonly extended: readonly TextDifference[];
}

export function judgeEntity(worlds: Worlds, { before, definition }: Pair): EntityJudgement {
  const judged: Record<keyof EntityJudgement, TextDifference[]> = {
    changed: [],
    undecided: [],
    rewritten: [],
    extended: [],
  };
  for (const difference of about('meaning', textDifferences(before, definition))) {
    if (isNewName(worlds.entityNames, difference)) continue;
    judged[verdict(worlds, definition, difference)].push(difference);
  }
  return { ...judged, changed: byImportance(judged.changed) };
}

function verdict(
  worlds: Worlds,
  definition: Pair['definition'],
  difference: TextDifference,
): keyof EntityJudgement {
  const { at, key, was, is } = difference;
  if (key === null && was.text === null) return 'extended';
  const [list, field] = at;
  if (list !== 'fields' || field === undefined || key !== 'expression') return 'changed';
  if (was.text === null || is.text === null || definition.kind !== 'entity') return 'changed';
  const same = isSameValue(worlds, definition, field);
  return same === null ? 'undecided' : same ? 'rewritten' : 'changed';
}

/** Whether a computed field always has the value it used to have; null when that is not decided. */
function isSameValue(worlds: Worlds, definition: Definition<'entity'>, field: string): boolean | null {
  const today = valueMeaning(worlds.head.meanings, definition, field);
  const { graph, meanings } = worlds.oldFields;
  const old = graph.entities.get(definition.name)?.definition;
  const before = old && valueMeaning(meanings, old, field);
  // What cannot be computed today was another computation.
  if (!today || !before) return false;
  return worlds.head.meanings.compare(today, before).same;
}

function valueMeaning(meanings: Meanings, definition: Definition<'entity'>, field: string) {
  const meaning = meanings.of(definition);
  const piece = `field ${field} value`;
  const [text, entity] = meaning?.kind === 'plain' ? [meaning.pieces[piece], meaning.values[piece]] : [];
  if (meaning?.kind !== 'plain' || text === undefined || entity === undefined) return null;
  return { ...meaning, pieces: { [piece]: text }, records: {}, values: { [piece]: entity } };
}

/** What is written decides: there are no records to show. */
export function writtenComparison(differences: readonly TextDifference[]): Comparison {
  return {
    same: false,
    relation: null,
    differs: partsOf(differences),
    proof: 'proved',
    assumptions: [],
    witness: {},
    words: {},
    reason: null,
  };
}
