import { formatLiteral } from '../../../src/expression/format-literal.js';
import { STATUSES } from '../expression-arbitrary.js';
import { bracketed } from '../expression-tree.js';
import { isRounded, type Rules, textOf } from './rule.js';

const isStatus = (written: string) => written === '(status)';

function restOf(listed: readonly string[]): string | null {
  const rest = STATUSES.filter((status) => !listed.includes(status));
  const texts = rest.map((value) => formatLiteral({ kind: 'string', value }));
  return rest.length === 0 ? null : `(${texts.join(', ')})`;
}

/** Each keeps the value, UNKNOWN included. */
export const MEMBERSHIP_RULES: Rules = {
  'IN as equalities': (node) => {
    if (node.kind !== 'in' || isRounded(node)) return null;
    const [operator, word] = node.negated ? ['<>', 'AND'] : ['=', 'OR'];
    return node.items
      .map((item) => `${bracketed(node.operand)} ${operator} ${bracketed(item)}`)
      .join(` ${word} `);
  },
  'IN in another order, repeated': (node, random) => {
    if (node.kind !== 'in' || isRounded(node)) return null;
    const items = random.shuffle([...node.items, random.pick(node.items)]);
    const not = node.negated ? 'NOT ' : '';
    return `${bracketed(node.operand)} ${not}IN (${items.map(bracketed).join(', ')})`;
  },
  '= as IN': (node) => {
    if (node.kind !== 'compare' || isRounded(node)) return null;
    if (node.operator !== '=' && node.operator !== '<>') return null;
    const not = node.operator === '<>' ? 'NOT ' : '';
    return `${bracketed(node.left)} ${not}IN (${bracketed(node.right)})`;
  },
  'the rest of a closed list': (node) => {
    if (node.kind === 'in' && isStatus(bracketed(node.operand))) {
      const listed = node.items.map(textOf);
      const rest = restOf(listed.filter((value) => value !== null));
      return rest === null || listed.includes(null) ? null : `status ${node.negated ? '' : 'NOT '}IN ${rest}`;
    }
    if (node.kind !== 'compare' || !isStatus(bracketed(node.left))) return null;
    const value = textOf(node.right);
    const rest = value === null ? null : restOf([value]);
    if (rest === null || (node.operator !== '=' && node.operator !== '<>')) return null;
    return `status ${node.operator === '=' ? 'NOT ' : ''}IN ${rest}`;
  },
};
