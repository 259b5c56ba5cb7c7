import { alignComparable } from './check-comparison.js';
import { allPresent, type Checking } from './checking.js';
import { checkListedValues } from './closed-list.js';
import { alignOperands } from './coerce.js';
import { isNull } from './constant.js';
import type { ExpressionOf } from './expression-of.js';
import type { Typed } from './typed.js';

export function checkCase(checking: Checking, expression: ExpressionOf<'case'>): Typed | null {
  const { start, end } = expression;
  const whens = checkWhens(checking, expression);
  const results = [...expression.branches.map((branch) => branch.then)];
  if (expression.otherwise) results.push(expression.otherwise);
  const checked = allPresent(results.map((result) => checking.check(result)));
  const aligned = checked && alignOperands(checking, checked);
  if (whens === null || aligned === null) return null;
  if (aligned.type.kind === 'null')
    return checking.report('type-mismatch', expression, 'Every branch of this CASE is NULL.');
  if (aligned.type.kind === 'interval') {
    return checking.report(
      'type-mismatch',
      expression,
      'An interval stands only beside a date, a timestamp or another interval.',
    );
  }
  const branches = whens.conditions.flatMap((when, index) => {
    const then = aligned.operands[index];
    return then ? [{ when, then }] : [];
  });
  const otherwise = expression.otherwise === null ? null : (aligned.operands[branches.length] ?? null);
  const nullable = otherwise === null || aligned.operands.some((operand) => operand.nullable);
  return {
    kind: 'case',
    subject: whens.subject,
    branches,
    otherwise,
    type: aligned.type,
    nullable,
    start,
    end,
  };
}

interface Whens {
  readonly subject: Typed | null;
  readonly conditions: readonly Typed[];
}

function checkWhens(checking: Checking, expression: ExpressionOf<'case'>): Whens | null {
  const { subject, branches } = expression;
  if (subject === null) {
    const conditions = allPresent(branches.map(({ when }) => checking.condition(when)));
    return conditions && { subject: null, conditions };
  }
  const checkedSubject = checking.check(subject);
  const values = allPresent(branches.map(({ when }) => checking.check(when)));
  if (checkedSubject === null || values === null) return null;
  const nulls = [checkedSubject, ...values].filter(isNull);
  for (const value of nulls) {
    checking.report(
      'type-mismatch',
      value,
      'NULL equals nothing, so this is never chosen.',
      'Write `CASE WHEN x IS NULL THEN …`.',
    );
  }
  if (nulls.length > 0) return null;
  const [first, ...conditions] =
    alignComparable(checking, [checkedSubject, ...values], expression, false) ?? [];
  if (first === undefined || !checkListedValues(checking, first, conditions)) return null;
  return { subject: first, conditions };
}
