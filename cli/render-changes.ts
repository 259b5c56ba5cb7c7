import pc from 'picocolors';
import { refKey } from '../src/diagnostic/definition-ref.js';
import { positionAt, type Source } from '../src/diagnostic/source.js';
import type { Change } from '../src/diff/change.js';
import { placesOf } from '../src/diff/change-places.js';
import { changeInWords } from '../src/diff/change-words.js';
import { subjectOf } from '../src/diff/diff-graphs.js';

interface RenderOptions {
  readonly base: string;
  readonly color: boolean;
}

/** What people read in a terminal: each definition with what happened to it, then one line of summary. */
export function renderChanges(
  changes: readonly Change[],
  sources: readonly Source[],
  { base, color }: RenderOptions,
): string {
  const colors = pc.createColors(color);
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const key = refKey(subjectOf(change));
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  const blocks = [...groups.values()].map((group) => {
    const [first] = group;
    const subject = first && subjectOf(first);
    const head = `${subject?.kind ?? ''} ${colors.bold(subject?.name ?? '')}`;
    return [head, ...group.map((change) => line(change, sources, colors))].join('\n');
  });
  const meanings = changes.filter(({ kind }) => kind === 'meaning-changed').length;
  const summary =
    changes.length === 0
      ? `nothing changed since ${base}`
      : `${count(groups.size, 'definition')} changed since ${base}, ${meanings} in meaning`;
  return `${[...blocks, summary].join('\n\n')}\n`;
}

function line(
  change: Change,
  sources: readonly Source[],
  colors: ReturnType<typeof pc.createColors>,
): string {
  const { source, start } = placesOf(change, sources).now;
  const place = colors.cyan(`${source.path}:${positionAt(source, start).line}`);
  const words = changeInWords(change);
  const told = `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
  const assumptions =
    change.kind === 'meaning-changed'
      ? change.comparison.assumptions.map((each) => `\n    ${colors.dim(`assuming ${each}`)}`)
      : [];
  return `  ${change.kind === 'meaning-changed' ? colors.yellow(told) : told} ${place}${assumptions.join('')}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
