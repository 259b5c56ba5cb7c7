import { buildGraph } from '../graph/build-graph.js';
import type { Graph } from '../graph/graph.js';
import type { AnyDefinition } from '../language/definition.js';
import { createMeanings } from '../meaning/create-meanings.js';
import { createEngine, type Engine } from '../meaning/engine.js';
import type { Meanings } from '../meaning/meaning.js';
import type { Remembered } from '../meaning/remembered.js';
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

  constructor(
    readonly base: Graph,
    readonly head: World,
    private readonly engine: Engine,
  ) {}

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

  /** Today's definitions, but one of them as it was: what its own text does to its meaning. */
  withOld(before: AnyDefinition, definition: AnyDefinition): World {
    return this.make(this.head.graph.definitions.map((each) => (each === definition ? before : each)));
  }

  private world(name: string, definitions: () => readonly AnyDefinition[]): World {
    const known = this.made.get(name);
    if (known) return known;
    const made = this.make(definitions());
    this.made.set(name, made);
    return made;
  }

  private make(definitions: readonly AnyDefinition[]): World {
    const graph = buildGraph({ config: this.head.graph.config, definitions });
    return { graph, meanings: createMeanings(graph, undefined, this.engine) };
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
