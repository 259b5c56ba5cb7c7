import { formatLiteral } from '../../../src/expression/format-literal.js';
import { bracketed } from '../expression-tree.js';
import {
  FLIPPED,
  integerOf,
  isBoolean,
  isExact,
  isRounded,
  NEGATED,
  type Rules,
  typeKind,
  withLiteralRight,
} from './rule.js';

/** Each keeps the value, UNKNOWN included. */
export const COMPARISON_RULES: Rules = {
  'turn round': (node) =>
    node.kind === 'compare'
      ? `${bracketed(node.right)} ${FLIPPED[node.operator]} ${bracketed(node.left)}`
      : null,
  'NOT of the opposite': (node) =>
    node.kind === 'compare'
      ? `NOT (${bracketed(node.left)} ${NEGATED[node.operator]} ${bracketed(node.right)})`
      : null,
  'strict bound of integers': (node, random) => {
    if (node.kind !== 'compare' || typeKind(node.left) !== 'integer') return null;
    const bound = integerOf(node.right);
    if (bound === null) return null;
    const left = bracketed(node.left);
    switch (node.operator) {
      case '>':
        return `${left} >= ${bound + 1n}`;
      case '>=':
        return random.chance(0.5)
          ? `${left} > ${bound - 1n}`
          : `${left} > ${formatLiteral({ kind: 'decimal', value: { units: bound * 10n - 5n, scale: 1 } })}`;
      case '<':
        return `${left} <= ${bound - 1n}`;
      case '<=':
        return `${left} < ${bound + 1n}`;
      case '=':
        return `${left} > ${bound - 1n} AND ${left} < ${bound + 1n}`;
      case '<>':
        return `${left} <= ${bound - 1n} OR ${left} >= ${bound + 1n}`;
    }
  },
  'bound on the lattice of a decimal': (node) => {
    const comparison = withLiteralRight(node);
    if (comparison?.left.kind !== 'name') return null;
    const value = comparison.right.kind === 'literal' ? comparison.right.value : null;
    if (typeKind(comparison.left) !== 'decimal' || value?.kind !== 'decimal') return null;
    const { units, scale } = value.value;
    if (scale > 2) return null;
    const cents = units * 10n ** BigInt(2 - scale);
    const cent = (count: bigint) => formatLiteral({ kind: 'decimal', value: { units: count, scale: 2 } });
    const left = bracketed(comparison.left);
    if (comparison.operator === '>') return `${left} >= ${cent(cents + 1n)}`;
    if (comparison.operator === '>=')
      return `${left} > ${formatLiteral({ kind: 'decimal', value: { units: cents * 10n - 5n, scale: 3 } })}`;
    if (comparison.operator === '<') return `${left} <= ${cent(cents - 1n)}`;
    return comparison.operator === '<=' ? `${left} < ${cent(cents + 1n)}` : null;
  },
  '= as two bounds': (node) => {
    if (node.kind !== 'compare' || isBoolean(node.left)) return null;
    const [left, right] = [bracketed(node.left), bracketed(node.right)];
    if (node.operator === '=') return `${left} <= ${right} AND ${left} >= ${right}`;
    if (node.operator === '<>') return `${left} < ${right} OR ${left} > ${right}`;
    if (node.operator === '<=') return `${left} < ${right} OR ${left} = ${right}`;
    if (node.operator === '>') return `${left} >= ${right} AND ${left} <> ${right}`;
    return null;
  },
  'BETWEEN as two bounds': (node) => {
    if (node.kind !== 'between' || isRounded(node)) return null;
    const [operand, low, high] = [node.operand, node.low, node.high].map(bracketed);
    return node.negated
      ? `${operand} < ${low} OR ${operand} > ${high}`
      : `${operand} >= ${low} AND ${high} >= ${operand}`;
  },
  'two bounds as BETWEEN': (node) => {
    if (node.kind !== 'compare' || isRounded(node) || isBoolean(node.left)) return null;
    const [left, right] = [bracketed(node.left), bracketed(node.right)];
    if (node.operator === '=') return `${left} BETWEEN ${right} AND ${right}`;
    return node.operator === '<>' ? `${left} NOT BETWEEN ${right} AND ${right}` : null;
  },
  'add to both sides': (node, random) => {
    if (node.kind !== 'compare' || !isExact(node.left) || !isExact(node.right)) return null;
    const term = random.pick(['1', '7', '2.5', 'visits']);
    // What is added must not be missing where the sides are not: visits never is.
    const operator = random.pick(['+', '-']);
    return `${bracketed(node.left)} ${operator} ${term} ${node.operator} ${bracketed(node.right)} ${operator} ${term}`;
  },
  'bring to one side': (node) => {
    if (node.kind !== 'compare' || !isExact(node.left) || !isExact(node.right)) return null;
    return `${bracketed(node.left)} - ${bracketed(node.right)} ${node.operator} 0`;
  },
  'negate both sides': (node) => {
    if (node.kind !== 'compare' || !isExact(node.left) || !isExact(node.right)) return null;
    return `-${bracketed(node.left)} ${FLIPPED[node.operator]} -${bracketed(node.right)}`;
  },
  'double both sides': (node, random) => {
    if (node.kind !== 'compare' || !isExact(node.left) || !isExact(node.right)) return null;
    const [left, right] = [bracketed(node.left), bracketed(node.right)];
    return random.chance(0.5)
      ? `${left} * 2 ${node.operator} 2 * ${right}`
      : `${left} + ${left} ${node.operator} ${right} * 2`;
  },
  'move a term to the other side': (node) => {
    if (node.kind !== 'compare' || !isExact(node.left) || !isExact(node.right)) return null;
    const { left, right, operator } = node;
    if (left.kind !== 'arithmetic' || (left.operator !== '+' && left.operator !== '-')) return null;
    const back = left.operator === '+' ? '-' : '+';
    return `${bracketed(left.left)} ${operator} ${bracketed(right)} ${back} ${bracketed(left.right)}`;
  },
};
