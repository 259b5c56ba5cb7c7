import type { Span } from '../../diagnostic/source.js';
import type { AnyDefinition } from '../../language/definition.js';

/** Two definitions of one kind, ordered by path and place: a finding about both stands on the later one. */
export interface Pair {
  readonly later: AnyDefinition;
  readonly earlier: AnyDefinition;
}

export function pairOf(one: AnyDefinition, other: AnyDefinition): Pair {
  return isLater(one.span, other.span) ? { later: one, earlier: other } : { later: other, earlier: one };
}

/** By path, then by place in the file. */
export function isLater(one: Span, other: Span): boolean {
  if (one.source.path === other.source.path) return one.start > other.start;
  return one.source.path > other.source.path;
}

/** Every unordered pair of a list. */
export function* pairsIn(definitions: readonly AnyDefinition[]): Generator<Pair> {
  for (const [index, one] of definitions.entries()) {
    for (const other of definitions.slice(index + 1)) yield pairOf(one, other);
  }
}

/** Lets each pair through once. */
export class PairFilter {
  private readonly seen = new Map<AnyDefinition, Set<AnyDefinition>>();

  isNew({ later, earlier }: Pair): boolean {
    const others = this.seen.get(later) ?? new Set();
    if (others.has(earlier)) return false;
    this.seen.set(later, others.add(earlier));
    return true;
  }
}

/** One name for two definitions, one of which is an earlier meaning of a third: `name-collision` says so, whatever they mean. */
export function isKeptTwice({ later, earlier }: Pair): boolean {
  return later.name === earlier.name && (later.previousOf !== null || earlier.previousOf !== null);
}
