import { type Checking, checkAll } from './checking.js';
import { checkListedValues } from './closed-list.js';
import { alignOperands } from './coerce.js';
import { isNull } from './constant.js';
import type { DataType } from './data-type.js';
import type { ExpressionOf } from './expression-of.js';
import { hasFixedLength } from './interval-length.js';
import type { Located } from './syntax.js';
import type { Typed } from './typed.js';

const BOOLEAN: DataType = { kind: 'boolean' };

export function checkCompare(checking: Checking, expression: ExpressionOf<'compare'>): Typed | null {
  const { operator, start, end } = expression;
  const checked = checkAll(checking, [expression.left, expression.right]);
  if (checked === null) return null;
  if (checked.some(isNull)) return reportNull(checking, expression, operator);
  const aligned = alignComparable(checking, checked, expression, operator !== '=' && operator !== '<>');
  const [left, right] = aligned ?? [];
  if (!left || !right) return null;
  // A bound need not be a value of the list: `severity < 5`.
  const equality = operator === '=' || operator === '<>';
  if (equality && !checkBothLists(checking, left, right)) return null;
  return {
    kind: 'compare',
    operator,
    left,
    right,
    type: BOOLEAN,
    nullable: left.nullable || right.nullable,
    start,
    end,
  };
}

export function checkDistinct(checking: Checking, expression: ExpressionOf<'distinct'>): Typed | null {
  const { negated, start, end } = expression;
  const checked = checkAll(checking, [expression.left, expression.right]);
  const aligned = checked && alignComparable(checking, checked, expression, false);
  const [left, right] = aligned ?? [];
  if (!left || !right || !checkBothLists(checking, left, right)) return null;
  return { kind: 'distinct', negated, left, right, type: BOOLEAN, nullable: false, start, end };
}

function checkBothLists(checking: Checking, left: Typed, right: Typed): boolean {
  const leftListed = checkListedValues(checking, left, [right]);
  return checkListedValues(checking, right, [left]) && leftListed;
}

function reportNull(checking: Checking, place: Located, operator: string): null {
  const help = operator === '=' ? 'Write `IS NULL`.' : operator === '<>' ? 'Write `IS NOT NULL`.' : undefined;
  return checking.report(
    'type-mismatch',
    place,
    `A comparison with NULL is never true, whatever the value is.`,
    help,
  );
}

/** Brings operands to one type whose values can be compared, by their order too if `ordered`. */
export function alignComparable(
  checking: Checking,
  operands: readonly Typed[],
  place: Located,
  ordered: boolean,
): readonly Typed[] | null {
  const aligned = alignOperands(checking, operands);
  if (aligned === null) return null;
  if (aligned.type.kind === 'interval' && !aligned.operands.every(hasFixedLength)) {
    const message = 'A month or a year has no fixed length, so this cannot be compared.';
    return checking.report(
      'type-mismatch',
      place,
      message,
      "Write it in days, such as INTERVAL '30 days', or compare dates: `a > b + INTERVAL '1 month'`.",
    );
  }
  if (ordered && !checkOrdered(checking, aligned.type, place)) return null;
  return aligned.operands;
}

export function checkOrdered(checking: Checking, type: DataType, place: Located): boolean {
  if (type.kind === 'boolean') {
    checking.report(
      'type-mismatch',
      place,
      'TRUE and FALSE have no order in the language.',
      'Compare them by `=` or `<>`.',
    );
    return false;
  }
  if (type.kind !== 'string' || type.collation === 'binary') return true;
  checking.report(
    'type-mismatch',
    place,
    'The order of texts depends on the collation of the database.',
    'Declare `collation: binary` on the field if its texts are ordered by their bytes.',
  );
  return false;
}
