import { isScalar, isSeq, type YAMLMap } from 'yaml';
import type { NodeBuilder } from './build-yaml-node.js';
import { trimEnd, type YamlNode, type YamlProblem } from './yaml-node.js';

/** One item of a top-level list, with what is wrong inside it as YAML. */
export interface FileItem {
  readonly problems: readonly YamlProblem[];
  /** Null where the item is not readable as YAML. */
  readonly node: YamlNode | null;
  /** The item as written, where it is not readable: it may still tell its name. */
  readonly text: string;
}

/** A top-level key and what stands under it: a list of items, or something that is none. */
export interface FileEntry {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: readonly FileItem[] | YamlNode;
}

export interface YamlFile {
  readonly entries: readonly FileEntry[];
  /** What is wrong outside of items. */
  readonly problems: readonly YamlProblem[];
}

/** The entries of a root map. Problems of items stay with the items, all others go to the builder's list. */
export function entriesOf(root: YAMLMap, builder: NodeBuilder): FileEntry[] {
  const entries: FileEntry[] = [];
  for (const pair of root.items) {
    if (!isScalar(pair.key)) {
      builder.refuseKey(pair.key, root);
      continue;
    }
    const place = builder.place(pair.key.range ?? null, 0);
    const key = String(pair.key.value ?? '');
    if (entries.some((entry) => entry.key === key)) {
      builder.report(place, `the key \`${key}\` is given twice`, `duplicate-key:${key}`);
    }
    const value = entryValue(pair.value, builder, place.end);
    entries.push({ key, keyStart: place.start, keyEnd: place.end, value });
  }
  return entries;
}

function entryValue(value: unknown, builder: NodeBuilder, fallback: number): FileEntry['value'] {
  if (isSeq(value) && value.anchor === undefined) {
    return value.items.map((item) => readItem(item, builder, fallback));
  }
  const node = builder.build(value, fallback);
  return node.kind === 'list' ? node.items.map((item) => ({ node: item, problems: [], text: '' })) : node;
}

export function readItem(item: unknown, builder: NodeBuilder, fallback: number): FileItem {
  const outside = builder.problems;
  builder.problems = [];
  builder.refused = false;
  const node = builder.build(item, fallback);
  const { problems } = builder;
  builder.problems = outside;
  return { node: builder.refused && problems.length === 0 ? null : node, problems, text: '' };
}

/** Where the first line of a piece of text ends. */
export function firstLineEnd(text: string, start: number, end: number): number {
  const lineEnd = text.indexOf('\n', start);
  return trimEnd(text, start, lineEnd < 0 ? end : Math.min(lineEnd, end));
}
