import { type DefinitionRef, refKey } from '../../diagnostic/definition-ref.js';
import type { Change } from '../../diff/change.js';
import type { Difference } from '../../diff/diff-sources.js';
import { Needs } from '../../diff/needs.js';
import type { Graph } from '../../graph/graph.js';

/** A metric whose value may be another than it was. */
export interface MovingMetric {
  /** Today's name, or where it is gone the one it had. */
  readonly name: string;
  /** Its names in the base and in the head; null where it is not there. */
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * Every metric whose value may move: it changed, came or went; something it rests on changed, or nobody could decide whether it
 * did; or the project's time zone cuts its months elsewhere. The most important first: what changed itself, then what
 * objectives, dashboards and contradictions use, then by name.
 */
export function findMovingMetrics(difference: Difference): readonly MovingMetric[] {
  const { changes, worlds, head } = difference;
  const base = worlds.base;
  const former = new Map(
    changes.flatMap((each) =>
      each.kind === 'renamed' ? [[refKey(each.definition), each.before.name] as const] : [],
    ),
  );
  const metrics = [
    ...[...head.graph.metrics.keys()].map((name): MovingMetric => {
      const before = former.get(`metric:${name}`) ?? name;
      return { name, before: base.metrics.has(before) ? before : null, after: name };
    }),
    ...changes.flatMap((each): readonly MovingMetric[] =>
      each.kind === 'removed' && each.before.kind === 'metric'
        ? [{ name: each.before.name, before: each.before.name, after: null }]
        : [],
    ),
  ];
  const changed = new Set(changes.flatMap(ownChange));
  const moving = new Set([...changed, ...reachedKeys(difference)]);
  const isRecut = (base.config.timezone ?? 'UTC') !== (head.graph.config.timezone ?? 'UTC');
  const used = new Set([base, head.graph].flatMap(usedByPeople));
  const rankOf = ({ name }: MovingMetric) => {
    const key = `metric:${name}`;
    return changed.has(key) ? 0 : used.has(key) ? 1 : 2;
  };
  return metrics
    .filter(({ name }) => isRecut || moving.has(`metric:${name}`))
    .sort((left, right) => rankOf(left) - rankOf(right) || (left.name < right.name ? -1 : 1));
}

/** What a change of its own happened to that may move a value. */
function ownChange(change: Change): readonly string[] {
  switch (change.kind) {
    case 'added':
    case 'meaning-changed':
    case 'meaning-undecided':
    case 'not-compared':
      return [refKey(change.definition)];
    case 'removed':
      return [refKey(change.before)];
    default:
      return [];
  }
}

/** What inherits a change, is reached through an entity, or rests on what could not be decided. */
function reachedKeys({ changes, head }: Difference): readonly string[] {
  const open = new Set(
    changes.flatMap((each) =>
      each.kind === 'meaning-undecided' || each.kind === 'not-compared' ? [refKey(each.definition)] : [],
    ),
  );
  const needs = new Needs([head.graph]);
  const onOpen = (ref: DefinitionRef) => [...needs.of(ref).keys()].some((key) => open.has(key));
  return [
    ...changes.flatMap((each) => {
      if (each.kind === 'meaning-inherited') return [refKey(each.definition)];
      return each.kind === 'meaning-changed' ? each.affected.map(refKey) : [];
    }),
    ...(open.size === 0
      ? []
      : [...head.graph.metrics.values()]
          .map(({ definition }) => definition)
          .filter(onOpen)
          .map(refKey)),
  ];
}

function usedByPeople({ references }: Graph): readonly string[] {
  const kinds: ReadonlySet<string> = new Set(['objective', 'dashboard', 'contradiction']);
  return references.flatMap(({ from, to }) =>
    kinds.has(from.kind) && to.kind === 'metric' ? [refKey(to)] : [],
  );
}
