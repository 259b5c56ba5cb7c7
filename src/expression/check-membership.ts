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
  for (const item of nulls) reportNullItem(checking, item, negated);
  const aligned = alignComparable(
    checking,
    [operand, ...items.filter((item) => !isNull(item))],
    expression,
    false,
  );
  const [subject, ...values] = aligned ?? [];
  if (!subject || !checkListedValues(checking, subject, values) || nulls.length > 0) return null;
  for (const value of values) if (!checkListedValues(checking, value, [subject])) return null;
  const nullable = [subject, ...values].some((part) => part.nullable);
  return {
    kind: 'in',
    negated,
    operand: subject,
    items: values,
    type: { kind: 'boolean' },
    nullable,
    start,
    end,
  };
}

function reportNullItem(checking: Checking, item: Typed, negated: boolean): void {
  if (negated) {
    const message = 'With NULL in its list, NOT IN is never true.';
    checking.report(
      'type-mismatch',
      item,
      message,
      'Remove NULL; to leave out missing values, add `AND x IS NOT NULL`.',
    );
  } else {
    checking.report(
      'type-mismatch',
      item,
      'NULL in a list matches nothing.',
      'Remove NULL; to take missing values too, add `OR x IS NULL`.',
    );
  }
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
