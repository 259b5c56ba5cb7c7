import { allPresent, type Checking } from './checking.js';
import type { ExpressionOf } from './expression-of.js';
import { isNumeric, nameType } from './type-rules.js';
import type { Typed } from './typed.js';

/** Reports what is neither TRUE nor FALSE. */
export function requireCondition(checking: Checking, typed: Typed | null): Typed | null {
  if (typed === null || typed.type.kind === 'boolean') return typed;
  const { type } = typed;
  if (type.kind === 'null') {
    return checking.report(
      'type-mismatch',
      typed,
      'NULL is no condition: it is never true.',
      'To ask whether a value is missing, write `x IS NULL`.',
    );
  }
  const help = isNumeric(type)
    ? 'Compare it, for example with `> 0`.'
    : type.kind === 'string'
      ? "Compare it, for example with `= 'text'`."
      : 'Compare it, or ask `IS NOT NULL`.';
  return checking.report('type-mismatch', typed, `This is ${nameType(type)}, not a condition.`, help);
}

export function checkJunction(
  checking: Checking,
  { kind, operands, start, end }: ExpressionOf<'and' | 'or'>,
): Typed | null {
  const checked = allPresent(operands.map((operand) => checking.condition(operand)));
  if (checked === null) return null;
  const nullable = checked.some((operand) => operand.nullable);
  return { kind, operands: checked, type: { kind: 'boolean' }, nullable, start, end };
}

export function checkNot(checking: Checking, { operand, start, end }: ExpressionOf<'not'>): Typed | null {
  const checked = checking.condition(operand);
  return (
    checked && {
      kind: 'not',
      operand: checked,
      type: { kind: 'boolean' },
      nullable: checked.nullable,
      start,
      end,
    }
  );
}

export function checkIs(checking: Checking, expression: ExpressionOf<'is'>): Typed | null {
  const { negated, test, start, end } = expression;
  const operand =
    test === 'null' ? checking.check(expression.operand) : checking.condition(expression.operand);
  return (
    operand && { kind: 'is', negated, test, operand, type: { kind: 'boolean' }, nullable: false, start, end }
  );
}
