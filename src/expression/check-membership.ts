import { alignComparable } from './check-comparison.js';
import { type Checking, checkAll } from './checking.js';
import { checkListedValues } from './closed-list.js';
import { isNull } from './constant.js';
import type { ExpressionOf } from './expression-of.js';
import type { Typed } from './typed.js';

export function checkIn(checking: Checking, expression: ExpressionOf<'in'>): Typed | null {
  const { negated, start, end } = expression;
  const operand = checking.check(expression.operand);
  const items = checkAll(checking, expression.items);
  if (operand === null || items === null) return null;
  if (isNull(operand))
    return checking.report('type-mismatch', operand, 'NULL is in no list: this is never true.');
  const nulls = items.filter(isNull);
  if (negated) for (const item of nulls) reportNullItem(checking, item);
  const present = items.filter((item) => !isNull(item));
  const [subject, ...values] = alignComparable(checking, [operand, ...present], expression, false) ?? [];
  if (!subject || !checkListedValues(checking, subject, values) || (negated && nulls.length > 0)) return null;
  for (const value of values) if (!checkListedValues(checking, value, [subject])) return null;
  const nullable = nulls.length > 0 || [subject, ...values].some((part) => part.nullable);
  const aligned = values.values();
  return {
    kind: 'in',
    negated,
    operand: subject,
    // In `IN` a NULL is no mistake: it never matches, and turns what would be FALSE into UNKNOWN.
    items: items.map((item) => (isNull(item) ? item : (aligned.next().value ?? item))),
    type: { kind: 'boolean' },
    nullable,
    start,
    end,
  };
}

function reportNullItem(checking: Checking, item: Typed): void {
  checking.report(
    'type-mismatch',
    item,
    'With NULL in its list, NOT IN is never true.',
    'Remove NULL; to leave out missing values, add `AND x IS NOT NULL`.',
  );
}

export function checkBetween(checking: Checking, expression: ExpressionOf<'between'>): Typed | null {
  const { negated, start, end } = expression;
  const checked = checkAll(checking, [expression.operand, expression.low, expression.high]);
  if (checked === null) return null;
  const missing = checked.filter(isNull);
  for (const part of missing)
    checking.report('type-mismatch', part, 'Nothing lies between NULL and a value.');
  const present = checked.filter((part) => !isNull(part));
  const aligned = alignComparable(checking, present, expression, true);
  const [operand, low, high] = aligned ?? [];
  if (!operand || !low || !high) return null;
  const nullable = operand.nullable || low.nullable || high.nullable;
  return { kind: 'between', negated, operand, low, high, type: { kind: 'boolean' }, nullable, start, end };
}
