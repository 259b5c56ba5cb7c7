import { type DefinitionRef, refKey } from '../diagnostic/definition-ref.js';
import type { Graph } from '../graph/graph.js';
import type { AnyDefinition, Definition } from '../language/definition.js';
import type { Needs } from './needs.js';
import type { TextDifference } from './text-differences.js';

/**
 * What rests on an entity that changed: where only fields did, the definitions that name one of them, themselves or in
 * what they need; else all that need the entity.
 */
export function affectedByEntity(
  { definitions }: Graph,
  needs: Needs,
  entity: Definition<'entity'>,
  changed: readonly TextDifference[],
): readonly DefinitionRef[] {
  const key = refKey(entity);
  const users = definitions.filter((each) => needs.of(each).has(key));
  const names = fieldsIn(entity, changed);
  const naming = names && new Set(definitions.filter((each) => mentions(each, names)).map(refKey));
  const isAffected = (each: AnyDefinition) =>
    !naming || naming.has(refKey(each)) || [...needs.of(each).keys()].some((key) => naming.has(key));
  return users.filter(isAffected).map(({ kind, name }) => ({ kind, name }));
}

/** The fields that changed and those computed from them; null where all records may be others. */
function fieldsIn(
  { value }: Definition<'entity'>,
  changed: readonly TextDifference[],
): ReadonlySet<string> | null {
  if (changed.some(({ at }) => at[0] !== 'fields')) return null;
  const names = new Set(changed.flatMap(({ at }) => at[1] ?? []));
  for (let before = -1; before < names.size; ) {
    before = names.size;
    for (const { name, expression = '' } of value.fields)
      if (wordsIn(expression).some((word) => names.has(word))) names.add(name);
  }
  const keys = [
    value.primary_key,
    value.time ?? [],
    ...(value.relationships ?? []).map(({ on }) => on),
  ].flat();
  return keys.some((key) => names.has(key)) ? null : names;
}

function mentions(definition: AnyDefinition, names: ReadonlySet<string>): boolean {
  const words = known.get(definition) ?? meantWords(definition);
  known.set(definition, words);
  return [...names].some((name) => words.has(name));
}

/** Each entity that changed asks about every definition. */
const known = new WeakMap<AnyDefinition, ReadonlySet<string>>();

/** The words of what a definition says about its meaning. An entity's own fields are looked at where they are computed. */
function meantWords({ kind, value }: AnyDefinition): ReadonlySet<string> {
  if (kind === 'entity' || kind === 'team') return new Set();
  // What it used to mean is a definition of its own.
  const { title, description, synonyms, previous, ...said } = { previous: undefined, ...value };
  return new Set(wordsIn(JSON.stringify(said)));
}

function wordsIn(text: string): readonly string[] {
  return text.match(/\w+/g) ?? [];
}
