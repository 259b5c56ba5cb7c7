import type { Prepared } from './prepare.js';

/** Columns that unions tie together, and the indices of all unions over them. */
export interface Component {
  readonly members: readonly number[];
  readonly unions: readonly number[];
}

/** Parts of the problem that have nothing to do with each other. */
export function splitComponents({ columns, unions }: Prepared): readonly Component[] {
  const parents = columns.map((_, index) => index);
  const rootOf = (index: number): number => {
    const parent = parents[index] ?? index;
    return parent === index ? index : rootOf(parent);
  };
  const firsts = unions.map(({ coefficients }) => {
    const tied = coefficients.flatMap((coefficient, index) => (coefficient === 0n ? [] : [index]));
    const [first = 0, ...others] = tied;
    for (const other of others) parents[rootOf(other)] = rootOf(first);
    return first;
  });
  const byRoot = new Map<number, { members: number[]; unions: number[] }>();
  columns.forEach((_, index) => {
    const root = rootOf(index);
    const component = byRoot.get(root) ?? { members: [], unions: [] };
    component.members.push(index);
    byRoot.set(root, component);
  });
  for (const [union, first] of firsts.entries()) byRoot.get(rootOf(first))?.unions.push(union);
  return [...byRoot.values()];
}
