import { DEFINITION_KINDS, type DefinitionRef, refKey } from '../diagnostic/definition-ref.js';
import type { Impact, Reached, Review } from './review.js';
import { countOf, RELATION_WORDS } from './words.js';

/** What it was compared with, as people wrote it; of a full commit id, which a build server gives, the beginning says enough. */
export function baseOf({ against }: Review): string {
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(against.name) ? against.name.slice(0, 10) : against.name;
}

/** What a definition is now, to what it was. */
export function stateOf({ change, relation, formerName }: Impact): string {
  switch (change) {
    case 'new':
    case 'removed':
      return change;
    case 'renamed':
      return `was called ${formerName ?? 'otherwise'}`;
    case 'unknown':
      return 'not decided';
    case 'changed':
      return relation === null || relation === 'unknown' ? 'changed' : RELATION_WORDS[relation];
  }
}

/** The sentences that are not on both sides: what people have to compare. All of them where a side is missing. */
export function differing({ before, after }: Impact): Pick<Impact, 'before' | 'after'> {
  if (before === null || after === null) return { before, after };
  return {
    before: before.filter((each) => !after.includes(each)),
    after: after.filter((each) => !before.includes(each)),
  };
}

/** What rests on any of the changes, each once, and did not change by itself: first what most people look at. */
export function reachedBy(impacts: readonly Impact[]): readonly Reached[] {
  const own = new Set(impacts.map(({ definition }) => refKey(definition)));
  const reached = new Map<string, Reached>();
  for (const each of impacts.flatMap(({ reaches }) => reaches)) {
    const key = refKey(each.definition);
    if (!own.has(key)) reached.set(key, each);
  }
  return [...reached.values()].sort((left, right) => rank(right.definition) - rank(left.definition));
}

function rank({ kind }: DefinitionRef): number {
  return DEFINITION_KINDS.indexOf(kind);
}

export function refsOf(all: readonly { readonly definition: DefinitionRef }[]): readonly DefinitionRef[] {
  return all.map(({ definition }) => definition);
}

/** `2 metrics, 1 handoff and 1 dashboard`. */
export function countKinds(definitions: readonly DefinitionRef[]): string {
  const counts = DEFINITION_KINDS.flatMap((kind) => {
    const count = definitions.filter((each) => each.kind === kind).length;
    return count === 0 ? [] : [countOf(count, kind).replace(/ys$/, 'ies')];
  });
  return inList(counts);
}

/** `1 definition changed its meaning and 2 are new; that reaches 2 metrics`. */
export function impactInOneLine({ impacts }: Review): string {
  const clauses = COUNTED.flatMap(([changes, one, many]) => {
    const count = impacts.filter(({ change }) => changes.includes(change)).length;
    return count === 0 ? [] : [{ count, words: count === 1 ? one : many }];
  });
  if (clauses.length === 0) return 'no meaning changed';
  const told = clauses.map(({ count, words }, index) =>
    index === 0 ? `${countOf(count, 'definition')} ${words}` : `${count} ${words}`,
  );
  const reached = reachedBy(impacts);
  return `${inList(told)}; ${reached.length === 0 ? 'nothing rests on it' : `that reaches ${countKinds(refsOf(reached))}`}`;
}

const COUNTED: readonly (readonly [readonly Impact['change'][], string, string])[] = [
  [['changed'], 'changed its meaning', 'changed their meaning'],
  [['unknown'], 'may have changed its meaning', 'may have changed their meaning'],
  [['removed'], 'is gone', 'are gone'],
  [['renamed'], 'has another name', 'have other names'],
  [['new'], 'is new', 'are new'],
];

/** `a, b and c`. */
export function inList(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
