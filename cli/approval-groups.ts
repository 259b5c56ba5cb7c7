import type { Chosen } from '../src/approvals/choose-definitions.js';
import { type DefinitionRef, refKey } from '../src/diagnostic/definition-ref.js';
import type { Graph } from '../src/graph/graph.js';
import type { AnyDefinition } from '../src/language/definition.js';

/** What is about to be approved, as people read it: first what changed by itself. */
export interface ApprovalGroups {
  /** Shown in full. */
  readonly shown: readonly Chosen[];
  /** What changed below and is not approved here, shown so that people see what they agree to. */
  readonly beneath: readonly AnyDefinition[];
  /** What says what it said, and rests on one of those: a line each. */
  readonly resting: readonly Chosen[];
}

/** `below` holds, by refKey, what changed below a definition whose own text says what it said. */
export function groupChosen(
  graph: Graph,
  chosen: readonly Chosen[],
  below: ReadonlyMap<string, readonly DefinitionRef[]>,
): ApprovalGroups {
  const isResting = ({ definition, state }: Chosen) =>
    state !== 'given' && (below.get(refKey(definition)) ?? []).length > 0;
  const shown = chosen.filter((each) => !isResting(each));
  const resting = chosen.filter(isResting);
  const known = new Set(shown.map(({ definition }) => refKey(definition)));
  const needed = new Set(
    resting.flatMap(({ definition }) => (below.get(refKey(definition)) ?? []).map(refKey)),
  );
  const beneath = graph.definitions.filter((each) => {
    const key = refKey(each);
    if (!needed.has(key) || known.has(key)) return false;
    known.add(key);
    return true;
  });
  return { shown, beneath, resting };
}
