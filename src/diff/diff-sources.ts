import type { Source } from '../diagnostic/source.js';
import { buildGraph } from '../graph/build-graph.js';
import type { Graph } from '../graph/graph.js';
import type { ConfigValue } from '../language/config.js';
import type { ReadDefinitions } from '../language/read-definitions.js';
import type { Remembered } from '../meaning/remembered.js';
import type { Change } from './change.js';
import { diffGraphs } from './diff-graphs.js';
import { readBase } from './read-base.js';
import { createWorlds, type World, type Worlds } from './worlds.js';

/** A project as it was: by its own settings. */
export interface BaseTexts {
  readonly config: ConfigValue;
  /** The text of `accord.yml`; null where there is none. */
  readonly configSource?: Source | null | undefined;
  readonly sources: readonly Source[];
  /** `waivers.yml` and `accord-baseline.json`; null where there is none. */
  readonly waivers?: Source | null | undefined;
  readonly baseline?: Source | null | undefined;
}

interface Head {
  readonly graph: Graph;
  readonly read: ReadDefinitions;
  readonly remembered?: Remembered | undefined;
}

export interface Difference {
  readonly changes: readonly Change[];
  /** The head; its meanings are on the engine the changes were found with. */
  readonly head: World;
  /** The base, and the old words read over today's entities. */
  readonly worlds: Worlds;
}

/** What changed since the base. Definitions of the base that cannot be read are left out: nothing can be held against them. */
export function diffSources({ config, sources }: BaseTexts, { graph, read, remembered }: Head): Difference {
  const old = readBase(sources, read);
  const base = buildGraph({ config, definitions: old.definitions, broken: old.broken });
  const worlds = createWorlds(base, graph, remembered);
  const changes = diffGraphs(worlds, { base: old.broken, head: read.broken });
  return { changes, head: worlds.head, worlds };
}
