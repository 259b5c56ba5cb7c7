import type { YamlNode } from './yaml-node.js';

/** A value as found, in words: "a list", "the number `5`". */
export function describeFound(node: YamlNode, text: string): string {
  switch (node.kind) {
    case 'list':
      return 'a list';
    case 'map':
      return 'keys and values';
    case 'scalar':
      return describeScalar(node.value, text.slice(node.start, node.end));
  }
}

function describeScalar(value: string | number | boolean | null, written: string): string {
  switch (typeof value) {
    case 'string':
      return `the text \`${shorten(value)}\``;
    case 'number':
      return `the number \`${shorten(written)}\``;
    case 'boolean':
      return `\`${written}\`, which YAML reads as true or false`;
    default:
      return written === '' ? 'nothing' : `\`${shorten(written)}\`, which YAML reads as nothing`;
  }
}

export function shorten(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}

const WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'keys and values',
  record: 'keys and values',
};

export function describeExpected(type: string): string {
  return WORDS[type] ?? type;
}

/** What to write instead, where one thing is likely. */
export function helpWith(expected: readonly string[], node: YamlNode, text: string): string | undefined {
  if (node.kind !== 'scalar') {
    return node.kind === 'list' && expected.includes('string') && node.items.length === 1
      ? 'write the value without the list'
      : undefined;
  }
  const written = text.slice(node.start, node.end);
  if (expected.includes('string') && node.value !== null && typeof node.value !== 'string') {
    return `put it in quotes: '${written}'`;
  }
  if (typeof node.value !== 'string') return undefined;
  const word = node.value.trim().toLowerCase();
  if (expected.includes('boolean') && ['yes', 'on', 'y', 'true'].includes(word)) return 'write `true`';
  if (expected.includes('boolean') && ['no', 'off', 'n', 'false'].includes(word)) return 'write `false`';
  const isNumber = expected.some((type) => type === 'number' || type === 'int');
  const digits = word.replace(/[_, ](?=\d{3})/g, '');
  if (isNumber && digits !== word && Number.isFinite(Number(digits)))
    return `write it in digits only: ${digits}`;
  if (isNumber && word !== '' && Number.isFinite(Number(word))) return `write it without quotes: ${word}`;
  if (expected.includes('array')) return `write a list: [${node.value.trim()}]`;
  return undefined;
}
