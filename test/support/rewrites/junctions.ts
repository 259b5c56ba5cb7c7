import { bracketed } from '../expression-tree.js';
import { isBoolean, joined, NEGATED, type Rule, type Rules } from './rule.js';

/** Conditions whose own value does not matter where they are added. */
const BESIDE = [
  'score > 3',
  "country = 'de'",
  'consent',
  'visits < 5',
  'account.employees >= 1000',
  'closed_at > created_at',
  "status = 'mql'",
];

const other = { and: 'OR', or: 'AND' } as const;
const same = { and: 'AND', or: 'OR' } as const;

const onCondition =
  (write: (part: string, beside: string) => string): Rule =>
  (node, random) =>
    isBoolean(node) ? write(bracketed(node), random.pick(BESIDE)) : null;

/** Each keeps the value, UNKNOWN included, of any condition. */
export const GENERIC_RULES: Rules = {
  'NOT NOT': onCondition((part) => `NOT (NOT ${part})`),
  idempotent: onCondition((part) => `${part} AND ${part}`),
  'absorbed AND': onCondition((part, beside) => `${part} OR (${part} AND ${beside})`),
  'absorbed OR': onCondition((part, beside) => `(${beside} OR ${part}) AND ${part}`),
  'split by a condition': onCondition(
    (part, beside) => `(${part} AND ${beside}) OR (${part} AND (${beside}) IS NOT TRUE)`,
  ),
  'CASE with equal branches': onCondition(
    (part, beside) => `CASE WHEN ${beside} THEN ${part} ELSE ${part} END`,
  ),
  'CASE of itself': onCondition((part) => `CASE WHEN ${part} THEN TRUE WHEN NOT ${part} THEN FALSE END`),
  'AND TRUE': onCondition((part) => `${part} AND TRUE`),
  'OR FALSE': onCondition((part) => `FALSE OR ${part}`),
  'AND a tautology': onCondition((part) => `${part} AND (score > 3 OR score <= 3 OR score IS NULL)`),
  'OR a contradiction': onCondition((part) => `${part} OR (country IS NULL AND country IS NOT NULL)`),
  '= TRUE': onCondition((part) => `${part} = TRUE`),
  '<> FALSE': onCondition((part) => `${part} <> FALSE`),
  'COALESCE with itself': onCondition((part) => `COALESCE(${part}, ${part})`),
};

/** Each keeps the value, UNKNOWN included. */
export const JUNCTION_RULES: Rules = {
  'drop NOT NOT': (node) =>
    node.kind === 'not' && node.operand.kind === 'not' ? bracketed(node.operand.operand) : null,
  'De Morgan inwards': (node) => {
    if (node.kind !== 'not') return null;
    const { operand } = node;
    if (operand.kind !== 'and' && operand.kind !== 'or') return null;
    return operand.operands.map((part) => `NOT ${bracketed(part)}`).join(` ${other[operand.kind]} `);
  },
  'De Morgan outwards': (node) => {
    if (node.kind !== 'and' && node.kind !== 'or') return null;
    return `NOT (${node.operands.map((part) => `NOT ${bracketed(part)}`).join(` ${other[node.kind]} `)})`;
  },
  reorder: (node, random) => {
    if (node.kind !== 'and' && node.kind !== 'or') return null;
    return joined(same[node.kind], random.shuffle(node.operands));
  },
  nest: (node) => {
    if ((node.kind !== 'and' && node.kind !== 'or') || node.operands.length < 3) return null;
    const [first, ...rest] = node.operands;
    return first ? `(${joined(same[node.kind], rest)}) ${same[node.kind]} ${bracketed(first)}` : null;
  },
  flatten: (node) => {
    if (node.kind !== 'and' && node.kind !== 'or') return null;
    const { kind, operands } = node;
    if (!operands.some((part) => part.kind === kind)) return null;
    return joined(
      same[kind],
      operands.flatMap((part) => (part.kind === kind ? part.operands : [part])),
    );
  },
  distribute: (node) => {
    if ((node.kind !== 'and' && node.kind !== 'or') || node.operands.length > 3) return null;
    const inner = node.operands.find((part) => part.kind !== node.kind && part.kind in other);
    if (inner?.kind !== 'and' && inner?.kind !== 'or') return null;
    const rest = node.operands.filter((part) => part !== inner);
    const parts = inner.operands.map((part) => `(${joined(same[node.kind], [...rest, part])})`);
    return parts.join(` ${other[node.kind]} `);
  },
  'NOT of a comparison': (node) => {
    if (node.kind !== 'not' || node.operand.kind !== 'compare') return null;
    const { left, right, operator } = node.operand;
    return `${bracketed(left)} ${NEGATED[operator]} ${bracketed(right)}`;
  },
  'NOT into a membership': (node) => {
    if (node.kind !== 'not') return null;
    const { operand } = node;
    switch (operand.kind) {
      case 'in':
      case 'between':
      case 'like':
      case 'is':
      case 'distinct':
        return bracketed({ ...operand, negated: !operand.negated });
      default:
        return null;
    }
  },
  'NOT out of a membership': (node) => {
    switch (node.kind) {
      case 'in':
      case 'between':
      case 'like':
      case 'is':
      case 'distinct':
        return node.negated ? `NOT ${bracketed({ ...node, negated: false })}` : null;
      default:
        return null;
    }
  },
  'equality of conditions': (node) => {
    if (node.kind !== 'compare' || !isBoolean(node.left)) return null;
    const [left, right] = [bracketed(node.left), bracketed(node.right)];
    const equal = `(${left} AND ${right}) OR (NOT ${left} AND NOT ${right})`;
    return node.operator === '=' ? equal : `NOT (${equal})`;
  },
};
