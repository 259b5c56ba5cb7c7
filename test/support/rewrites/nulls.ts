import { bracketed } from '../expression-tree.js';
import { isBoolean, isRounded, type Rules } from './rule.js';

/** Each keeps the value, UNKNOWN included. */
export const NULL_RULES: Rules = {
  'IS TRUE as IS NOT DISTINCT': (node) => {
    if (node.kind !== 'is' || (node.test !== 'true' && node.test !== 'false')) return null;
    const not = node.negated ? '' : 'NOT ';
    return `${bracketed(node.operand)} IS ${not}DISTINCT FROM ${node.test.toUpperCase()}`;
  },
  'IS FALSE as IS TRUE': (node) => {
    if (node.kind !== 'is' || (node.test !== 'true' && node.test !== 'false')) return null;
    const opposite = node.test === 'true' ? 'FALSE' : 'TRUE';
    return `(NOT ${bracketed(node.operand)}) IS ${node.negated ? 'NOT ' : ''}${opposite}`;
  },
  'IS NOT TRUE as the two others': (node) => {
    if (node.kind !== 'is' || node.test !== 'true' || !node.negated) return null;
    return `${bracketed(node.operand)} IS FALSE OR ${bracketed(node.operand)} IS UNKNOWN`;
  },
  'IS UNKNOWN as IS NULL': (node) => {
    if (node.kind !== 'is' || !isBoolean(node.operand)) return null;
    if (node.test !== 'null' && node.test !== 'unknown') return null;
    const test = node.test === 'null' ? 'UNKNOWN' : 'NULL';
    return `${bracketed(node.operand)} IS ${node.negated ? 'NOT ' : ''}${test}`;
  },
  'IS NOT DISTINCT in full': (node) => {
    if (node.kind !== 'distinct' || isRounded(node)) return null;
    const [left, right] = [bracketed(node.left), bracketed(node.right)];
    const same = `(${left} = ${right}) IS TRUE OR (${left} IS NULL AND ${right} IS NULL)`;
    return node.negated ? same : `NOT (${same})`;
  },
  'IS DISTINCT turned round': (node) => {
    if (node.kind !== 'distinct') return null;
    return `${bracketed(node.right)} IS ${node.negated ? 'NOT ' : ''}DISTINCT FROM ${bracketed(node.left)}`;
  },
  'IS NULL of what is strict': (node) => {
    if (node.kind !== 'is' || node.test !== 'null') return null;
    const { operand } = node;
    const [test, word] = node.negated ? ['IS NOT NULL', 'AND'] : ['IS NULL', 'OR'];
    if (operand.kind === 'arithmetic')
      return `${bracketed(operand.left)} ${test} ${word} ${bracketed(operand.right)} ${test}`;
    const strict = operand.kind === 'negate' || operand.kind === 'cast' || operand.kind === 'extract';
    return strict ? `${bracketed(operand.operand)} ${test}` : null;
  },
};
