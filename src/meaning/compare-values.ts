import { isDateLike, isNumeric } from '../expression/type-rules.js';
import type { Typed } from '../expression/typed.js';
import type { Find } from './compare-records.js';
import type { RecordsMeaning } from './meaning.js';

/** Whether two values, by their texts, are the same for every record of an entity; null when that was not decided. */
export type CompareValues = (entity: string, left: string, right: string) => boolean | null;

/** The same reason, whichever value it is: where it stands, people see. */
export const OPEN_VALUE = 'it was not decided whether two values are always the same';

/** What a value's text stands for: the tree it was made from, or another that means the same. */
export class ValueTrees {
  private readonly trees = new Map<string, Typed>();

  keep(entity: string, text: string, value: Typed): void {
    const key = `${entity} ${text}`;
    if (!this.trees.has(key)) this.trees.set(key, value);
  }

  get(entity: string, text: string): Typed | null {
    return this.trees.get(`${entity} ${text}`) ?? null;
  }
}

/** Texts that differ may mean the same: the question is whether a record has two values. */
export function compareValues(
  find: Find,
  records: (entity: string, conditions: readonly Typed[]) => RecordsMeaning,
  trees: ValueTrees,
): CompareValues {
  return (entity, left, right) => {
    if (left === right) return true;
    const [ours, theirs] = [trees.get(entity, left), trees.get(entity, right)];
    if (!ours || !theirs) return null;
    if (!areComparable(ours, theirs)) return false;
    const differ: Typed = {
      kind: 'distinct',
      negated: false,
      left: ours,
      right: theirs,
      type: { kind: 'boolean' },
      nullable: false,
      start: 0,
      end: 0,
    };
    const found = find({ inside: [records(entity, [differ])], outside: [] });
    return found.answer === 'unknown' ? null : found.answer === 'none';
  };
}

function areComparable({ type: left }: Typed, { type: right }: Typed): boolean {
  if (left.kind === right.kind) return true;
  return (isNumeric(left) && isNumeric(right)) || (isDateLike(left) && isDateLike(right));
}
