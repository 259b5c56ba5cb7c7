import { matchesLike, readLikePattern } from '../expression/like.js';
import type { Typed } from '../expression/typed.js';
import { among } from './comparison-filters.js';
import type { CubeFilter, FilterOperator } from './cube-query.js';
import { allOf, COMPUTED, dimensionOf, type FilterContext, FilterFault } from './filter-parts.js';

type Like = Extract<Typed, { kind: 'like' }>;

/**
 * Where all values are known, the matching ones by name. Otherwise Cube's contains, startsWith and endsWith, which do not tell upper
 * from lower case: so only ILIKE, or a pattern in which case makes no difference, can be said by them.
 */
export function filterLike(node: Like, negated: boolean, context: FilterContext): CubeFilter {
  const dimension = dimensionOf(node.operand, context);
  const outside = node.negated !== negated;
  const pattern = node.pattern.kind === 'literal' ? node.pattern.value : null;
  if (pattern?.kind !== 'string')
    throw new FilterFault(node.pattern, 'a pattern must be a fixed text', COMPUTED);
  if (dimension.values !== null) {
    const matching = dimension.values
      .map(({ value }) => value)
      .filter((value) => matchesLike(value, pattern.value, node));
    return among(dimension.member, matching.length > 0 ? matching : [UNMATCHED], outside);
  }
  const { operator, text } = readShape(node, pattern.value);
  if (!node.caseInsensitive && text.toLowerCase() !== text.toUpperCase()) {
    throw new FilterFault(
      node,
      'a filter cannot tell upper from lower case',
      'write ILIKE, which does not either',
    );
  }
  const { member } = dimension;
  if (operator === 'equals') {
    if (text.toLowerCase() === text.toUpperCase()) return among(member, [text], outside);
    throw new FilterFault(node.pattern, 'a filter finds a part of a text: begin or end the pattern with %');
  }
  if (!outside) return { member, operator, values: [text] };
  return allOf([
    { member, operator: NEGATED[operator], values: [text] },
    { member, operator: 'set' },
  ]);
}

/** No value of a closed list matches the pattern; the empty text is none of them, since their names are not empty. */
const UNMATCHED = '';

type Shape = 'contains' | 'startsWith' | 'endsWith' | 'equals';

const NEGATED: Readonly<Record<Exclude<Shape, 'equals'>, FilterOperator>> = {
  contains: 'notContains',
  startsWith: 'notStartsWith',
  endsWith: 'notEndsWith',
};

function readShape(node: Like, pattern: string): { readonly operator: Shape; readonly text: string } {
  const parts = readLikePattern(pattern, node.escape) ?? [];
  const starts = parts[0]?.kind === 'any';
  const ends = parts.length > 1 && parts.at(-1)?.kind === 'any';
  const middle = parts.slice(starts ? 1 : 0, ends ? -1 : undefined);
  const text = middle.map((part) => (part.kind === 'exact' ? part.character : '')).join('');
  if (text === '' || middle.some((part) => part.kind !== 'exact')) {
    throw new FilterFault(
      node.pattern,
      'a filter finds one text: at the beginning, at the end, or anywhere',
      COMPUTED,
    );
  }
  // Cube escapes these by a backslash, which DuckDB would look for in the text itself.
  if (/[%_\\]/.test(text) && (starts || ends)) {
    throw new FilterFault(
      node.pattern,
      'a filter cannot look for %, _ or a backslash inside a text',
      COMPUTED,
    );
  }
  const operator = starts && ends ? 'contains' : starts ? 'endsWith' : ends ? 'startsWith' : 'equals';
  return { operator, text };
}
