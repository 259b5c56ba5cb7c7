import pc from 'picocolors';
import { refKey } from '../src/diagnostic/definition-ref.js';
import { positionAt, type Source } from '../src/diagnostic/source.js';
import type { Change } from '../src/diff/change.js';
import { placesOf } from '../src/diff/change-places.js';
import { changeInWords } from '../src/diff/change-words.js';
import type { ToldChanges } from '../src/diff/changes-json.js';
import { subjectOf } from '../src/diff/diff-graphs.js';
import type { SettingChange } from '../src/diff/setting-change.js';
import { settingInWords } from '../src/diff/setting-words.js';
import type { Impact } from '../src/report/review.js';
import { countKinds, refsOf } from '../src/report/review-words.js';

interface RenderOptions {
  readonly base: string;
  /** Whom the changes of meaning reach. */
  readonly impacts: readonly Impact[];
  readonly color: boolean;
}

/** What people read in a terminal: each definition with what happened to it and whom that reaches, the settings, one line of summary. */
export function renderChanges(
  { changes, settings, sources }: ToldChanges,
  { base, impacts, color }: RenderOptions,
): string {
  const colors = pc.createColors(color);
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const key = refKey(subjectOf(change));
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  const reaching = new Map(impacts.map((impact) => [refKey(impact.definition), impact]));
  const blocks = [...groups].map(([key, group]) => {
    const [first] = group;
    const subject = first && subjectOf(first);
    const head = `${subject?.kind ?? ''} ${colors.bold(subject?.name ?? '')}`;
    return [
      head,
      ...group.map((change) => line(change, sources, colors)),
      ...reachLine(reaching.get(key), colors),
    ].join('\n');
  });
  if (settings.length > 0) blocks.push(settingsBlock(settings, colors));
  return `${[...blocks, summaryOf(groups.size, changes, settings, base)].join('\n\n')}\n`;
}

/** What rests on something new is new, too, or has changed by itself. */
function reachLine(
  impact: Impact | undefined,
  colors: ReturnType<typeof pc.createColors>,
): readonly string[] {
  if (!impact || impact.change === 'new' || impact.reaches.length === 0) return [];
  const teams = new Set(impact.reaches.flatMap(({ owners }) => owners.map(({ title }) => title)));
  const owners = teams.size === 0 ? '' : `, of ${[...teams].join(', ')}`;
  return [colors.dim(`  Reaches ${countKinds(refsOf(impact.reaches))}${owners}.`)];
}

function summaryOf(
  definitions: number,
  changes: readonly Change[],
  settings: readonly SettingChange[],
  base: string,
): string {
  const meanings = changes.filter(({ kind }) => kind === 'meaning-changed').length;
  const changed = settings.length === 0 ? '' : count(settings.length, 'setting');
  if (definitions === 0) return `${changed === '' ? 'nothing' : changed} changed since ${base}`;
  const also = changed === '' ? '' : `; ${changed} changed`;
  return `${count(definitions, 'definition')} changed since ${base}, ${meanings} in meaning${also}`;
}

function settingsBlock(settings: readonly SettingChange[], colors: ReturnType<typeof pc.createColors>) {
  const lines = settings.map((change) => {
    const { source, start } = change.places.now;
    const place = colors.cyan(`${source.path}:${positionAt(source, start).line}`);
    return `  ${sentence(settingInWords(change))} ${place}`;
  });
  return [`settings ${colors.bold('accord.yml')}`, ...lines].join('\n');
}

function line(
  change: Change,
  sources: readonly Source[],
  colors: ReturnType<typeof pc.createColors>,
): string {
  const { source, start } = placesOf(change, sources).now;
  const place = colors.cyan(`${source.path}:${positionAt(source, start).line}`);
  const told = sentence(changeInWords(change));
  const assumptions =
    change.kind === 'meaning-changed'
      ? change.comparison.assumptions.map((each) => `\n    ${colors.dim(`assuming ${each}`)}`)
      : [];
  return `  ${change.kind === 'meaning-changed' ? colors.yellow(told) : told} ${place}${assumptions.join('')}`;
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
