import { type DefinitionRef, refKey } from '../diagnostic/definition-ref.js';
import type { Graph } from '../graph/graph.js';
import type { AnyDefinition, Definition } from '../language/definition.js';
import type { Needs } from './needs.js';
import type { TextDifference } from './text-differences.js';

interface Index {
  /** Who needs a definition, by its refKey; in the order of the files. */
  readonly users: ReadonlyMap<string, readonly AnyDefinition[]>;
  /** The keys of those that name something, by the name. */
  readonly naming: ReadonlyMap<string, readonly string[]>;
}

/** What rests on the entities of a graph. */
export class EntityUsers {
  /** Made when it is first asked for: most changes are none of an entity. */
  private index: Index | undefined;

  constructor(
    private readonly graph: Graph,
    private readonly needs: Needs,
  ) {}

  /**
   * What rests on an entity that changed: where only fields did, the definitions that name one of them, themselves or in
   * what they need; else all that need the entity.
   */
  of(entity: Definition<'entity'>, changed: readonly TextDifference[]): readonly DefinitionRef[] {
    this.index ??= indexOf(this.graph, this.needs);
    const { users, naming } = this.index;
    const names = fieldsIn(entity, changed);
    const keys = names && new Set([...names].flatMap((name) => naming.get(name) ?? []));
    const isAffected = (each: AnyDefinition) =>
      !keys || keys.has(refKey(each)) || [...this.needs.of(each).keys()].some((key) => keys.has(key));
    return (users.get(refKey(entity)) ?? []).filter(isAffected).map(({ kind, name }) => ({ kind, name }));
  }
}

function indexOf({ definitions }: Graph, needs: Needs): Index {
  const users = new Map<string, AnyDefinition[]>();
  const naming = new Map<string, string[]>();
  for (const each of definitions) {
    for (const needed of needs.of(each).keys()) push(users, needed, each);
    const key = refKey(each);
    for (const word of meantWords(each)) push(naming, word, key);
  }
  return { users, naming };
}

function push<V>(lists: Map<string, V[]>, key: string, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
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
