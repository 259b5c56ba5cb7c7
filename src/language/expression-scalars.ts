import type { YamlNode } from './yaml-node.js';

/** The keys that hold expressions, and those under which there are such keys. */
const EXPRESSION_KEYS: ReadonlySet<string> = new Set(['where', 'value', 'expression', 'story', 'reality']);
const HOLDERS: ReadonlySet<string> = new Set(['fields', 'segments', 'claims', 'previous']);

/** The item with `where: TRUE` and `value: 1` as texts: SQL, although YAML reads another type. */
export function withExpressionTexts(node: YamlNode, text: string): YamlNode {
  if (node.kind === 'list') {
    return { ...node, items: node.items.map((item) => withExpressionTexts(item, text)) };
  }
  if (node.kind !== 'map') return node;
  const entries = [...node.entries].map(([key, entry]) => {
    const { value } = entry;
    const read = EXPRESSION_KEYS.has(key)
      ? asText(value, text)
      : HOLDERS.has(key)
        ? withExpressionTexts(value, text)
        : value;
    return [key, { ...entry, value: read }] as const;
  });
  return { ...node, entries: new Map(entries) };
}

function asText(node: YamlNode, text: string): YamlNode {
  if (node.kind !== 'scalar' || node.style !== 'plain') return node;
  if (typeof node.value !== 'boolean' && typeof node.value !== 'number') return node;
  return { ...node, value: text.slice(node.start, node.end) };
}
