import { bracketed } from '../expression-tree.js';
import { isBoolean, isExact, isRounded, type Rule, type Rules } from './rule.js';

const onCondition =
  (write: (part: string) => string): Rule =>
  (node) =>
    isBoolean(node) ? write(bracketed(node)) : null;

/** Each keeps the records for which the condition is TRUE; FALSE and UNKNOWN may change places. */
export const TRUTH_RULES: Rules = {
  'IS TRUE': onCondition((part) => `${part} IS TRUE`),
  'COALESCE to FALSE': onCondition((part) => `COALESCE(${part}, FALSE)`),
  'CASE to TRUE or FALSE': onCondition((part) => `CASE WHEN ${part} THEN TRUE ELSE FALSE END`),
  'CASE without ELSE': onCondition((part) => `CASE WHEN ${part} THEN TRUE END`),
  'known and TRUE': onCondition((part) => `${part} IS NOT UNKNOWN AND ${part}`),
  'not FALSE, not UNKNOWN': onCondition((part) => `${part} IS NOT FALSE AND ${part} IS NOT NULL`),
  'NULLIF FALSE': onCondition((part) => `NULLIF(${part}, FALSE)`),
  'IS FALSE for NOT': (node) => (node.kind === 'not' ? `${bracketed(node.operand)} IS FALSE` : null),
  '= as IS NOT DISTINCT': (node) => {
    if (node.kind !== 'compare' || node.operator !== '=' || node.right.kind !== 'literal') return null;
    return `${bracketed(node.left)} IS NOT DISTINCT FROM ${bracketed(node.right)}`;
  },
  'operands are there': (node) => {
    if (node.kind !== 'compare') return null;
    return `${bracketed(node)} AND ${bracketed(node.left)} IS NOT NULL AND ${bracketed(node.right)} IS NOT NULL`;
  },
  'COALESCE to what fails': (node) => {
    if (node.kind !== 'compare' || isRounded(node)) return null;
    if (!isExact(node.left) || node.right.kind !== 'literal') return null;
    if (node.operator !== '<' && node.operator !== '>' && node.operator !== '<>') return null;
    const right = bracketed(node.right);
    return `COALESCE(${bracketed(node.left)}, ${right}) ${node.operator} ${right}`;
  },
  'NULLIF of what is refused': (node) => {
    if (node.kind !== 'compare' || node.operator !== '<>' || isRounded(node)) return null;
    return `NULLIF(${bracketed(node.left)}, ${bracketed(node.right)}) IS NOT NULL AND ${bracketed(node.right)} IS NOT NULL`;
  },
};
