import type { Finding } from '../diagnostic/finding.js';
import { type BaselineRecord, recordKey, recordOf } from './baseline-file.js';
import type { BaselineState } from './take-out-known.js';

export interface NextBaseline {
  readonly records: readonly BaselineRecord[];
  /** Findings that were not recorded before. */
  readonly added: readonly Finding[];
  /** Entries that are gone from it. */
  readonly removed: readonly BaselineRecord[];
}

/** What is found today, and what was recorded and cannot be looked at. */
export function recordEverything({ entries, stale, outOfSight, recordable }: BaselineState): NextBaseline {
  const known = new Set(entries.map(recordKey));
  return {
    records: [...recordable.map(recordOf), ...outOfSight],
    added: recordable.filter((finding) => !known.has(recordKey(recordOf(finding)))),
    removed: stale,
  };
}

/** What is recorded, without what is gone; nothing is added. */
export function pruneBaseline({ entries, stale }: BaselineState): NextBaseline {
  const gone = new Set(stale);
  return { records: entries.filter((entry) => !gone.has(entry)), added: [], removed: stale };
}
