import type { Typed } from '../../expression/typed.js';
import type { Found, Meanings, RecordsMeaning } from '../../meaning/meaning.js';

/** Two conditions that one record meets, or of which that cannot be told; by their index, `first` before `second`. */
export interface Overlap {
  readonly first: number;
  readonly second: number;
  readonly found: Exclude<Found, { readonly answer: 'none' }>;
}

/** A run of conditions with their union, halved until single ones are left. */
interface Block {
  readonly from: number;
  readonly records: RecordsMeaning;
  readonly halves: readonly [Block, Block] | null;
}

/**
 * All pairs of conditions on one entity that overlap, by their place in the list. Unions of halves are compared first, so
 * n conditions that exclude each other take n questions and not n².
 */
export function findOverlaps(
  meanings: Meanings,
  entity: string,
  conditions: readonly Typed[],
): readonly Overlap[] {
  const overlaps: Overlap[] = [];
  const between = (left: Block, right: Block): void => {
    const found = meanings.find({ inside: [left.records, right.records], outside: [] });
    if (found.answer === 'none') return;
    if (left.halves) for (const half of left.halves) between(half, right);
    else if (right.halves) for (const half of right.halves) between(left, half);
    else overlaps.push({ first: left.from, second: right.from, found });
  };
  const within = (halves: Block['halves']): void => {
    if (!halves) return;
    between(...halves);
    for (const half of halves) within(half.halves);
  };
  within(halvesOf(meanings, entity, conditions, 0));
  return overlaps.sort((left, right) => left.second - right.second || left.first - right.first);
}

function halvesOf(
  meanings: Meanings,
  entity: string,
  conditions: readonly Typed[],
  from: number,
): Block['halves'] {
  if (conditions.length < 2) return null;
  const middle = conditions.length >> 1;
  const block = (part: readonly Typed[], start: number): Block => ({
    from: start,
    records: meanings.records(entity, [unionOf(part)]),
    halves: halvesOf(meanings, entity, part, start),
  });
  return [block(conditions.slice(0, middle), from), block(conditions.slice(middle), from + middle)];
}

function unionOf(conditions: readonly Typed[]): Typed {
  const [only] = conditions;
  if (only && conditions.length === 1) return only;
  const nullable = conditions.some((each) => each.nullable);
  return { kind: 'or', operands: conditions, type: { kind: 'boolean' }, nullable, start: 0, end: 0 };
}
