import { childrenOf } from '../expression/children.js';
import type { Typed } from '../expression/typed.js';
import type { Formula } from './metric.js';

/** The values of separate groups of records may be added to that of all of them. */
export function isAdditive(formula: Formula): boolean {
  switch (formula.kind) {
    case 'aggregate':
      return formula.aggregate.aggregation.type === 'count' || formula.aggregate.aggregation.type === 'sum';
    case 'derived':
      return isLinear(formula.expression) && [...formula.inputs.values()].every(isAdditive);
    case 'ratio':
    case 'cumulative':
    case 'conversion':
      return false;
  }
}

/** Sums, differences and multiples of metrics, and nothing else. */
function isLinear(node: Typed): boolean {
  if (node.kind === 'column') return true;
  if (node.kind === 'negate') return isLinear(node.operand);
  if (node.kind !== 'arithmetic') return false;
  switch (node.operator) {
    case '+':
    case '-':
      return isLinear(node.left) && isLinear(node.right);
    case '*':
      return (
        (isConstant(node.left) && isLinear(node.right)) || (isLinear(node.left) && isConstant(node.right))
      );
    case '/':
      return isLinear(node.left) && isConstant(node.right);
    case '||':
      return false;
  }
}

/** No metric takes part in the value. */
export function isConstant(node: Typed): boolean {
  if (node.kind === 'literal') return true;
  const parts = childrenOf(node);
  return parts.length > 0 && parts.every(isConstant);
}

/** A rolling window can be computed for it from the records themselves. */
export function canAccumulate(formula: Formula): boolean {
  if (isAdditive(formula)) return true;
  if (formula.kind !== 'aggregate') return false;
  const { type } = formula.aggregate.aggregation;
  return type === 'count_distinct' || type === 'min' || type === 'max';
}
