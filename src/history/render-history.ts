import pc from 'picocolors';
import type { HistoryEntry, Unread } from './history.js';

/** A commit as people know it. */
export interface CommitWords {
  /** Full. */
  readonly id: string;
  readonly author: string;
  /** ISO 8601. */
  readonly date: string;
  readonly subject: string;
}

export interface ToldHistory {
  readonly entries: readonly HistoryEntry[];
  readonly unread: readonly Unread[];
  /** What was there already where a shallow clone ends. */
  readonly ends: readonly Unread[];
  /** More entries were left out than are here. */
  readonly isCut: boolean;
}

interface TextOptions {
  readonly color: boolean;
  /** Each line names its definition, for there are several. */
  readonly isOfMany: boolean;
  readonly commitOf: (id: string) => CommitWords;
}

/** Newest first: each commit, what changed in it, and its subject. */
export function renderHistory(told: ToldHistory, options: TextOptions): string {
  const colors = pc.createColors(options.color);
  const groups: HistoryEntry[][] = [];
  for (const entry of told.entries) {
    const group = groups.at(-1);
    if (group?.[0]?.commit === entry.commit) group.push(entry);
    else groups.push([entry]);
  }
  const blocks = groups.map((entries) => {
    const { id, author, date, subject } = options.commitOf(entries[0]?.commit ?? '');
    const head = `${colors.yellow(shortId(id))}  ${date.slice(0, 10)}  ${author}`;
    const lines = entries.map((entry) => `  ${options.isOfMany ? `${nameOf(entry)}: ` : ''}${entry.message}`);
    return [head, ...lines.map((line) => colors.bold(line)), colors.dim(`  ${subject}`)].join('\n');
  });
  const notes = notesOn(told);
  if (blocks.length + notes.length === 0) return 'No commit defined anything of that kind.\n';
  return `${[...blocks, ...(notes.length > 0 ? [notes.join('\n')] : [])].join('\n\n')}\n`;
}

/** As data for other tools. */
export function historyJson(
  told: ToldHistory,
  subject: { readonly name: string | null; readonly kind: string | null },
  commitOf: (id: string) => CommitWords,
): object {
  return {
    version: 1,
    ...subject,
    commits: told.entries.map(({ commit, kind, name, change, ...rest }) => {
      const { author, date, subject: line } = commitOf(commit);
      return { commit, author, date, subject: line, kind, name, change, ...rest };
    }),
    unread: told.unread,
    ends: told.ends,
    complete: !told.isCut && told.ends.length === 0,
  };
}

function notesOn({ unread, ends, isCut, entries }: ToldHistory): readonly string[] {
  const notes: string[] = [];
  if (isCut) notes.push(`There is more: --limit left out what is older than these ${entries.length}.`);
  for (const [commit, all] of byCommit(ends)) {
    notes.push(
      `History ends at ${shortId(commit)} in this shallow clone, and ${namesOf(all)} was there already; \`git fetch --unshallow\` brings the rest.`,
    );
  }
  for (const [commit, all] of byCommit(unread)) {
    notes.push(
      `At ${shortId(commit)} ${namesOf(all)} could not be read; what changed there shows in the next commit that could.`,
    );
  }
  return notes;
}

function byCommit(all: readonly Unread[]): ReadonlyMap<string, readonly Unread[]> {
  const groups = new Map<string, Unread[]>();
  for (const each of all) {
    const group = groups.get(each.commit) ?? [];
    group.push(each);
    groups.set(each.commit, group);
  }
  return groups;
}

const MOST_NAMES = 3;

function namesOf(all: readonly Unread[]): string {
  const named = all.slice(0, MOST_NAMES).map(nameOf).join(', ');
  return all.length > MOST_NAMES ? `${named} and ${all.length - MOST_NAMES} more` : named;
}

function nameOf({ kind, name }: Pick<HistoryEntry, 'kind' | 'name'>): string {
  return `${kind} ${name}`;
}

function shortId(id: string): string {
  return id.slice(0, 7);
}
