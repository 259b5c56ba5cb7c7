import type { Typed } from '../expression/typed.js';
import { filterComparison, filterDistinct, filterMembership } from './comparison-filters.js';
import type { CubeFilter } from './cube-query.js';
import { allOf, anyOf, COMPUTED, type FilterContext, FilterFault } from './filter-parts.js';
import { filterLike } from './like-filters.js';

/**
 * A condition as Cube filters that keep exactly the records for which SQL says TRUE. Cube's own notEquals and notContains keep
 * records without a value; each is joined with `set` where SQL does not. Throws FilterFault.
 */
export function conditionToFilters(condition: Typed, context: FilterContext): readonly CubeFilter[] {
  const filter = toFilter(condition, false, context);
  return 'and' in filter ? filter.and : [filter];
}

/** `negated`: the records for which the condition is FALSE. */
function toFilter(node: Typed, negated: boolean, context: FilterContext): CubeFilter {
  switch (node.kind) {
    case 'and':
    case 'or': {
      const parts = node.operands.map((each) => toFilter(each, negated, context));
      return (node.kind === 'and') === negated ? anyOf(parts) : allOf(parts);
    }
    case 'not':
      return toFilter(node.operand, !negated, context);
    case 'column':
      return truth(context.dimension(node).member, !negated);
    case 'term':
      return negated ? filterOutside(node, context) : truth(context.term(node), true);
    case 'compare':
      return filterComparison(node, negated, context);
    case 'distinct':
      return filterDistinct(node, negated, context);
    case 'in':
    case 'between':
      return filterMembership(node, negated, context);
    case 'like':
      return filterLike(node, negated, context);
    case 'is':
      return filterIs(node, negated, context);
    case 'literal':
    case 'case':
    case 'function':
    case 'declared':
    case 'cast':
    case 'arithmetic':
    case 'negate':
    case 'extract':
    case 'current':
      throw new FilterFault(
        node,
        'a filter compares a dimension with fixed values; this computes one',
        COMPUTED,
      );
  }
}

function truth(member: string, value: boolean): CubeFilter {
  return { member, operator: 'equals', values: [String(value)] };
}

/** A term's dimension is true or false, and not known only where there is no record: false hides what SQL calls UNKNOWN. */
function filterOutside(node: Extract<Typed, { kind: 'term' }>, context: FilterContext): CubeFilter {
  const member = context.term(node);
  if (!node.term.condition.nullable) return anyOf([truth(member, false), { member, operator: 'notSet' }]);
  const { name } = node.term;
  throw new FilterFault(
    node,
    `a filter cannot tell records of which it is not known whether they are ${name} from those that are not`,
    `write ${name} IS NOT TRUE to keep both`,
  );
}

function filterIs(
  node: Extract<Typed, { kind: 'is' }>,
  negated: boolean,
  context: FilterContext,
): CubeFilter {
  // IS is never UNKNOWN, so its negation is the opposite test.
  const opposite = node.negated !== negated;
  const { operand, test } = node;
  if (operand.kind === 'column') return filterIsMember(context.dimension(operand).member, test, opposite);
  if (operand.kind === 'term' && test === 'true')
    return filterIsMember(context.term(operand), test, opposite);
  if (!opposite && test === 'true') return toFilter(operand, false, context);
  if (!opposite && test === 'false') return toFilter(operand, true, context);
  throw new FilterFault(node, 'this can only be asked of a dimension itself', COMPUTED);
}

function filterIsMember(
  member: string,
  test: Extract<Typed, { kind: 'is' }>['test'],
  opposite: boolean,
): CubeFilter {
  if (test === 'null' || test === 'unknown') return { member, operator: opposite ? 'set' : 'notSet' };
  if (!opposite) return truth(member, test === 'true');
  return anyOf([truth(member, test !== 'true'), { member, operator: 'notSet' }]);
}
