import type { Source, Span } from '../diagnostic/source.js';
import type { Path } from './definition.js';

/*
 * YAML as read: every piece knows its offsets in the file. An alias is the very node it points to, so its spans stand
 * at the anchored text; the tree is a graph without cycles.
 */

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

interface Place {
  /** UTF-16 offsets in the file, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  /** Nodes in this tree, aliases counted as often as they are used. */
  readonly size: number;
}

export interface ScalarNode extends Place {
  readonly kind: 'scalar';
  readonly style: ScalarStyle;
  readonly value: string | number | boolean | null;
}

export interface ListNode extends Place {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
}

export interface MapEntry {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: YamlNode;
}

export interface MapNode extends Place {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, MapEntry>;
}

export type YamlNode = ScalarNode | ListNode | MapNode;

/** Something wrong at offsets of the file, before it is known which definition it belongs to. */
export interface YamlProblem {
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly help?: string;
  /** What it is about, free of positions: part of the fingerprint. */
  readonly about: string;
}

/** The node and, inside a map, the entry at a path; `found` counts the steps that exist. */
export interface Located {
  readonly node: YamlNode;
  readonly entry: MapEntry | null;
  readonly found: number;
}

export function locate(root: YamlNode, path: Path): Located {
  let node = root;
  let entry: MapEntry | null = null;
  for (let step = 0; step < path.length; step++) {
    const key = path[step];
    let next: YamlNode | undefined;
    let nextEntry: MapEntry | null = null;
    if (node.kind === 'map' && key !== undefined) {
      nextEntry = node.entries.get(String(key)) ?? null;
      next = nextEntry?.value;
    } else if (node.kind === 'list' && typeof key === 'number') {
      next = node.items[key];
    }
    if (!next) return { node, entry, found: step };
    node = next;
    entry = nextEntry;
  }
  return { node, entry, found: path.length };
}

/** Without the line breaks that belong to a block scalar. */
export function spanOfNode(source: Source, node: Pick<YamlNode, 'start' | 'end'>): Span {
  return { source, start: node.start, end: trimEnd(source.text, node.start, node.end) };
}

export function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(text.charAt(at - 1))) at--;
  return at;
}

/** The plain value, for a schema. Objects have no prototype: `__proto__` is a key like any other. */
export function toValue(node: YamlNode): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map(toValue);
    case 'map': {
      const value: Record<string, unknown> = Object.create(null);
      for (const [key, entry] of node.entries) value[key] = toValue(entry.value);
      return value;
    }
  }
}

export function entryOf(node: YamlNode | undefined, key: string): MapEntry | null {
  return node?.kind === 'map' ? (node.entries.get(key) ?? null) : null;
}

/** The text under a key, when there is one. */
export function textUnder(node: YamlNode, key: string): string | null {
  const value = entryOf(node, key)?.value;
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : null;
}

/** The number under a key, when there is one. */
export function numberUnder(node: YamlNode, key: string): number | null {
  const value = entryOf(node, key)?.value;
  return value?.kind === 'scalar' && typeof value.value === 'number' ? value.value : null;
}
