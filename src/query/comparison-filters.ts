import { constantOf } from '../expression/constant.js';
import type { ComparisonOperator } from '../expression/syntax.js';
import type { Typed } from '../expression/typed.js';
import type { CubeFilter, FilterOperator } from './cube-query.js';
import type { Dimension } from './dimension.js';
import { allOf, anyOf, dimensionOf, type FilterContext, isTime } from './filter-parts.js';
import { filterValue } from './filter-value.js';

type Node<K extends Typed['kind']> = Extract<Typed, { kind: K }>;

const OPPOSITE: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  '=': '<>',
  '<>': '=',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
};

/** With the sides changed over. */
const MIRRORED: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  '=': '=',
  '<>': '<>',
  '<': '>',
  '>': '<',
  '<=': '>=',
  '>=': '<=',
};

export function filterComparison(
  node: Node<'compare'>,
  negated: boolean,
  context: FilterContext,
): CubeFilter {
  const { dimension, value, mirrored } = readSides(node, context);
  const asked = mirrored ? MIRRORED[node.operator] : node.operator;
  return compare(
    dimension,
    negated ? OPPOSITE[asked] : asked,
    filterValue(value, dimension, context.timezone),
  );
}

/** `IS DISTINCT FROM` is never UNKNOWN: here Cube's notEquals, which keeps what has no value, is what SQL says. */
export function filterDistinct(node: Node<'distinct'>, negated: boolean, context: FilterContext): CubeFilter {
  const { dimension, value } = readSides(node, context);
  const differs = node.negated === negated;
  const { member } = dimension;
  if (constantOf(value) === null) return { member, operator: differs ? 'set' : 'notSet' };
  const sent = filterValue(value, dimension, context.timezone);
  if (!differs) return compare(dimension, '=', sent);
  return isTime(dimension)
    ? anyOf([compare(dimension, '<>', sent), { member, operator: 'notSet' }])
    : { member, operator: 'notEquals', values: [sent] };
}

export function filterMembership(
  node: Node<'in'> | Node<'between'>,
  negated: boolean,
  context: FilterContext,
): CubeFilter {
  const dimension = dimensionOf(node.operand, context);
  const outside = node.negated !== negated;
  const sent = (value: Typed) => filterValue(value, dimension, context.timezone);
  if (node.kind === 'between') {
    return outside
      ? anyOf([compare(dimension, '<', sent(node.low)), compare(dimension, '>', sent(node.high))])
      : allOf([compare(dimension, '>=', sent(node.low)), compare(dimension, '<=', sent(node.high))]);
  }
  const values = node.items.map(sent);
  if (!isTime(dimension)) return among(dimension.member, values, outside);
  const parts = values.map((value) => compare(dimension, outside ? '<>' : '=', value));
  return outside ? allOf(parts) : anyOf(parts);
}

/** One of the values, or a value and none of these. */
export function among(member: string, values: readonly string[], outside: boolean): CubeFilter {
  if (!outside) return { member, operator: 'equals', values };
  return allOf([
    { member, operator: 'notEquals', values },
    { member, operator: 'set' },
  ]);
}

const NUMBER_OPERATORS = { '<': 'lt', '<=': 'lte', '>': 'gt', '>=': 'gte' } as const;
const TIME_OPERATORS = {
  '<': 'beforeDate',
  '<=': 'beforeOrOnDate',
  '>': 'afterDate',
  '>=': 'afterOrOnDate',
} as const satisfies Record<keyof typeof NUMBER_OPERATORS, FilterOperator>;

function compare(dimension: Dimension, operator: ComparisonOperator, value: string): CubeFilter {
  const { member } = dimension;
  if (operator === '=' || operator === '<>') {
    if (!isTime(dimension)) return among(member, [value], operator === '<>');
    // Cube has no equality on times; two bounds say the same.
    return operator === '='
      ? allOf([compare(dimension, '>=', value), compare(dimension, '<=', value)])
      : anyOf([compare(dimension, '<', value), compare(dimension, '>', value)]);
  }
  const operators = isTime(dimension) ? TIME_OPERATORS : NUMBER_OPERATORS;
  return { member, operator: operators[operator], values: [value] };
}

function readSides(node: Node<'compare'> | Node<'distinct'>, context: FilterContext) {
  const mirrored = node.left.kind !== 'column' && node.right.kind === 'column';
  const [column, value] = mirrored ? [node.right, node.left] : [node.left, node.right];
  return { dimension: dimensionOf(column, context), value, mirrored };
}
