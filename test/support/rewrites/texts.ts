import { formatLiteral } from '../../../src/expression/format-literal.js';
import type { Expression } from '../../../src/expression/syntax.js';
import { bracketed } from '../expression-tree.js';
import { integerOf, type Rules, textOf, typeKind } from './rule.js';

const quoted = (value: string) => formatLiteral({ kind: 'string', value });

function isPlain(node: Expression): boolean {
  return node.kind === 'like' && node.escape === null && textOf(node.pattern) !== null;
}

/** Each keeps the value, UNKNOWN included. */
export const TEXT_RULES: Rules = {
  'LIKE without a wildcard as =': (node) => {
    if (node.kind !== 'like' || node.caseInsensitive || !isPlain(node)) return null;
    const pattern = textOf(node.pattern) ?? '';
    if (/[%_\\]/.test(pattern)) return null;
    return `${bracketed(node.operand)} ${node.negated ? '<>' : '='} ${quoted(pattern)}`;
  },
  '= as LIKE': (node) => {
    if (node.kind !== 'compare' || (node.operator !== '=' && node.operator !== '<>')) return null;
    const value = textOf(node.right);
    if (value === null || typeKind(node.left) !== 'string') return null;
    const not = node.operator === '<>' ? 'NOT ' : '';
    return `${bracketed(node.left)} ${not}LIKE ${quoted(value.replaceAll(/[%_\\]/g, '\\$&'))}`;
  },
  'ILIKE as LIKE of LOWER': (node) => {
    if (node.kind !== 'like' || !node.caseInsensitive || !isPlain(node)) return null;
    const pattern = quoted((textOf(node.pattern) ?? '').toLowerCase());
    return `LOWER(${bracketed(node.operand)}) ${node.negated ? 'NOT ' : ''}LIKE ${pattern}`;
  },
  'LIKE of another escape': (node) => {
    if (node.kind !== 'like' || !isPlain(node)) return null;
    const pattern = textOf(node.pattern) ?? '';
    if (pattern.includes('!')) return null;
    const word = `${node.negated ? 'NOT ' : ''}${node.caseInsensitive ? 'ILIKE' : 'LIKE'}`;
    const written = quoted(pattern.replaceAll(/\\(.)/gs, '!$1'));
    return `${bracketed(node.operand)} ${word} ${written} ESCAPE '!'`;
  },
  'length of a text as a pattern': (node) => {
    if (node.kind !== 'compare' || node.left.kind !== 'call' || node.left.name.text !== 'length') return null;
    const length = integerOf(node.right);
    const [operand] = node.left.arguments;
    if (length === null || length < 0n || length > 9n || !operand) return null;
    if (node.operator !== '=' && node.operator !== '>=') return null;
    const pattern = `${'_'.repeat(Number(length))}${node.operator === '=' ? '' : '%'}`;
    return `${bracketed(operand)} LIKE ${quoted(pattern)}`;
  },
  'a text joined on both sides': (node, random) => {
    if (node.kind !== 'compare' || (node.operator !== '=' && node.operator !== '<>')) return null;
    const value = textOf(node.right);
    if (value === null || node.left.kind !== 'name') return null;
    return random.chance(0.5)
      ? `${bracketed(node.left)} || 'q' ${node.operator} ${quoted(`${value}q`)}`
      : `'q' || ${bracketed(node.left)} ${node.operator} ${quoted(`q${value}`)}`;
  },
  'LOWER of LOWER': (node) => {
    if (node.kind !== 'call' || node.name.text !== 'lower') return null;
    return `LOWER(LOWER(${node.arguments.map(bracketed).join(', ')}))`;
  },
  'TRIM of TRIM': (node) => {
    if (node.kind !== 'call' || node.name.text !== 'trim') return null;
    return `TRIM(TRIM(${node.arguments.map(bracketed).join(', ')}))`;
  },
};
