import { z } from 'zod';
import type { Report } from '../diagnostic/finding.js';
import type { RuleId } from '../diagnostic/rule-id.js';
import type { Source, Span } from '../diagnostic/source.js';
import { reportOf } from '../language/problem-report.js';
import { type BaselineEntry, type BaselineRecord, baselineEntrySchema, recordKey } from './baseline-file.js';
import { readEntries, spanOfEntry } from './read-entries.js';
import { isSuppressible } from './suppressible.js';

const topKeys = { about: z.string().optional(), version: z.literal(1).optional() };
const FILE = {
  list: 'findings',
  noun: 'an entry of the baseline',
  entry: baselineEntrySchema,
  top: z.strictObject({ ...topKeys, findings: z.array(z.unknown()) }),
};
const wholeSchema = z.strictObject({ ...topKeys, findings: z.array(baselineEntrySchema) });

export interface ReadBaseline {
  /** An entry with a problem is left out: its finding counts. */
  readonly entries: readonly BaselineEntry[];
  /** All of rule `syntax`. */
  readonly problems: readonly Report[];
}

type IsChangeRule = (rule: RuleId) => boolean;

/** Reads `accord-baseline.json`. Nothing is thrown. */
export function readBaseline(source: Source | null, isChangeRule: IsChangeRule): ReadBaseline {
  if (!source) return { entries: [], problems: [] };
  const read = readAsWritten(source) ?? readWithPlaces(source);
  const seen = new Set<string>();
  const entries: BaselineEntry[] = [];
  const wrong: Report[] = [];
  for (const entry of read.entries) {
    const message = problemOf(entry, seen, isChangeRule);
    seen.add(recordKey(entry));
    const about = `entry:${recordKey(entry)}`;
    if (message === null) entries.push(entry);
    else wrong.push(reportOf(source, { ...entry.span, message, help: 'take the entry out', about }, null));
  }
  return { entries, problems: [...read.problems, ...wrong] };
}

/** As the command writes it: thousands of entries, and nothing to say of any. Null where something is different. */
function readAsWritten(source: Source): ReadBaseline | null {
  const places = entryPlaces(source);
  const parsed = wholeSchema.safeParse(parseJson(source.text));
  if (!parsed.success || places.length !== parsed.data.findings.length) return null;
  const entries = parsed.data.findings.flatMap((record, index) => {
    const span = places[index];
    return span ? [{ ...record, span }] : [];
  });
  return { entries, problems: [] };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The lines that hold an entry. */
function entryPlaces(source: Source): readonly Span[] {
  return [...source.text.matchAll(/^[ \t]*(\{"rule": .*\}),?\r?$/gm)].map(
    ({ index, 0: line, 1: entry = '' }) => {
      const start = index + line.indexOf(entry);
      return { source, start, end: start + entry.length };
    },
  );
}

/** JSON is YAML: a file that a merge or a hand has changed is read with the place of everything in it. */
function readWithPlaces(source: Source): ReadBaseline {
  const unfinished = marksOfMerge(source);
  if (unfinished) return { entries: [], problems: [unfinished] };
  const { entries, problems, isEmpty } = readEntries(source, FILE);
  if (isEmpty) return { entries: [], problems: [emptyFile(source)] };
  return {
    entries: entries.map(({ value, node }) => ({ ...value, span: spanOfEntry(source, node) })),
    problems,
  };
}

function emptyFile(source: Source): Report {
  const message = 'there is nothing in this file';
  const help = 'remove it, or let `accord check --baseline` write it';
  return reportOf(source, { start: 0, end: 0, message, help, about: 'file' }, null);
}

/** Two branches that record or prune at the same place meet in it. */
function marksOfMerge(source: Source): Report | null {
  const mark = /^(<{7}|={7}|>{7})( .*|)$/m.exec(source.text.replaceAll('\r', ' '));
  if (!mark) return null;
  const message = 'these are the marks of a merge that is not finished';
  const help =
    'keep the entries of both sides, then let `accord check --prune-baseline` take out what is gone';
  const { index: start } = mark;
  return reportOf(source, { start, end: start + 7, message, help, about: 'file' }, null);
}

function problemOf(
  entry: BaselineRecord,
  seen: ReadonlySet<string>,
  isChangeRule: IsChangeRule,
): string | null {
  const { rule } = entry;
  if (!isSuppressible(entry)) return `findings of \`${rule}\` always count`;
  if (isChangeRule(rule)) return `\`${rule}\` is about one change, and no change is recorded`;
  return seen.has(recordKey(entry)) ? 'this finding is recorded already' : null;
}
