import { rangeOf } from '../diagnostic/source.js';
import type { Suppressed } from '../diagnostic/suppressed.js';
import { clip, onOneLine } from './plain-text.js';
import type { ReportInput } from './report-input.js';
import { countOf } from './words.js';

/** `12 known findings do not count: 10 in accord-baseline.json, 2 in waivers.yml.`; empty where there are none. */
export function suppressedInWords({ suppressed = [] }: ReportInput): string {
  const first = suppressed[0];
  if (!first) return '';
  const files = new Map<string, number>();
  for (const { entry } of suppressed) files.set(entry.source.path, (files.get(entry.source.path) ?? 0) + 1);
  const verb = suppressed.length === 1 ? 'does' : 'do';
  const counts = [...files]
    .sort()
    .map(([file, count]) => (files.size === 1 ? `in ${file}` : `${count} in ${file}`));
  const colon = files.size === 1 ? ', ' : ': ';
  return `${countOf(suppressed.length, 'known finding')} ${verb} not count${colon}${counts.join(', ')}.`;
}

const MOST_CHARACTERS = 1_000;

/** Why a finding does not count, on one line. */
export function justificationOf(suppressed: Suppressed): string {
  const { source } = suppressed.entry;
  const place = `${source.path}:${rangeOf(suppressed.entry).start.line}`;
  switch (suppressed.by) {
    case 'baseline':
      return `Recorded in the baseline, ${place}.`;
    case 'waiver':
      return clip(
        onOneLine(
          `Waived by ${suppressed.owner} until ${suppressed.expires}, ${place}: ${suppressed.reason}`,
        ),
        MOST_CHARACTERS,
      );
  }
}
