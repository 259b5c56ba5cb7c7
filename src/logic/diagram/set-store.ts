import {
  complementValues,
  intersectValues,
  isNoValues,
  keyOfValues,
  uniteValues,
  type ValueSet,
} from './value-set.js';

/** A set of values, NULL perhaps among them, by its number: the same set has the same number. */
export type SetId = number;

interface Stored {
  readonly values: ValueSet;
  readonly hasNull: boolean;
  readonly key: string;
  readonly isEmpty: boolean;
}

/** Keeps every set once, and what was made of two of them. */
export class SetStore {
  private readonly sets: Stored[] = [];
  private readonly byKey = new Map<string, SetId>();
  private readonly intersections = new Map<number, SetId>();
  private readonly unions = new Map<number, SetId>();
  private readonly complements = new Map<number, SetId>();

  add(values: ValueSet, hasNull: boolean): SetId {
    const key = `${hasNull ? '0' : '1'}${keyOfValues(values)}`;
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const id = this.sets.length;
    this.sets.push({ values, hasNull, key, isEmpty: !hasNull && isNoValues(values) });
    this.byKey.set(key, id);
    return id;
  }

  values(id: SetId): ValueSet {
    return this.stored(id).values;
  }

  hasNull(id: SetId): boolean {
    return this.stored(id).hasNull;
  }

  isEmpty(id: SetId): boolean {
    return this.stored(id).isEmpty;
  }

  /** The same for the same set in every run. */
  keyOf(id: SetId): string {
    return this.stored(id).key;
  }

  intersect(left: SetId, right: SetId): SetId {
    if (left === right) return left;
    return this.remember(this.intersections, Math.min(left, right), Math.max(left, right), (a, b) =>
      this.add(intersectValues(a.values, b.values), a.hasNull && b.hasNull),
    );
  }

  unite(left: SetId, right: SetId): SetId {
    if (left === right) return left;
    return this.remember(this.unions, Math.min(left, right), Math.max(left, right), (a, b) =>
      this.add(uniteValues(a.values, b.values), a.hasNull || b.hasNull),
    );
  }

  /** What is in `full` and not in `id`. */
  complement(id: SetId, full: SetId): SetId {
    return this.remember(this.complements, id, full, (set, all) =>
      this.add(complementValues(set.values, all.values), all.hasNull && !set.hasNull),
    );
  }

  private remember(
    memo: Map<number, SetId>,
    left: SetId,
    right: SetId,
    make: (left: Stored, right: Stored) => SetId,
  ): SetId {
    const key = left * 0x4000000 + right;
    const known = memo.get(key);
    if (known !== undefined) return known;
    const made = make(this.stored(left), this.stored(right));
    memo.set(key, made);
    return made;
  }

  private stored(id: SetId): Stored {
    const stored = this.sets[id];
    if (!stored) throw new RangeError(`There is no set ${id}.`);
    return stored;
  }
}
