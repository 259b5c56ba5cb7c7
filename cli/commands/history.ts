import { Command, InvalidArgumentError, Option } from 'commander';
import {
  DEFINITION_KINDS,
  type DefinitionKind,
  type DefinitionRef,
} from '../../src/diagnostic/definition-ref.js';
import { findNames, UnknownInHistoryError, unknownInHistory } from '../../src/history/find-names.js';
import { historyJson, renderHistory, type ToldHistory } from '../../src/history/render-history.js';
import { traceHistory } from '../../src/history/trace-history.js';
import { openHistory, type ProjectHistory } from '../../src/load-history.js';
import { print, sayError, startProgress, wantsColor } from '../console.js';
import { EXIT, type ExitCode } from '../exit-code.js';

interface HistoryOptions {
  readonly all?: true;
  readonly kind?: DefinitionKind;
  readonly limit?: number;
  readonly from?: string;
  readonly format: 'text' | 'json';
  readonly dir: string;
}

export function historyCommand(finish: (code: ExitCode) => void): Command {
  return new Command('history')
    .description('The commits in which the meaning of a definition changed, with records that show how')
    .argument('[name]', 'a definition by name, title or synonym, also one that is gone')
    .option('--all', 'of every definition')
    .addOption(new Option('--kind <kind>', 'only definitions of this kind').choices(DEFINITION_KINDS))
    .option('--limit <number>', 'at most so many changes, the newest', readLimit)
    .option('--from <ref>', 'from this commit, branch or tag back; default HEAD')
    .addOption(new Option('--format <format>', 'how to print it').choices(['text', 'json']).default('text'))
    .option('--dir <dir>', 'a project folder', '.')
    .addHelpText(
      'after',
      `
Examples:
  $ accord history qualified_lead
  $ accord history won_deals --kind metric --limit 5
  $ accord history --all --from v1.4
  $ accord history qualified_lead --format json

It reads what is committed, and tells of meanings: reformatting, rewording and moving are no change.

Exit codes: 0 told, 2 could not be told.`,
    )
    .action(async (name: string | undefined, options: HistoryOptions) => {
      if ((name === undefined) !== (options.all === true)) {
        sayError('name one definition, or ask for --all', '`accord explain` lists what is defined');
        finish(EXIT.unable);
        return;
      }
      try {
        print(await tell(name ?? null, options));
      } catch (error) {
        if (!(error instanceof UnknownInHistoryError)) throw error;
        sayError(error.message, error.help);
        finish(EXIT.unable);
      }
    });
}

async function tell(name: string | null, options: HistoryOptions): Promise<string> {
  const { format, kind = null } = options;
  const history = await openHistory(options.dir, options.from ?? null);
  try {
    const newest = await history.snapshotAt(history.commits[0]?.id ?? history.start);
    const wanted = name === null ? null : findNames(newest, name, kind);
    const all = await collect(history, wanted, options);
    const kinds = kindsIn(all);
    const told = { ...all, unread: all.unread.filter((each) => kinds.has(each.kind) || name === null) };
    if (name !== null && told.entries.length + told.unread.length + told.ends.length === 0)
      throw unknownInHistory(newest, name, kind);
    const commits = new Map(history.commits.map((each) => [each.id, each]));
    const commitOf = (id: string) => commits.get(id) ?? { id, author: '', date: '', subject: '' };
    const [only = null] = kinds;
    if (format === 'json') {
      const subject = { name, kind: kind ?? (kinds.size === 1 && name !== null ? only : null) };
      return `${JSON.stringify(historyJson(told, subject, commitOf), null, 2)}\n`;
    }
    const isOfMany = name === null || kinds.size > 1;
    return renderHistory(told, { color: wantsColor(process.stdout), isOfMany, commitOf });
  } finally {
    history.close();
  }
}

async function collect(
  history: ProjectHistory,
  wanted: readonly DefinitionRef[] | null,
  { kind, limit = Number.POSITIVE_INFINITY }: HistoryOptions,
): Promise<ToldHistory> {
  const told: Mutable<ToldHistory> = { entries: [], unread: [], ends: [], isCut: false };
  const progress = startProgress();
  const isWanted = (ref: DefinitionRef) => kind === undefined || ref.kind === kind;
  let read = 0;
  const snapshotAt = (commit: string) => history.snapshotAt(commit);
  const release = (commit: string) => {
    history.release(commit);
    read++;
    progress.update(`reading commit ${read} of ${history.commits.length} …`);
  };
  try {
    for await (const each of traceHistory({ commits: history.commits, snapshotAt, release, wanted })) {
      if (each.kind === 'unread' && isWanted(each.unread)) told.unread.push(each.unread);
      if (each.kind === 'end' && isWanted(each.end)) told.ends.push(each.end);
      if (each.kind !== 'entry' || !isWanted(each.entry)) continue;
      if (told.entries.length >= limit) {
        told.isCut = true;
        break;
      }
      told.entries.push(each.entry);
    }
  } finally {
    progress.stop();
  }
  return told;
}

/** A name that is gone is looked for in every kind; only some of them ever had it. */
function kindsIn({ entries, ends, unread }: ToldHistory): ReadonlySet<DefinitionKind> {
  const kinds = [...entries, ...ends].map(({ kind }) => kind);
  return new Set(kinds.length > 0 ? kinds : unread.map(({ kind }) => kind));
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

function readLimit(value: string): number {
  const limit = Number(value);
  if (!Number.isInteger(limit) || limit < 1)
    throw new InvalidArgumentError('write a whole number from 1 on.');
  return limit;
}
