import { type DefinitionRef, refKey } from '../diagnostic/definition-ref.js';
import { buildGraph } from '../graph/build-graph.js';
import type { Graph } from '../graph/graph.js';
import type { AnyDefinition } from '../language/definition.js';
import { createMeanings } from '../meaning/create-meanings.js';
import { createEngine, type Engine } from '../meaning/engine.js';
import type { Meanings } from '../meaning/meaning.js';
import type { Remembered } from '../meaning/remembered.js';
import { type EntityNames, entityNames, withEntityNames } from './entity-names.js';
import { withOldExpressions } from './old-expressions.js';

/** A graph and what its definitions mean. */
export interface World {
  readonly graph: Graph;
  readonly meanings: Meanings;
}

/**
 * The same definitions read in several ways. Meanings of the old and the new can only be compared over the same entities,
 * so that the old words are read in today's world; each world is made when it is first needed.
 */
export class Worlds {
  private readonly made = new Map<string, World>();
  private byKey: ReadonlyMap<string, AnyDefinition> | undefined;
  /** What entities that have another name today are called. */
  readonly entityNames: EntityNames;

  constructor(
    readonly base: Graph,
    readonly head: World,
    private readonly engine: Engine,
  ) {
    this.entityNames = entityNames(base, head.graph);
  }

  /** The old definitions over today's entities. Where those have lost what a definition needs, it has no meaning. */
  get old(): World {
    return this.world('old', () => [
      ...this.base.definitions.filter((each) => !isOfToday(each)),
      ...this.head.graph.definitions.filter(isOfToday),
    ]);
  }

  /** The base as it was. Its meanings stand for themselves: they cannot be compared with those of other worlds. */
  get before(): World {
    const before = this.made.get('before') ?? { graph: this.base, meanings: createMeanings(this.base) };
    this.made.set('before', before);
    return before;
  }

  /** Today's definitions, in which entities compute their fields as they used to. */
  get oldFields(): World {
    return this.world('old fields', () =>
      this.head.graph.definitions.map((each) => {
        if (each.kind !== 'entity') return each;
        const before = this.base.entities.get(each.name)?.definition;
        return before ? withOldExpressions(each, before) : each;
      }),
    );
  }

  /**
   * Today's definitions, but one of them as it was: what its own text does to its meaning. Of the others only those that it
   * needs are there: many may have changed, and each is looked at in a world of its own.
   */
  withOld(before: AnyDefinition, needed: ReadonlyMap<string, DefinitionRef>): World {
    const { graph } = this.head;
    const key = refKey(before);
    const names = new Set([...needed.keys(), ...entitiesAround(graph, needed)]);
    names.delete(key);
    this.byKey ??= new Map(
      // The first of a name is the one that counts.
      graph.definitions.toReversed().map((each) => [refKey(each), each]),
    );
    const others = [...names].flatMap((name) => this.byKey?.get(name) ?? []);
    return this.make([before, ...graph.teams.values(), ...others]);
  }

  private world(name: string, definitions: () => readonly AnyDefinition[]): World {
    const known = this.made.get(name);
    if (known) return known;
    const made = this.make(definitions());
    this.made.set(name, made);
    return made;
  }

  private make(definitions: readonly AnyDefinition[]): World {
    const { config } = this.head.graph;
    if (this.entityNames.size === 0) {
      const graph = buildGraph({ config, definitions });
      return { graph, meanings: createMeanings(graph, undefined, this.engine) };
    }
    const read = new Map(
      definitions.map((each) => [each, withEntityNames(this.entityNames, this.base, each)] as const),
    );
    const graph = buildGraph({ config, definitions: [...read.values()] });
    const meanings = createMeanings(graph, undefined, this.engine);
    return { graph, meanings: { ...meanings, of: (each) => meanings.of(read.get(each) ?? each) } };
  }
}

/** The base beside the head, and what the head means. */
export function createWorlds(base: Graph, head: Graph, remembered?: Remembered): Worlds {
  const engine = createEngine(head, remembered);
  return new Worlds(base, { graph: head, meanings: createMeanings(head, remembered, engine) }, engine);
}

/** Entities are compared by what is written of them; teams mean nothing to a condition. */
function isOfToday({ kind }: AnyDefinition): boolean {
  return kind === 'entity' || kind === 'team';
}

/** The keys of the entities that are needed, and of those that their relationships lead to, any number of steps. */
function entitiesAround(graph: Graph, needed: ReadonlyMap<string, DefinitionRef>): ReadonlySet<string> {
  const found = new Set([...needed.values()].flatMap(({ kind, name }) => (kind === 'entity' ? [name] : [])));
  for (const name of found) {
    const { relationships = [] } = graph.entities.get(name)?.definition.value ?? {};
    for (const { to } of relationships) found.add(to);
  }
  return new Set([...found].map((name) => `entity:${name}`));
}
