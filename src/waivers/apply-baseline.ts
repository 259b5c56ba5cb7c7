import { readKey } from '../approvals/read-approvals.js';
import type { Finding, Report } from '../diagnostic/finding.js';
import type { Suppressed } from '../diagnostic/suppressed.js';
import { type BaselineEntry, recordKey, recordOf } from './baseline-file.js';
import { isSuppressible } from './suppressible.js';

export interface BaselineApplied {
  readonly suppressed: readonly Suppressed[];
  /** In no entry. */
  readonly others: readonly Finding[];
  /** Entries that no finding matches. */
  readonly unmatched: readonly BaselineEntry[];
}

/** Takes out the findings that are recorded. */
export function applyBaseline(
  findings: readonly Finding[],
  entries: readonly BaselineEntry[],
): BaselineApplied {
  const byKey = new Map(entries.map((entry) => [recordKey(entry), entry]));
  const suppressed: Suppressed[] = [];
  const others: Finding[] = [];
  for (const finding of findings) {
    const key = byKey.size === 0 || !isSuppressible(finding) ? '' : recordKey(recordOf(finding));
    const entry = byKey.get(key);
    if (!entry) {
      others.push(finding);
      continue;
    }
    byKey.delete(key);
    suppressed.push({ finding, entry: entry.span, by: 'baseline' });
  }
  return { suppressed, others, unmatched: [...byKey.values()] };
}

/** `isWaived`: it is found, and a waiver names it, so that it is known twice. */
export function staleEntryReport(entry: BaselineEntry, isWaived: boolean): Report {
  const { rule, definitions, span } = entry;
  const [first = ''] = definitions;
  const about = definitions.length === 0 ? '' : ` about ${definitions.join(' and ')}`;
  return {
    definition: readKey(first),
    message: `This finding of ${rule}${about} is ${isWaived ? 'waived, and known by that' : 'gone'}.`,
    span,
    about: recordKey(entry),
    help: '`accord check --prune-baseline` takes it out; `accord check --baseline` writes the file anew.',
  };
}
