import { Undecided } from '../undecided.js';
import type { SetId, SetStore } from './set-store.js';
import type { Variable } from './variable.js';

/** A set of records, by its number: within one store, the same set of records has the same number. */
export type NodeId = number;

export const NOTHING: NodeId = 0;
export const EVERYTHING: NodeId = 1;

export interface Edge {
  /** Never empty; the sets of a node's edges are disjoint and together hold every value of its variable. */
  readonly set: SetId;
  readonly child: NodeId;
}

export interface DiagramNode {
  readonly variable: Variable;
  /** One edge a child, at least two, in an order that does not hang on what was asked before. */
  readonly edges: readonly Edge[];
}

/**
 * By name, diagrams of different conditions are the same when the conditions are. By first use, they may be far smaller
 * for one question: what stands together in a condition stays together.
 */
export type VariableOrder = 'by name' | 'by first use';

/** Beyond this, what is remembered of earlier operations is forgotten. */
const MAX_REMEMBERED = 1_000_000;

/** Edges that are compared one by one sooner than put into a table. */
const FEW = 8;

/**
 * Reduced, ordered, multi-valued decision diagrams with sets of values on the edges. Every node exists once, so two
 * conditions over independent columns mean the same exactly when they have the same number.
 */
export class DiagramStore {
  private readonly nodes: (DiagramNode | null)[] = [null, null];
  private readonly byKey = new Map<string, NodeId>();
  private conjunctions = new Map<number, NodeId>();
  private complements = new Map<NodeId, NodeId>();
  private stepsLeft = Number.POSITIVE_INFINITY;
  private limit = 0;

  constructor(
    readonly sets: SetStore,
    private readonly order: VariableOrder,
  ) {}

  /**
   * Lets `work` take so many steps. Diagrams may grow exponentially.
   * @throws Undecided when they do not suffice
   */
  within<T>(steps: number, work: () => T): T {
    const outer = this.stepsLeft;
    this.stepsLeft = steps;
    this.limit = steps;
    try {
      return work();
    } finally {
      this.stepsLeft = outer;
    }
  }

  /** The records for which the variable is in a set. */
  test(variable: Variable, wanted: SetId): NodeId {
    const set = this.sets.intersect(wanted, variable.full);
    const rest = this.sets.complement(set, variable.full);
    return this.node(variable, [
      { set, child: EVERYTHING },
      { set: rest, child: NOTHING },
    ]);
  }

  nodeOf(id: NodeId): DiagramNode {
    const node = this.nodes[id];
    if (!node) throw new RangeError(`There is no node ${id}.`);
    return node;
  }

  not(id: NodeId): NodeId {
    if (id === NOTHING) return EVERYTHING;
    if (id === EVERYTHING) return NOTHING;
    const known = this.complements.get(id);
    if (known !== undefined) return known;
    this.step();
    const { variable, edges } = this.nodeOf(id);
    const made = this.node(
      variable,
      edges.map(({ set, child }) => ({ set, child: this.not(child) })),
    );
    this.complements.set(id, made).set(made, id);
    return made;
  }

  or(left: NodeId, right: NodeId): NodeId {
    return this.not(this.and(this.not(left), this.not(right)));
  }

  and(left: NodeId, right: NodeId): NodeId {
    if (left === right || right === EVERYTHING) return left;
    if (left === EVERYTHING) return right;
    if (left === NOTHING || right === NOTHING) return NOTHING;
    const key = Math.min(left, right) * 0x4000000 + Math.max(left, right);
    const known = this.conjunctions.get(key);
    if (known !== undefined) return known;
    this.step();
    const made = this.conjunction(left, right);
    if (this.conjunctions.size > MAX_REMEMBERED) this.conjunctions = new Map();
    this.conjunctions.set(key, made);
    return made;
  }

  /** Pairs of neighbours first: a list of 5,000 alternatives stays cheap. */
  andAll(ids: readonly NodeId[]): NodeId {
    return fold(ids, EVERYTHING, (a, b) => this.and(a, b));
  }

  orAll(ids: readonly NodeId[]): NodeId {
    return fold(ids, NOTHING, (a, b) => this.or(a, b));
  }

  private conjunction(left: NodeId, right: NodeId): NodeId {
    const a = this.nodeOf(left);
    const b = this.nodeOf(right);
    if (a.variable !== b.variable) {
      const [upper, lower] = this.precedes(a.variable, b.variable) ? [a, right] : [b, left];
      return this.node(
        upper.variable,
        upper.edges.map(({ set, child }) => ({ set, child: this.and(child, lower) })),
      );
    }
    const edges: Edge[] = [];
    for (const one of a.edges) {
      for (const other of b.edges) {
        const set = this.sets.intersect(one.set, other.set);
        if (!this.sets.isEmpty(set)) edges.push({ set, child: this.and(one.child, other.child) });
      }
    }
    return this.node(a.variable, edges);
  }

  private node(variable: Variable, given: readonly Edge[]): NodeId {
    const edges = this.merge(given).sort(this.byValues);
    const [first] = edges;
    if (!first) return NOTHING;
    if (edges.length === 1) return first.child;
    let key = String(variable.id);
    for (const { set, child } of edges) key += `:${set}>${child}`;
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const id = this.nodes.length;
    this.nodes.push({ variable, edges });
    this.byKey.set(key, id);
    return id;
  }

  /** One edge a child, and none that no value takes. Most nodes have few, so they are looked through. */
  private merge(given: readonly Edge[]): Edge[] {
    if (given.length > FEW) return this.mergeMany(given);
    const edges: Edge[] = [];
    for (const edge of given) {
      if (this.sets.isEmpty(edge.set)) continue;
      const at = edges.findIndex(({ child }) => child === edge.child);
      const before = edges[at];
      if (before) edges[at] = { set: this.sets.unite(before.set, edge.set), child: edge.child };
      else edges.push(edge);
    }
    return edges;
  }

  private mergeMany(given: readonly Edge[]): Edge[] {
    const byChild = new Map<NodeId, SetId>();
    for (const { set, child } of given) {
      if (this.sets.isEmpty(set)) continue;
      const before = byChild.get(child);
      byChild.set(child, before === undefined ? set : this.sets.unite(before, set));
    }
    return [...byChild].map(([child, set]) => ({ set, child }));
  }

  /** By what the sets hold: their numbers, and those of the children, tell only in what order they were made. */
  private readonly byValues = (left: Edge, right: Edge): number =>
    this.sets.keyOf(left.set) < this.sets.keyOf(right.set) ? -1 : 1;

  private precedes(left: Variable, right: Variable): boolean {
    return this.order === 'by name' ? left.order < right.order : left.id < right.id;
  }

  private step(): void {
    this.stepsLeft -= 1;
    if (this.stepsLeft < 0)
      throw new Undecided(`the conditions combine in more ways than can be followed (${this.limit} steps)`);
  }
}

function fold(ids: readonly NodeId[], empty: NodeId, combine: (a: NodeId, b: NodeId) => NodeId): NodeId {
  let level = ids;
  while (level.length > 1) {
    const next: NodeId[] = [];
    for (let at = 0; at < level.length; at += 2) {
      const [a = empty, b = empty] = [level[at], level[at + 1]];
      next.push(at + 1 < level.length ? combine(a, b) : a);
    }
    level = next;
  }
  return level[0] ?? empty;
}
