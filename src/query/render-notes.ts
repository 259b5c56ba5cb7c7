import type { Answer } from './answer.js';
import { deprecationInWords } from './deprecation.js';
import type { Drawing } from './drawing.js';
import { cutTo } from './text-width.js';

/** What the numbers mean, what of it is deprecated, and which time they are of, one line each. */
export function renderNotes(answer: Answer, { dim, glyphs, style }: Drawing): readonly string[] {
  const lines = answer.metrics.map(({ title, meaning }) => (meaning === '' ? '' : `${title}: ${meaning}`));
  const old = answer.deprecated.map(deprecationInWords);
  const all = [...lines, ...old, ...limitNotes(answer), timeNote(answer)].filter((line) => line !== '');
  return all.map((line) => dim(Number.isFinite(style.width) ? cutTo(line, style.width, glyphs.cut) : line));
}

function limitNotes({ shown, found, isCapped, grain, dimensions }: Answer): readonly string[] {
  const noun = grain !== null && dimensions.length > 0 ? 'groups' : 'rows';
  return [
    ...(shown < found ? [`Showing ${shown} of ${found} ${noun} (--limit).`] : []),
    ...(isCapped
      ? ['There are more rows than the semantic layer returns at once: narrow the question.']
      : []),
  ];
}

function timeNote({ range: { from, to }, timezone }: Answer): string {
  const zone = `Time zone ${timezone}`;
  if (from !== null && to !== null)
    return from === to ? `On ${from}. ${zone}.` : `From ${from} to ${to}. ${zone}.`;
  if (from !== null) return `From ${from} on. ${zone}.`;
  if (to !== null) return `Up to ${to}. ${zone}.`;
  return `All time. ${zone}.`;
}
