import { colorGraph, type Node } from './color-graph.js';

export interface TextProblem<S> {
  /** The set each variable must lie in. */
  readonly variables: readonly S[];
  /** Pairs of indices of variables. */
  readonly equal: readonly (readonly [number, number])[];
  readonly different: readonly (readonly [number, number])[];
}

export interface TextSetOperations<S> {
  intersect(left: S, right: S): S;
  isEmpty(set: S): boolean;
  /** Different members, the most readable first; fewer than `count` means these are all. */
  sample(set: S, count: number): readonly string[];
}

export type TextSolution =
  /** One value per variable. */
  | { readonly kind: 'solved'; readonly values: readonly string[] }
  /** Proven. */
  | { readonly kind: 'infeasible' }
  | { readonly kind: 'unknown'; readonly reason: string };

const STEPS = 20_000;

/** Texts that are the same share one set; sets with more members than texts they must differ from are never short. */
export function solveEqualities<S>(
  { variables, equal, different }: TextProblem<S>,
  operations: TextSetOperations<S>,
  budget: { readonly steps: number } = { steps: STEPS },
): TextSolution {
  const roots = joinEqual(variables.length, equal);
  const sets = new Map<number, S>();
  for (const [index, own] of variables.entries()) {
    const root = roots[index] ?? index;
    const shared = sets.get(root);
    sets.set(root, shared === undefined ? own : operations.intersect(shared, own));
  }
  for (const set of sets.values()) if (operations.isEmpty(set)) return { kind: 'infeasible' };

  const places = new Map([...sets.keys()].map((root, place) => [root, place]));
  const placeOf = (index: number): number => places.get(roots[index] ?? index) ?? 0;
  const neighbors = [...sets.keys()].map(() => new Set<number>());
  for (const [left, right] of different) {
    const a = placeOf(left);
    const b = placeOf(right);
    if (a === b) return { kind: 'infeasible' };
    neighbors[a]?.add(b);
    neighbors[b]?.add(a);
  }
  const nodes = [...sets.values()].map((set, place): Node => {
    const others = neighbors[place] ?? new Set();
    return { colors: operations.sample(set, others.size + 1), neighbors: others };
  });
  const colors = colorGraph(nodes, budget.steps);
  if (colors === null) return { kind: 'infeasible' };
  if (colors === 'out of steps')
    return { kind: 'unknown', reason: `telling the texts apart takes more than ${budget.steps} steps` };
  return { kind: 'solved', values: variables.map((_, index) => colors[placeOf(index)] ?? '') };
}

/** For each variable the first of those that equal it. */
function joinEqual(count: number, equal: readonly (readonly [number, number])[]): readonly number[] {
  const parents = Array.from({ length: count }, (_, index) => index);
  const rootOf = (index: number): number => {
    const parent = parents[index] ?? index;
    return parent === index ? index : rootOf(parent);
  };
  for (const [left, right] of equal) {
    const a = rootOf(left);
    const b = rootOf(right);
    parents[Math.max(a, b)] = Math.min(a, b);
  }
  return parents.map((_, index) => rootOf(index));
}
