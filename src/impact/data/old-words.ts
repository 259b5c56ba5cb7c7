import type { Difference } from '../../diff/diff-sources.js';
import { withOldExpressions } from '../../diff/old-expressions.js';
import { buildGraph } from '../../graph/build-graph.js';
import type { Graph } from '../../graph/graph.js';
import type { AnyDefinition } from '../../language/definition.js';

/**
 * The old definitions over the tables of today: stored fields are those of today, computed ones are computed as they used to be. A
 * record of today can so be asked whether it would have belonged. Where today has lost what a condition needs, it is null.
 */
export function oldWordsOver({ worlds, head }: Difference): Graph {
  const today = head.graph.definitions.flatMap((each): readonly AnyDefinition[] => {
    if (each.kind === 'team') return [each];
    if (each.kind !== 'entity') return [];
    const before = worlds.base.entities.get(each.name)?.definition;
    return [before ? withOldExpressions(each, before) : each];
  });
  const old = worlds.base.definitions.filter(({ kind }) => kind !== 'entity' && kind !== 'team');
  return buildGraph({ config: head.graph.config, definitions: [...old, ...today] });
}
