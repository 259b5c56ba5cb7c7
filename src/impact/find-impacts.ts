import { refKey } from '../diagnostic/definition-ref.js';
import type { Change } from '../diff/change.js';
import { subjectOf } from '../diff/diff-graphs.js';
import type { Difference } from '../diff/diff-sources.js';
import type { Impact } from '../report/review.js';
import { beforeAndAfter } from './impact-words.js';
import { Reach } from './reach.js';

/**
 * Every definition whose meaning is another now, or whose name is, with all that rests on it: today, and in the base for those
 * that used it then. What changed only with something it uses is reached by that. Owners, words, privacy and rewrites move
 * no number and are left to the findings.
 */
export function findImpacts(difference: Difference): readonly Impact[] {
  const { base } = difference.worlds;
  const head = difference.head.graph;
  const reach = new Reach(difference);
  const impacts = difference.changes.flatMap((change): readonly Impact[] => {
    const kind = impactOf(change);
    if (kind === null || subjectOf(change).kind === 'team') return [];
    const before = 'before' in change ? { graph: base, definition: change.before } : null;
    const after = 'definition' in change ? { graph: head, definition: change.definition } : null;
    return [
      {
        ...reach.told(subjectOf(change)),
        change: kind,
        formerName: change.kind === 'renamed' ? change.before.name : null,
        relation: relationOf(change),
        kept: keptOf(change, difference.changes),
        ...beforeAndAfter(change, before, after),
        reaches: reach.from(change),
      },
    ];
  });
  return impacts.sort((left, right) => ORDER.indexOf(left.change) - ORDER.indexOf(right.change));
}

/** What needs most thought first. */
const ORDER: readonly Impact['change'][] = ['changed', 'unknown', 'removed', 'renamed', 'new'];

const IMPACTS: Readonly<Record<Change['kind'], Impact['change'] | null>> = {
  added: 'new',
  removed: 'removed',
  // Nothing changes with it: it is there so that nothing has to.
  kept: null,
  renamed: 'renamed',
  'meaning-changed': 'changed',
  'meaning-inherited': null,
  'meaning-undecided': 'unknown',
  'not-compared': 'unknown',
  moved: null,
  rewritten: null,
  extended: null,
  'version-raised': null,
  'promise-dropped': null,
  'owner-dropped': null,
  'privacy-lowered': null,
  'privacy-raised': null,
  'status-changed': null,
  'words-changed': null,
};

function impactOf(change: Change): Impact['change'] | null {
  // A name may come to stand for something else without a change of what stood there: then nothing else tells of it.
  if (change.kind === 'meaning-inherited' && change.through.length === 0) return 'changed';
  return IMPACTS[change.kind];
}

/** Of what this change kept: what is not what the base had is a finding, and no comfort. */
function keptOf(change: Change, changes: readonly Change[]): Impact['kept'] {
  const key = refKey(subjectOf(change));
  for (const each of changes) {
    if (each.kind !== 'kept' || each.judgement?.kind !== 'same') continue;
    const { previousOf, name, value } = each.definition;
    if (previousOf && refKey(previousOf) === key && value.sunset) return { name, sunset: value.sunset };
  }
  return null;
}

function relationOf(change: Change): Impact['relation'] {
  switch (change.kind) {
    case 'meaning-changed':
    case 'meaning-inherited':
      return change.comparison?.relation ?? null;
    case 'meaning-undecided':
    case 'not-compared':
      return 'unknown';
    case 'renamed':
      return 'equivalent';
    default:
      return null;
  }
}
