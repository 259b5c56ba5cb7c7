import { refKey } from '../../diagnostic/definition-ref.js';
import type { Graph } from '../../graph/graph.js';
import type { AnyDefinition } from '../../language/definition.js';
import type { Pair } from './pair.js';

/** What definitions say of each other: that they are meant to differ, or to be the same. Names mean the first of a name. */
export class Declared {
  private readonly first = new Map<string, AnyDefinition>();
  /** Terms that say `equivalent_to`, in groups: each leads to another of its group, the last to itself. */
  private readonly leader = new Map<string, string>();

  constructor(graph: Graph) {
    for (const definition of graph.definitions) {
      if (!this.first.has(refKey(definition))) this.first.set(refKey(definition), definition);
    }
    for (const { definition } of graph.every.terms) {
      for (const other of definition.value.equivalent_to ?? []) {
        this.leader.set(this.leaderOf(definition.name), this.leaderOf(other));
      }
    }
  }

  /** One is a variant of the other, or of a variant of it. */
  isVariant({ later, earlier }: Pair): boolean {
    return this.basesOf(later).has(earlier.name) || this.basesOf(earlier).has(later.name);
  }

  /** Both are variants of one base, or one of the other. */
  isOfOneFamily(pair: Pair): boolean {
    if (this.isVariant(pair)) return true;
    const bases = this.basesOf(pair.earlier);
    return [...this.basesOf(pair.later)].some((name) => bases.has(name));
  }

  isDistinct({ later, earlier }: Pair): boolean {
    const says = (one: AnyDefinition, other: AnyDefinition) =>
      one.value.distinct_from?.includes(other.name) ?? false;
    return says(later, earlier) || says(earlier, later);
  }

  /** `equivalent_to`, directly or over others. */
  isEquivalent({ later, earlier }: Pair): boolean {
    return later.kind === 'term' && this.leaderOf(later.name) === this.leaderOf(earlier.name);
  }

  /** One is deprecated: it goes, and what stays is alone. */
  isDeprecated({ later, earlier }: Pair): boolean {
    return [later, earlier].some(({ value }) => value.status === 'deprecated');
  }

  /** One is deprecated and says what to use instead. */
  isReplaced({ later, earlier }: Pair): boolean {
    return [later, earlier].some(
      ({ value }) => value.status === 'deprecated' && value.replaced_by !== undefined,
    );
  }

  /** What a definition says it is a variant of; null when it says nothing, or names what does not exist. */
  baseOf({ kind, value }: AnyDefinition): AnyDefinition | null {
    return value.variant_of === undefined
      ? null
      : (this.first.get(refKey({ kind, name: value.variant_of })) ?? null);
  }

  private basesOf(definition: AnyDefinition): ReadonlySet<string> {
    const names = new Set<string>();
    let base = this.baseOf(definition);
    while (base && !names.has(base.name)) {
      names.add(base.name);
      base = this.baseOf(base);
    }
    return names;
  }

  private leaderOf(name: string): string {
    let leader = name;
    for (let next = this.leader.get(leader); next !== undefined && next !== leader; ) {
      leader = next;
      next = this.leader.get(leader);
    }
    return leader;
  }
}
