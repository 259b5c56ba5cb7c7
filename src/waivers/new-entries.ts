import { readKey } from '../approvals/read-approvals.js';
import type { Report } from '../diagnostic/finding.js';
import type { Source } from '../diagnostic/source.js';
import { capital } from '../diagnostic/words.js';
import { type BaselineEntry, recordKey } from './baseline-file.js';
import { keyOf } from './finding-key.js';
import { readBaseline } from './read-baseline.js';
import { readWaiverEntries } from './read-waivers.js';
import type { Waiver } from './waiver-file.js';

/** The files as the base has them; null where there is none. */
export interface KnownInBase {
  readonly waivers: Source | null;
  readonly baseline: Source | null;
}

/** What did not count before and does not count now: whoever keeps the gate should see what a change takes out of it. */
export function newEntryReports(
  waivers: readonly Waiver[],
  entries: readonly BaselineEntry[],
  base: KnownInBase,
): readonly Report[] {
  return [...newWaivers(waivers, base.waivers), ...newRecords(entries, base.baseline)];
}

function newWaivers(waivers: readonly Waiver[], base: Source | null): readonly Report[] {
  const before = new Map(
    readWaiverEntries(base).map(({ rule, definitions, expires }) => [keyOf(rule, definitions), expires]),
  );
  return waivers.flatMap((waiver): readonly Report[] => {
    const { rule, definitions, expires, owner } = waiver;
    const was = before.get(keyOf(rule, definitions));
    if (was !== undefined && was >= expires) return [];
    const [first = ''] = definitions;
    const what = `the waiver of ${rule} about ${definitions.join(' and ')}`;
    return [
      {
        definition: readKey(first),
        message:
          was === undefined
            ? `${capital(what)} is new: the finding does not count until ${expires}.`
            : `${capital(what)} held until ${was} and holds until ${expires} now.`,
        span: was === undefined ? waiver.span : waiver.expiresSpan,
        about: `waiver ${keyOf(rule, definitions)} ${expires}`,
        help: `Repair what is found, or let ${owner} and those who keep the gate agree.`,
      },
    ];
  });
}

/** One finding, however many were recorded: each is a line of the file. */
function newRecords(entries: readonly BaselineEntry[], base: Source | null): readonly Report[] {
  const before = new Set(readBaseline(base, () => false).entries.map(recordKey));
  const fresh = entries.filter((entry) => !before.has(recordKey(entry)));
  const [first] = fresh;
  if (!first) return [];
  const others = fresh.length - 1;
  const about = first.definitions.length === 0 ? '' : ` about ${first.definitions.join(' and ')}`;
  const more = others === 0 ? '' : ` and ${others} more`;
  return [
    {
      definition: null,
      message: `The baseline is longer: a finding of ${first.rule}${about}${more} ${others === 0 ? 'does' : 'do'} not count from now on.`,
      span: first.span,
      about: `baseline ${fresh.map(recordKey).sort().join(' ')}`,
      help: 'Repair what is found, or let those who keep the gate agree.',
    },
  ];
}
