import type { MapEntry, ScalarNode, ScalarStyle, YamlNode } from './yaml-node.js';

/** A node as JSON: what it is, where it stands, and what is in it. */
export type PackedNode =
  | PackedScalar
  | readonly [list: typeof LIST, start: number, end: number, items: readonly PackedNode[]]
  | readonly [map: typeof MAP, start: number, end: number, entries: readonly PackedEntry[]];

export type PackedScalar = readonly [style: number, start: number, end: number, value: ScalarNode['value']];

type PackedEntry = readonly [key: string, keyStart: number, keyEnd: number, value: PackedNode];

const STYLES: readonly ScalarStyle[] = ['plain', 'single', 'double', 'literal', 'folded'];
const LIST = 5;
const MAP = 6;

/** Null where JSON would not give the same back: a node that stands in two places, or a number that it does not know. */
export function packNode(node: YamlNode, seen: Set<YamlNode>): PackedNode | null {
  if (seen.has(node)) return null;
  seen.add(node);
  const { start, end } = node;
  switch (node.kind) {
    case 'scalar':
      return isJson(node.value) ? packScalar(node) : null;
    case 'list': {
      const items: PackedNode[] = [];
      for (const item of node.items) {
        const packed = packNode(item, seen);
        if (!packed) return null;
        items.push(packed);
      }
      return [LIST, start, end, items];
    }
    case 'map': {
      const entries: PackedEntry[] = [];
      for (const { key, keyStart, keyEnd, value } of node.entries.values()) {
        const packed = packNode(value, seen);
        if (!packed) return null;
        entries.push([key, keyStart, keyEnd, packed]);
      }
      return [MAP, start, end, entries];
    }
  }
}

export function packScalar({ style, start, end, value }: ScalarNode): PackedScalar {
  return [STYLES.indexOf(style), start, end, value];
}

export function unpackScalar([style, start, end, value]: PackedScalar): ScalarNode {
  return { kind: 'scalar', style: STYLES[style] ?? 'plain', value, start, end, size: 1 };
}

function isJson(value: string | number | boolean | null): boolean {
  return typeof value !== 'number' || (Number.isFinite(value) && !Object.is(value, -0));
}

export function unpackNode([what, start, end, content]: PackedNode): YamlNode {
  if (!Array.isArray(content)) {
    // What is no array is a scalar's value, which the compiler cannot tell of a tuple taken apart.
    return unpackScalar([what, start, end, content as ScalarNode['value']]);
  }
  let size = 1;
  if (what === LIST) {
    const items = (content as readonly PackedNode[]).map((item) => unpackNode(item));
    for (const item of items) size += item.size;
    return { kind: 'list', items, start, end, size };
  }
  const entries = new Map<string, MapEntry>();
  for (const [key, keyStart, keyEnd, packed] of content as readonly PackedEntry[]) {
    const value = unpackNode(packed);
    size += value.size;
    entries.set(key, { key, keyStart, keyEnd, value });
  }
  return { kind: 'map', entries, start, end, size };
}
