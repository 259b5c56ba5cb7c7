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

/** The result is measured as the first argument is. */
const KEEPS_UNIT: ReadonlySet<string> = new Set([
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

export function unitOfMetric(graph: Graph, name: string): Unit {
  const metric = graph.metrics.get(name);
  if (!metric) return null;
  if (metric.unit !== null) return new Map([[foldUnit(metric.unit), 1]]);
  return metric.formula ? unitOfFormula(metric.formula) : null;
}

function unitOfFormula(formula: Formula): Unit {
  switch (formula.kind) {
    case 'aggregate': {
      const { type } = formula.aggregate.aggregation;
      return type === 'count' || type === 'count_distinct' ? NONE : null;
    }
    case 'cumulative':
      return unitOfFormula(formula.input);
    case 'conversion':
      return NONE;
    case 'ratio':
    case 'derived':
      return null;
  }
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
  if (left && right && unitText(left) !== unitText(right)) {
    clash({ node, left: unitText(left), right: unitText(right) });
    return null;
  }
  return left ?? right;
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

function foldUnit(unit: string): string {
  return unit
    .trim()
    .toLowerCase()
    .replace(/(?<=[a-z]{3,})s$/, '');
}

function unitText(unit: ReadonlyMap<string, number>): string {
  const parts = [...unit].sort(([a], [b]) => (a < b ? -1 : 1));
  return (
    parts.map(([name, power]) => (power === 1 ? name : `${name}^${power}`)).join('·') || 'a plain number'
  );
}
