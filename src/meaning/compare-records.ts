import type { Proof, Relation } from '../diagnostic/finding.js';
import { conditionText } from './canonical-form.js';
import type { RecordQuestion } from './find-record.js';
import type { Comparison, Found, RecordsMeaning } from './meaning.js';

export type Find = (question: RecordQuestion) => Found;

/** Nothing to tell but what is given. */
export function comparison(told: Partial<Comparison> & Pick<Comparison, 'same' | 'proof'>): Comparison {
  return { relation: null, differs: [], assumptions: [], witness: {}, words: {}, reason: null, ...told };
}

/** How the records of one condition stand to those of another. */
export function compareRecords(find: Find, left: RecordsMeaning, right: RecordsMeaning): Comparison {
  // Of two entities no record is the same; their conditions cannot be compared.
  if (left.entity !== right.entity) return comparison({ same: false, proof: 'proved', differs: ['entity'] });
  const onlyThis = find({ inside: [left], outside: [right] });
  if (conditionText(left) === conditionText(right)) return sameText(onlyThis);
  const onlyOther = find({ inside: [right], outside: [left] });
  const differ = onlyThis.answer === 'record' && onlyOther.answer === 'record';
  const searched = [onlyThis, onlyOther];
  const both =
    differ || onlyThis.answer !== onlyOther.answer ? find({ inside: [left, right], outside: [] }) : null;
  if (both) searched.push(both);
  const relation = relationOf(onlyThis, onlyOther, both);
  const same = isSame(onlyThis, onlyOther);
  const named = { onlyThis, onlyOther, ...(both ? { both } : {}) };
  // Many only ask for the relation: records are made when they are read.
  return {
    same,
    relation,
    differs: same === false ? ['condition'] : [],
    get proof() {
      return proofOf(same, onlyThis, onlyOther);
    },
    get assumptions() {
      return assumptionsOf(searched);
    },
    get witness() {
      return mapFound(named, (found) => found.record);
    },
    get words() {
      return mapFound(named, (found) => found.words);
    },
    reason: reasonOf(searched),
  };
}

/** The search tells only what the sameness leans on. */
function sameText(search: Found): Comparison {
  return {
    ...comparison({ same: true, relation: 'equivalent', proof: 'proved' }),
    get proof() {
      return search.answer === 'none' ? search.proof : 'proved';
    },
    get assumptions() {
      return search.answer === 'none' ? search.assumptions : [];
    },
  };
}

/** Only a record shows that two conditions differ: other keys may mean the same. */
function isSame(onlyThis: Found, onlyOther: Found): boolean | null {
  if (onlyThis.answer === 'record' || onlyOther.answer === 'record') return false;
  return onlyThis.answer === 'none' && onlyOther.answer === 'none' ? true : null;
}

/** A condition that no record meets is narrower than any other. */
function relationOf(onlyThis: Found, onlyOther: Found, both: Found | null): Relation {
  if (onlyThis.answer === 'unknown' || onlyOther.answer === 'unknown') return 'unknown';
  if (onlyThis.answer === 'none') return onlyOther.answer === 'none' ? 'equivalent' : 'narrower';
  if (onlyOther.answer === 'none') return 'wider';
  if (!both || both.answer === 'unknown') return 'unknown';
  return both.answer === 'record' ? 'overlapping' : 'disjoint';
}

function proofOf(same: boolean | null, onlyThis: Found, onlyOther: Found): Proof {
  const both = [onlyThis, onlyOther];
  if (same === null) return 'unknown';
  if (same)
    return both.some((each) => each.answer === 'none' && each.proof === 'modulo') ? 'modulo' : 'proved';
  return both.some((each) => each.answer === 'record' && each.proof === 'refuted') ? 'refuted' : 'modulo';
}

function assumptionsOf(searched: readonly Found[]): readonly string[] {
  const all = searched.flatMap((each) => (each.answer === 'unknown' ? [] : each.assumptions));
  return [...new Set(all)].sort();
}

function reasonOf(searched: readonly Found[]): string | null {
  return searched.find((each) => each.answer === 'unknown')?.reason ?? null;
}

function mapFound<T>(
  named: Readonly<Record<string, Found>>,
  pick: (found: Extract<Found, { answer: 'record' }>) => T,
): Readonly<Record<string, T>> {
  return Object.fromEntries(
    Object.entries(named).flatMap(([name, found]) =>
      found.answer === 'record' ? [[name, pick(found)]] : [],
    ),
  );
}
