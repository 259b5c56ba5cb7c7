import { refKey } from '../../diagnostic/definition-ref.js';
import type { Graph } from '../../graph/graph.js';
import type { AnyDefinition } from '../../language/definition.js';
import type { Pair } from './pair.js';

/** What definitions say of each other: that they are meant to differ, or to be the same. Names mean the first of a name. */
export class Declared {
  private readonly byName = new Map<string, AnyDefinition[]>();
  /** Terms that say `equivalent_to`, in groups: each leads to another of its group, the last to itself. */
  private readonly leader = new Map<string, string>();

  constructor(graph: Graph) {
    for (const definition of graph.definitions) {
      const there = this.byName.get(refKey(definition));
      if (there) there.push(definition);
      else this.byName.set(refKey(definition), [definition]);
    }
    for (const { definition } of graph.every.terms) {
      for (const other of definition.value.equivalent_to ?? []) {
        this.leader.set(this.leaderOf(definition.name), this.leaderOf(other));
      }
    }
  }

  /** One is a variant of the other, or of a variant of it. */
  isVariant({ later, earlier }: Pair): boolean {
    if (later.name === earlier.name) {
      return [later, earlier].some(({ name, value }) => value.variant_of === name);
    }
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

  /** One is deprecated and says to use the other instead. */
  isReplacedByOther({ later, earlier }: Pair): boolean {
    const says = ({ value }: AnyDefinition, { name }: AnyDefinition) =>
      value.status === 'deprecated' && value.replaced_by === name;
    return says(later, earlier) || says(earlier, later);
  }

  /**
   * What a definition says it is a variant of: another one, itself only where there is no other of its name. null when it
   * says nothing, or names what does not exist.
   */
  baseOf(definition: AnyDefinition): AnyDefinition | null {
    const { kind, value } = definition;
    if (value.variant_of === undefined) return null;
    const named = this.byName.get(refKey({ kind, name: value.variant_of })) ?? [];
    return named.find((each) => each !== definition) ?? named[0] ?? null;
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
