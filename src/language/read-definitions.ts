import type { Memory } from '../cache/memory.js';
import { DEFINITION_KINDS, type DefinitionKind, type DefinitionRef } from '../diagnostic/definition-ref.js';
import type { Report } from '../diagnostic/finding.js';
import type { Source } from '../diagnostic/source.js';
import type { AnyDefinition } from './definition.js';
import { describeFound } from './describe-value.js';
import { reportOf } from './problem-report.js';
import { readItem } from './read-item.js';
import { readYamlFile } from './read-yaml-file.js';
import { keepFile, recallFile } from './remembered-file.js';
import { LIST_KEY_OF_KIND } from './schema.js';
import { describeUnknownList, kindOfList } from './top-level-key.js';
import { type FileEntry, firstLineEnd } from './yaml-file.js';
import type { YamlNode, YamlProblem } from './yaml-node.js';

export interface ReadDefinitions {
  /** In the order of the sources and of their text, each before what it used to mean; a name given twice is there twice. */
  readonly definitions: readonly AnyDefinition[];
  /** Definitions that exist and could not be read: a reference to one is not unknown. */
  readonly broken: readonly DefinitionRef[];
  /** All of rule `syntax`. */
  readonly problems: readonly Report[];
}

/** Reads definition files. Nothing is thrown: what is wrong is a problem at its place, and all else is still read. */
export function readDefinitions(sources: readonly Source[], memory?: Memory): ReadDefinitions {
  const definitions: AnyDefinition[] = [];
  const broken: DefinitionRef[] = [];
  const problems: Report[] = [];
  for (const source of sources) {
    const known = memory && recallFile(memory, source);
    const read = known ? { definitions: known, broken: [], problems: [] } : readSource(source);
    if (memory && !known && read.problems.length === 0 && read.broken.length === 0) {
      keepFile(memory, source, read.definitions);
    }
    // One by one: spreading the many of a large file into a call overflows the stack.
    for (const definition of read.definitions) definitions.push(definition);
    for (const ref of read.broken) broken.push(ref);
    for (const problem of read.problems) problems.push(problem);
  }
  return { definitions, broken, problems };
}

function readSource(source: Source): ReadDefinitions {
  const definitions: AnyDefinition[] = [];
  const broken: DefinitionRef[] = [];
  const file = readYamlFile(source.text);
  const problems = file.problems.map((problem) => reportOf(source, problem, null));
  const unreadable = file.problems.find((problem) => problem.about.startsWith('character'));
  const lone = loneDefinition(source, file.entries);
  if (lone) return { definitions, broken, problems: [...problems, lone] };
  for (const entry of file.entries) {
    const { kind, problem } = listOf(source, entry);
    if (problem) problems.push(problem);
    if (kind === null) continue;
    if (!('length' in entry.value)) {
      problems.push(notAList(source, kind, entry, entry.value));
      broken.push(...namesIn(kind, entry.value));
      continue;
    }
    for (const item of entry.value) {
      const read = readItem(source, kind, item);
      definitions.push(...read.definitions);
      broken.push(...read.broken);
      problems.push(...read.problems);
    }
  }
  return { definitions, broken, problems: unreadable ? withoutEchoes(problems, unreadable) : problems };
}

/** What an unreadable character makes of the text around it is the same mistake. */
function withoutEchoes(problems: readonly Report[], unreadable: YamlProblem): Report[] {
  return problems.filter(
    ({ span, about }) =>
      about === unreadable.about || span.end < unreadable.start || span.start > unreadable.end,
  );
}

/** A misspelt list is read as the list it was meant to be. */
function listOf(source: Source, entry: FileEntry): { kind: DefinitionKind | null; problem: Report | null } {
  const kind = kindOfList(entry.key);
  if (kind) return { kind, problem: null };
  const unknown = describeUnknownList(entry.key);
  const place = { start: entry.keyStart, end: entry.keyEnd, about: `unknown-key:${entry.key}` };
  const { meant, ...said } = unknown;
  return { kind: meant, problem: reportOf(source, { ...place, ...said }, null) };
}

/** A file that is one definition, not lists of them: one mistake, not one per key. */
function loneDefinition(source: Source, entries: readonly FileEntry[]): Report | null {
  const name = entries.find((entry) => entry.key === 'name');
  if (!name || entries.some((entry) => kindOfList(entry.key) !== null)) return null;
  const lists = DEFINITION_KINDS.map((kind) => `\`${LIST_KEY_OF_KIND[kind]}:\``).join(', ');
  const message = 'a definition stands in a list: write for example `terms:`, and under it `- name: …`';
  const place = { start: name.keyStart, end: name.keyEnd, about: 'file' };
  return reportOf(source, { ...place, message, help: `the lists are ${lists}` }, null);
}

function notAList(source: Source, kind: DefinitionKind, entry: FileEntry, value: YamlNode): Report {
  const list = LIST_KEY_OF_KIND[kind];
  const about = `list:${list}`;
  const empty = value.kind === 'scalar' && value.value === null;
  if (empty) {
    const message = `\`${list}\` lists nothing: add an item, or leave the key out`;
    return reportOf(source, { start: entry.keyStart, end: entry.keyEnd, message, about }, null);
  }
  const end = firstLineEnd(source.text, value.start, value.end);
  const message = `expected a list, found ${describeFound(value, source.text)}: start each item with \`- name:\``;
  return reportOf(source, { start: value.start, end, message, about }, null);
}

/** The names that a map in place of a list may have meant: its keys, or its `name`. */
function namesIn(kind: DefinitionKind, value: YamlNode): DefinitionRef[] {
  if (value.kind !== 'map') return [];
  const name = value.entries.get('name')?.value;
  const names = name?.kind === 'scalar' ? [String(name.value)] : [...value.entries.keys()];
  return names.map((one) => ({ kind, name: one }));
}
