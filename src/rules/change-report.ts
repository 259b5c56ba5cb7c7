import type { DefinitionRef } from '../diagnostic/definition-ref.js';
import { capital } from '../diagnostic/words.js';
import type { Change } from '../diff/change.js';
import { placesOf } from '../diff/change-places.js';
import { changeInWords } from '../diff/change-words.js';
import { refOf } from './fact-reports.js';
import type { ChangeContext, RuleReport } from './rule.js';

/** What every report of a change says: what happened, where it stands today, and where it stood. */
export function reportOfChange(change: Change, { sources }: ChangeContext, was = 'What it was.'): RuleReport {
  const places = placesOf(change, sources);
  const before = beforeOf(change);
  return {
    definition: refOf(change.kind === 'removed' ? change.before : change.definition),
    message: `${capital(changeInWords(change))}.`,
    span: places.now,
    ...(places.before
      ? { related: [{ definition: before && refOf(before), span: places.before, message: was, base: true }] }
      : {}),
  };
}

function beforeOf(change: Change): DefinitionRef | null {
  switch (change.kind) {
    case 'added':
      return null;
    case 'kept':
      return change.was;
    default:
      return change.before;
  }
}
