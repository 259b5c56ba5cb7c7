import type { Expression } from '../../../src/expression/syntax.js';
import { bracketed, someNode } from '../expression-tree.js';
import { isExact, isRounded, type Rules, typeKind } from './rule.js';

/** GREATEST and LEAST leave out what is NULL. */
function extreme(operator: '>=' | '<=', parts: readonly Expression[]): string {
  const [first, ...rest] = parts.map(bracketed);
  return rest.reduce((chosen, part) => {
    return `(CASE WHEN ${chosen} IS NULL THEN ${part} WHEN ${part} IS NULL THEN ${chosen} WHEN ${chosen} ${operator} ${part} THEN ${chosen} ELSE ${part} END)`;
  }, first ?? 'NULL');
}

/** Each keeps the value, NULL included, of what is computed. */
export const VALUE_RULES: Rules = {
  'COALESCE as CASE': (node) => {
    if (node.kind !== 'call' || node.name.text !== 'coalesce') return null;
    const [first, ...rest] = node.arguments.map(bracketed);
    return `CASE WHEN ${first} IS NOT NULL THEN ${first} ELSE COALESCE(${rest.join(', ')}) END`;
  },
  'NULLIF as CASE': (node) => {
    if (node.kind !== 'call' || node.name.text !== 'nullif' || isRounded(node)) return null;
    const [value, removed] = node.arguments.map(bracketed);
    return `CASE WHEN ${value} = ${removed} THEN NULL ELSE ${value} END`;
  },
  'GREATEST as CASE': (node) => {
    if (node.kind !== 'call' || isRounded(node) || node.arguments.length > 2) return null;
    // The type of a sum of kinds shows in a double's rounding.
    if (new Set(node.arguments.map(typeKind)).size > 1) return null;
    if (node.name.text === 'greatest') return extreme('>=', node.arguments);
    return node.name.text === 'least' ? extreme('<=', node.arguments) : null;
  },
  'ABS as CASE': (node) => {
    if (node.kind !== 'call' || node.name.text !== 'abs') return null;
    const [value] = node.arguments.map(bracketed);
    return `CASE WHEN ${value} < 0 THEN -${value} ELSE ${value} END`;
  },
  'CASE of a subject in full': (node) => {
    if (node.kind !== 'case' || !node.subject || isRounded(node)) return null;
    const subject = bracketed(node.subject);
    const branches = node.branches.map(
      ({ when, then }) => `WHEN ${subject} = ${bracketed(when)} THEN ${bracketed(then)}`,
    );
    return `CASE ${branches.join(' ')} ELSE ${node.otherwise ? bracketed(node.otherwise) : 'NULL'} END`;
  },
  'comparison into the branches': (node) => {
    if (node.kind !== 'compare' || node.left.kind !== 'case' || node.left.subject) return null;
    const { left, right, operator } = node;
    const values = [...left.branches.map(({ then }) => then), ...(left.otherwise ? [left.otherwise] : [])];
    if (!isExact(right) || !values.every(isExact)) return null;
    const write = (value: Expression) => `${bracketed(value)} ${operator} ${bracketed(right)}`;
    const branches = left.branches.map(({ when, then }) => `WHEN ${bracketed(when)} THEN ${write(then)}`);
    return `CASE ${branches.join(' ')} ${left.otherwise ? `ELSE ${write(left.otherwise)}` : ''} END`;
  },
  'x + 0': (node) =>
    typeKind(node) === 'integer' && node.kind !== 'literal' && !insideDivision(node)
      ? `${bracketed(node)} + 0`
      : null,
  'order of a sum': (node) => {
    if (node.kind !== 'arithmetic' || (node.operator !== '+' && node.operator !== '*')) return null;
    return `${bracketed(node.right)} ${node.operator} ${bracketed(node.left)}`;
  },
  'a term written out': (node) => {
    if (node.kind !== 'name') return null;
    switch (node.parts.map(({ text }) => text).join('.')) {
      case 'engaged':
        return "status IN ('sal', 'mql') AND score > 59";
      case 'account.large':
        return 'account.account_id IS NOT NULL AND account.employees >= 1000';
      case 'account.unsized':
        return 'account.account_id IS NOT NULL AND account.employees IS NULL';
      case 'is_hot':
        return 'COALESCE(score, 0) > 80';
      default:
        return null;
    }
  },
};

/** A sum in a factor or a divisor would make numbers grow. */
function insideDivision(node: Expression): boolean {
  return someNode(
    node,
    (part) => part.kind === 'arithmetic' && (part.operator === '*' || part.operator === '/'),
  );
}
