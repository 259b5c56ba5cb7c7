import type { Located } from '../expression/syntax.js';
import type { Typed } from '../expression/typed.js';
import type { CubeFilter } from './cube-query.js';
import type { Dimension } from './dimension.js';

/** What stands in a condition cannot be said as a filter; the place is in the condition's own text. */
export class FilterFault extends Error {
  override readonly name = 'FilterFault';

  constructor(
    readonly place: Located,
    message: string,
    readonly help?: string,
  ) {
    super(message);
  }
}

/** What the names in a condition stand for, and how its dates are sent. */
export interface FilterContext {
  /** By the name of a column node, which is the whole name as written. */
  dimension(column: Extract<Typed, { kind: 'column' }>): Dimension;
  /** The member that is true for the records of a term, and false for all others. */
  term(node: Extract<Typed, { kind: 'term' }>): string;
  readonly timezone: string;
}

export const COMPUTED =
  'name what you mean in the definitions, as a term, a segmentation or a computed field';

export function allOf(parts: readonly CubeFilter[]): CubeFilter {
  const flat = parts.flatMap((each) => ('and' in each ? each.and : [each]));
  const [first] = flat;
  return flat.length === 1 && first ? first : { and: flat };
}

export function anyOf(parts: readonly CubeFilter[]): CubeFilter {
  const flat = parts.flatMap((each) => ('or' in each ? each.or : [each]));
  const [first] = flat;
  return flat.length === 1 && first ? first : { or: flat };
}

export function isTime({ type }: Dimension): boolean {
  return type.kind === 'date' || type.kind === 'timestamp';
}

export function dimensionOf(node: Typed, context: FilterContext): Dimension {
  if (node.kind === 'column') return context.dimension(node);
  throw new FilterFault(
    node,
    'a filter compares a dimension itself with fixed values; this computes one',
    COMPUTED,
  );
}
