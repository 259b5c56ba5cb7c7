import type { z } from 'zod';
import type { Report } from '../diagnostic/finding.js';
import type { Source } from '../diagnostic/source.js';
import { checkShape, endOfPlace } from '../language/check-shape.js';
import { reportOf } from '../language/problem-report.js';
import { readMapDocument } from '../language/read-map-document.js';
import type { MapNode, YamlNode, YamlProblem } from '../language/yaml-node.js';

/** A file that is one list of entries under a key, read entry by entry: what is wrong with one is not wrong with the others. */
export interface EntryFile<T> {
  readonly list: string;
  /** What an entry is called: `a waiver`. */
  readonly noun: string;
  readonly entry: z.ZodType<T>;
  /** All keys at the top; the value of `list` is not looked into. */
  readonly top: z.ZodType;
}

export interface ReadEntry<T> {
  readonly value: T;
  readonly node: YamlNode;
}

export interface ReadEntries<T> {
  readonly entries: readonly ReadEntry<T>[];
  readonly problems: readonly Report[];
  /** Nothing is written there, or comments alone. */
  readonly isEmpty: boolean;
}

/** The entries that can be read, and what is wrong with the others. */
export function readEntries<T>(source: Source, file: EntryFile<T>): ReadEntries<T> {
  const { path, text } = source;
  const { root, problems } = readMapDocument(text, { noun: path, example: `${file.list}:` });
  const reports = problems.map((problem) => reportOf(source, problem, null));
  if (!root) return { entries: [], problems: reports, isEmpty: reports.length === 0 };
  const report = (all: readonly YamlProblem[]) => {
    for (const problem of all) reports.push(reportOf(source, problem, null));
  };
  const top = checkShape(file.top, root, { text, noun: `\`${path}\``, withHomes: false });
  if (!top.ok) report(top.problems);
  const entries: ReadEntry<T>[] = [];
  for (const node of itemsOf(root, file.list)) {
    const checked = checkShape(file.entry, node, { text, noun: file.noun, withHomes: false });
    if (checked.ok) entries.push({ value: checked.value, node });
    else report(checked.problems);
  }
  return { entries, problems: reports, isEmpty: false };
}

function itemsOf(root: MapNode, list: string): readonly YamlNode[] {
  const value = root.entries.get(list)?.value;
  return value?.kind === 'list' ? value.items : [];
}

/** The first line of what stands at a node. */
export function spanOfEntry(source: Source, node: YamlNode) {
  return { source, start: node.start, end: endOfPlace(source.text, node) };
}
