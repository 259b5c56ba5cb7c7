import type { Part } from '../diagnostic/finding.js';
import { type Asking, inOrder } from './compare-metrics.js';
import { comparison } from './compare-records.js';
import { OPEN_VALUE } from './compare-values.js';
import type { Comparison, PlainMeaning } from './meaning.js';

/** The same kind of definition, piece by piece and condition by condition. */
export function comparePlain(asking: Asking, left: PlainMeaning, right: PlainMeaning): Comparison {
  if (left.of !== right.of) return comparison({ same: false, proof: 'proved', differs: ['entity'] });
  const equal = new Map(
    namesOf(left.pieces, right.pieces).map((name) => [name, arePiecesEqual(asking, left, right, name)]),
  );
  const pieces = [...equal].flatMap(([name, isEqual]) => (isEqual === false ? [name] : []));
  const isOpen = [...equal.values()].includes(null);
  const names = namesOf(left.records, right.records);
  const compared = names.map((name): Comparison => {
    const [ours, theirs] = [left.records[name], right.records[name]];
    if (ours && theirs) return asking.conditions(ours, theirs);
    return comparison({ same: false, proof: 'proved', differs: ['parts'] });
  });
  const different = compared.filter(({ same }) => same === false);
  const open = compared.find(({ same }) => same === null);
  const shown = different.find(({ proof }) => proof === 'refuted') ?? different[0];
  const differs = inOrder([
    ...pieces.map((piece) => partOf(left.of, piece)),
    ...different.flatMap((each) => each.differs),
  ]);
  const assumptions = [...new Set(compared.flatMap((each) => each.assumptions))].sort();
  if (shown) {
    const piece = names[compared.indexOf(shown)];
    return { ...shown, relation: null, differs, assumptions, reason: null, ...(piece && { piece }) };
  }
  if (pieces.length > 0) return comparison({ same: false, proof: 'proved', differs, assumptions });
  if (open ?? isOpen)
    return comparison({ same: null, proof: 'unknown', assumptions, reason: open?.reason ?? OPEN_VALUE });
  const proof = compared.some((each) => each.proof === 'modulo') ? 'modulo' : 'proved';
  return comparison({ same: true, relation: 'equivalent', proof, assumptions });
}

/** null: not decided. */
function arePiecesEqual(
  asking: Asking,
  left: PlainMeaning,
  right: PlainMeaning,
  name: string,
): boolean | null {
  const [ours, theirs] = [left.pieces[name], right.pieces[name]];
  if (ours === theirs) return true;
  const entity = left.values[name];
  if (ours === undefined || theirs === undefined || entity === undefined) return false;
  return entity === right.values[name] ? asking.values(entity, ours, theirs) : false;
}

function namesOf(left: object, right: object): readonly string[] {
  return [...new Set([...Object.keys(left), ...Object.keys(right)])];
}

const PART_OF: Readonly<Record<string, Part>> = {
  entity: 'entity',
  source: 'entity',
  sql: 'entity',
  time: 'time',
  released_at: 'time',
  accepted_at: 'time',
  within: 'time',
  by: 'time',
  story: 'condition',
  reality: 'condition',
};

function partOf(of: PlainMeaning['of'], piece: string): Part {
  // An objective is due by a day; a contradiction is told by its segments.
  if (of === 'contradiction' && piece === 'by') return 'parts';
  return PART_OF[piece] ?? 'parts';
}
