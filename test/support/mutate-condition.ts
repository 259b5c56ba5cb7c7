import { formatExpression } from '../../src/expression/format-expression.js';
import type { ComparisonOperator, Expression } from '../../src/expression/syntax.js';
import type { Value } from '../../src/expression/value.js';
import { literal, name } from './expression-arbitrary.js';
import { checked, positionsOf } from './expression-tree.js';
import type { Random } from './random.js';

const OPERATORS: readonly ComparisonOperator[] = ['=', '<>', '<', '<=', '>', '>='];
const ALIKE: readonly (readonly string[])[] = [
  ['score', 'visits', 'account.employees', 'account.tier'],
  ['country', 'code', 'account.name'],
  ['created_at', 'closed_at'],
  ['consent', 'is_hot', 'engaged', 'account.large', 'account.unsized'],
];
const STATUSES = ['new', 'working', 'mql', 'sal', 'disqualified'];

/** A condition that is nearly the same, and mostly means nearly the same. */
export function mutateCondition(expression: Expression, other: Expression, random: Random): Expression {
  const positions = positionsOf(expression);
  const divisors = divisorsOf(expression);
  for (let attempt = 0; attempt < 30; attempt += 1) {
    const position = random.pick(positions);
    const changed = changeNode(position.node, random);
    if (changed === null) continue;
    const mutated = position.replace(changed);
    if (!divisorsOf(mutated).every((divisor) => divisors.includes(divisor))) continue;
    if (checked(mutated, 'condition') !== null) return mutated;
  }
  return { kind: random.pick(['and', 'or']), operands: [expression, other], start: 0, end: 0 };
}

/** They stay as they are: another one may be zero. */
function divisorsOf(expression: Expression): readonly string[] {
  return positionsOf(expression).flatMap(({ node }) =>
    node.kind === 'arithmetic' && node.operator === '/' ? [formatExpression(node.right)] : [],
  );
}

function changeNode(node: Expression, random: Random): Expression | null {
  switch (node.kind) {
    case 'literal':
      return literal(changeValue(node.value, random));
    case 'name': {
      const written = node.parts.map(({ text }) => text).join('.');
      const others = ALIKE.find((group) => group.includes(written))?.filter((each) => each !== written);
      return others ? name(random.pick(others)) : null;
    }
    case 'compare':
      return { ...node, operator: random.pick(OPERATORS.filter((each) => each !== node.operator)) };
    case 'and':
    case 'or': {
      const dropped = random.integer(0, node.operands.length - 1);
      const rest = node.operands.filter((_, index) => index !== dropped);
      const [only] = rest;
      if (random.chance(0.6)) return rest.length === 1 && only ? only : { ...node, operands: rest };
      return { ...node, kind: node.kind === 'and' ? 'or' : 'and' };
    }
    case 'in':
      if (node.items.length > 1 && random.chance(0.7)) return { ...node, items: node.items.slice(1) };
      return { ...node, negated: !node.negated };
    case 'not':
      return node.operand;
    case 'is':
      if (node.test !== 'null' && random.chance(0.7))
        return { ...node, test: random.pick(['null', 'true', 'false', 'unknown'] as const) };
      return { ...node, negated: !node.negated };
    case 'between':
    case 'distinct':
      return { ...node, negated: !node.negated };
    case 'like':
      return random.chance(0.5)
        ? { ...node, negated: !node.negated }
        : { ...node, caseInsensitive: !node.caseInsensitive };
    case 'case':
      return node.otherwise === null ? null : { ...node, otherwise: null };
    case 'arithmetic':
      if (node.operator === '+') return { ...node, operator: '-' };
      return node.operator === '-' ? { ...node, operator: '+' } : null;
    default:
      return null;
  }
}

function changeValue(value: Value, random: Random): Value {
  const step = random.chance(0.5) ? 1 : -1;
  switch (value?.kind) {
    case 'integer':
      return { kind: 'integer', value: value.value === 0n ? 1n : value.value + BigInt(step) };
    case 'decimal': {
      const { units, scale } = value.value;
      return { kind: 'decimal', value: { units: units === 0n ? 1n : units + BigInt(step), scale } };
    }
    case 'number':
      return { kind: 'number', value: value.value + step / 2 };
    case 'boolean':
      return { kind: 'boolean', value: !value.value };
    case 'date':
      return { kind: 'date', value: value.value + step };
    case 'timestamp':
      return { kind: 'timestamp', value: value.value + BigInt(step) };
    case 'string':
      if (STATUSES.includes(value.value)) return { kind: 'string', value: random.pick(STATUSES) };
      return { kind: 'string', value: random.pick(['', 'de', 'DE', 'a', 'ab', 'a%b']) };
    case 'interval':
      return { kind: 'interval', value: { ...value.value, days: value.value.days + step } };
    default:
      return value ?? null;
  }
}
