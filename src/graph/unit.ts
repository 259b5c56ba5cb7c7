import { childrenOf } from '../expression/children.js';
import type { Typed } from '../expression/typed.js';
import type { Graph } from './graph.js';
import type { Formula } from './metric.js';

/** A product of powers of base units, `usd^1 lead^-1`; empty for plain numbers. null: nothing is declared. */
export type Unit = ReadonlyMap<string, number> | null;

export interface UnitClash {
  readonly node: Typed;
  readonly left: string;
  readonly right: string;
}

/** Functions whose result is measured as their arguments are. */
export const KEEPS_UNIT: ReadonlySet<string> = new Set([
  'coalesce',
  'nullif',
  'greatest',
  'least',
  'abs',
  'round',
  'floor',
  'ceil',
]);

const NONE: Unit = new Map();

function unitOfMetric(graph: Graph, name: string): Unit {
  const metric = graph.metrics.get(name);
  if (!metric) return null;
  if (metric.unit !== null) return new Map([[foldUnit(metric.unit), 1]]);
  return metric.formula ? unitOfFormula(graph, metric.formula) : null;
}

function unitOfFormula(graph: Graph, formula: Formula): Unit {
  switch (formula.kind) {
    case 'aggregate': {
      const { aggregation } = formula.aggregate;
      if (aggregation.type === 'count' || aggregation.type === 'count_distinct') return NONE;
      return unitOfValue(graph, aggregation.value);
    }
    case 'cumulative':
      return unitOfFormula(graph, formula.input);
    case 'conversion':
      return NONE;
    case 'ratio':
    case 'derived':
      return null;
  }
}

/** The unit that the fields of a value are declared in; null where they have none, or are multiplied or divided. */
function unitOfValue(graph: Graph, node: Typed): Unit {
  if (node.kind === 'column') {
    const { entity, name, expression } = node.field;
    const unit = graph.entities.get(entity)?.fields.get(name)?.value.unit;
    if (unit !== undefined) return new Map([[foldUnit(unit), 1]]);
    return expression && unitOfValue(graph, expression);
  }
  if (node.kind === 'cast' || node.kind === 'negate') return unitOfValue(graph, node.operand);
  if (node.kind === 'function' && KEEPS_UNIT.has(node.name)) {
    const [first] = node.arguments;
    return first ? unitOfValue(graph, first) : null;
  }
  if (node.kind !== 'arithmetic' || (node.operator !== '+' && node.operator !== '-')) return null;
  const left = unitOfValue(graph, node.left);
  const right = unitOfValue(graph, node.right);
  return left && right && unitText(left) === unitText(right) ? left : null;
}

/** The unit of an expression on metrics; calls `clash` where things of other units are added or compared. */
export function unitOfExpression(graph: Graph, node: Typed, clash: (found: UnitClash) => void): Unit {
  const unitOf = (each: Typed) => unitOfExpression(graph, each, clash);
  if (node.kind === 'column') return unitOfMetric(graph, node.field.name);
  if (node.kind === 'negate') return unitOf(node.operand);
  if (node.kind !== 'arithmetic') {
    const [first = null] = childrenOf(node).map(unitOf);
    return node.kind === 'function' && KEEPS_UNIT.has(node.name) ? first : null;
  }
  const left = unitOf(node.left);
  const right = unitOf(node.right);
  if (node.operator === '*' || node.operator === '/') {
    if (node.right.kind === 'literal') return left;
    if (node.left.kind === 'literal' && node.operator === '*') return right;
    return left && right ? multiply(left, right, node.operator === '*' ? 1 : -1) : null;
  }
  if (left && right && unitText(left) !== unitText(right) && !areCounts(graph, node, left, right)) {
    clash({ node, left: unitText(left), right: unitText(right) });
    return null;
  }
  return left ?? right;
}

/** Of two counts of which only one says what it counts, the other may count the same. */
function areCounts(
  graph: Graph,
  { left, right }: Extract<Typed, { kind: 'arithmetic' }>,
  leftUnit: ReadonlyMap<string, number>,
  rightUnit: ReadonlyMap<string, number>,
): boolean {
  const isCount = (node: Typed) => {
    const formula = node.kind === 'column' ? graph.metrics.get(node.field.name)?.formula : null;
    return formula?.kind === 'aggregate' && unitOfFormula(graph, formula) === NONE;
  };
  return (leftUnit.size === 0 || rightUnit.size === 0) && isCount(left) && isCount(right);
}

function multiply(left: ReadonlyMap<string, number>, right: ReadonlyMap<string, number>, sign: 1 | -1): Unit {
  const product = new Map(left);
  for (const [unit, power] of right) {
    const sum = (product.get(unit) ?? 0) + sign * power;
    if (sum === 0) product.delete(unit);
    else product.set(unit, sum);
  }
  return product;
}

/** Other ways to write a unit. */
const SAME_UNIT: ReadonlyMap<string, string> = new Map([
  ['%', 'percent'],
  ['pct', 'percent'],
  ['$', 'usd'],
  ['€', 'eur'],
  ['£', 'gbp'],
  ['h', 'hour'],
  ['hr', 'hour'],
  ['hrs', 'hour'],
  ['min', 'minute'],
  ['sec', 'second'],
]);

/** One name for the spellings of a unit: `USD` for `$`, `hour` for `hrs`. */
export function foldUnit(unit: string): string {
  const folded = unit
    .trim()
    .toLowerCase()
    .replace(/(?<=[a-z]{3,})s$/, '');
  return SAME_UNIT.get(folded) ?? folded;
}

function unitText(unit: ReadonlyMap<string, number>): string {
  const parts = [...unit].sort(([a], [b]) => (a < b ? -1 : 1));
  return (
    parts.map(([name, power]) => (power === 1 ? name : `${name}^${power}`)).join('·') || 'a plain number'
  );
}
