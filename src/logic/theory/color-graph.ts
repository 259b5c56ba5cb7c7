import { OutOfSteps, StepBudget } from './step-budget.js';

export interface Node {
  /** Distinct; if there are no more of them than neighbours, they are all the node can be. */
  readonly colors: readonly string[];
  /** Indices of nodes that must have another color. */
  readonly neighbors: ReadonlySet<number>;
}

/**
 * A color for each node, none the same as a neighbour's; null: proven that there is none. Nodes with more colors than
 * neighbours are put aside: one is always left for them. The others are tried, the one with the fewest colors left
 * first.
 */
export function colorGraph(nodes: readonly Node[], steps: number): readonly string[] | null | 'out of steps' {
  const aside = putAside(nodes);
  const core = new Set(nodes.keys());
  for (const index of aside) core.delete(index);
  const chosen: (string | undefined)[] = nodes.map(() => undefined);
  const colorsLeft = (index: number): readonly string[] => {
    const node = nodes[index];
    if (node === undefined) return [];
    const taken = new Set([...node.neighbors].map((neighbor) => chosen[neighbor]));
    return node.colors.filter((color) => !taken.has(color));
  };
  try {
    if (!colorCore(core, chosen, colorsLeft, new StepBudget(steps))) return null;
  } catch (error) {
    if (error instanceof OutOfSteps) return 'out of steps';
    throw error;
  }
  for (const index of aside.toReversed()) chosen[index] = colorsLeft(index)[0];
  return chosen.map((color) => color ?? '');
}

/** In the order in which they are put aside; each has a color left whatever those that are not aside yet get. */
function putAside(nodes: readonly Node[]): readonly number[] {
  const degrees = nodes.map(({ neighbors }) => neighbors.size);
  const isFree = (index: number) => (nodes[index]?.colors.length ?? 0) > (degrees[index] ?? 0);
  // Backwards, as the last one put aside is the first to choose.
  const aside = new Set([...nodes.keys()].toReversed().filter(isFree));
  // A set goes on to what is added meanwhile.
  for (const index of aside) {
    for (const neighbor of nodes[index]?.neighbors ?? []) {
      degrees[neighbor] = (degrees[neighbor] ?? 0) - 1;
      if (isFree(neighbor)) aside.add(neighbor);
    }
  }
  return [...aside];
}

function colorCore(
  core: Set<number>,
  chosen: (string | undefined)[],
  colorsLeft: (index: number) => readonly string[],
  budget: StepBudget,
): boolean {
  let next: { index: number; colors: readonly string[] } | null = null;
  for (const index of core) {
    budget.spend(1);
    const colors = colorsLeft(index);
    if (colors.length === 0) return false;
    if (next === null || colors.length < next.colors.length) next = { index, colors };
  }
  if (next === null) return true;
  const { index, colors } = next;
  core.delete(index);
  for (const color of colors) {
    chosen[index] = color;
    if (colorCore(core, chosen, colorsLeft, budget)) return true;
  }
  chosen[index] = undefined;
  core.add(index);
  return false;
}
