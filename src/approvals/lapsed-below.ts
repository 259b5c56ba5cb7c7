import { type DefinitionRef, refKey } from '../diagnostic/definition-ref.js';
import { Needs } from '../diff/needs.js';
import type { Graph } from '../graph/graph.js';
import type { MissingApproval } from './missing-approvals.js';

/**
 * Where there is no base to tell what changed: of each definition whose approval has lapsed, by refKey, what it rests on
 * whose approval has lapsed, too, and that rests on nothing of the kind itself. Definitions without such are left out.
 */
export function lapsedBelow(
  graph: Graph,
  missing: Iterable<MissingApproval>,
): ReadonlyMap<string, readonly DefinitionRef[]> {
  const lapsed = [...missing].flatMap(({ definition, missing: teams }) =>
    teams.some((each) => each.lapsed) ? [definition] : [],
  );
  const keys = new Set(lapsed.map(refKey));
  const needs = new Needs([graph]);
  const below = (definition: DefinitionRef) =>
    [...needs.of(definition)].flatMap(([key, ref]) => (keys.has(key) ? [ref] : []));
  const roots = new Set(lapsed.filter((each) => below(each).length === 0).map(refKey));
  const found = new Map<string, readonly DefinitionRef[]>();
  for (const definition of lapsed) {
    const rests = below(definition).filter((each) => roots.has(refKey(each)));
    if (rests.length > 0) found.set(refKey(definition), rests);
  }
  return found;
}
