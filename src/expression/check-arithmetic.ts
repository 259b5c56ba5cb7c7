import { type Checking, checkAll } from './checking.js';
import { coerceText } from './coerce.js';
import { isNull, isTextLiteral } from './constant.js';
import type { DataType } from './data-type.js';
import type { ExpressionOf } from './expression-of.js';
import type { ArithmeticOperator } from './syntax.js';
import { isDateLike, isNumeric, nameType, scaleOf } from './type-rules.js';
import type { Typed } from './typed.js';

export function checkArithmetic(checking: Checking, expression: ExpressionOf<'arithmetic'>): Typed | null {
  const { operator, start, end } = expression;
  const checked = checkAll(checking, [expression.left, expression.right]);
  if (checked === null) return null;
  const missing = checked.find(isNull);
  if (missing) return checking.report('type-mismatch', missing, `With NULL, \`${operator}\` is always NULL.`);
  const [left, right] = readDates(checking, operator, checked);
  if (!left || !right) return null;
  const type = resultType(operator, left.type, right.type);
  if (type === null) {
    const message = `\`${operator}\` does not take ${nameType(left.type)} and ${nameType(right.type)}.`;
    return checking.report('type-mismatch', expression, message, suggestOperands(operator, left, right));
  }
  return {
    kind: 'arithmetic',
    operator,
    left,
    right,
    type,
    nullable: left.nullable || right.nullable,
    start,
    end,
  };
}

/** A text that is taken from a date, or that a date is taken from, is a date; anywhere else it stays a text. */
function readDates(
  checking: Checking,
  operator: ArithmeticOperator,
  operands: readonly Typed[],
): readonly (Typed | null)[] {
  const [left, right] = operands;
  if (operator !== '-' || !left || !right) return operands;
  if (isTextLiteral(left) && isDateLike(right.type)) return [coerceText(checking, left, right.type), right];
  if (isTextLiteral(right) && isDateLike(left.type)) return [left, coerceText(checking, right, left.type)];
  return operands;
}

function resultType(operator: ArithmeticOperator, left: DataType, right: DataType): DataType | null {
  if (operator === '||') return concatenationType(left, right);
  if (isNumeric(left) && isNumeric(right)) return numericType(operator, left, right);
  const interval = left.kind === 'interval' || right.kind === 'interval';
  if (operator === '+') {
    const [date, other] = isDateLike(left) ? [left, right] : [right, left];
    if (!isDateLike(date)) return null;
    if (interval) return { kind: 'timestamp' };
    return date.kind === 'date' && other.kind === 'integer' ? { kind: 'date' } : null;
  }
  if (operator !== '-' || !isDateLike(left)) return null;
  if (right.kind === 'interval') return { kind: 'timestamp' };
  if (isDateLike(right))
    return left.kind === 'date' && right.kind === 'date' ? { kind: 'integer' } : { kind: 'interval' };
  return left.kind === 'date' && right.kind === 'integer' ? { kind: 'date' } : null;
}

function concatenationType(left: DataType, right: DataType): DataType | null {
  if (left.kind !== 'string' || right.kind !== 'string') return null;
  return left.collation === 'binary' && right.collation === 'binary'
    ? { kind: 'string', collation: 'binary' }
    : { kind: 'string' };
}

function numericType(operator: ArithmeticOperator, left: DataType, right: DataType): DataType {
  if (left.kind === 'number' || right.kind === 'number') return { kind: 'number' };
  if (left.kind === 'integer' && right.kind === 'integer') return { kind: 'integer' };
  const a = scaleOf(left);
  const b = scaleOf(right);
  if (operator === '/' || a === null || b === null) return { kind: 'decimal', scale: null };
  return { kind: 'decimal', scale: operator === '*' ? a + b : Math.max(a, b) };
}

function suggestOperands(operator: ArithmeticOperator, left: Typed, right: Typed): string | undefined {
  const kinds = [left.type.kind, right.type.kind];
  if (operator === '||') {
    if (kinds.includes('boolean')) return '`||` joins texts; for either-or, write `OR`.';
    return 'Turn it into a string first: `CAST(x AS string)`.';
  }
  if (operator === '+' && kinds[0] === 'string' && kinds[1] === 'string') return 'To join texts, write `||`.';
  if (kinds.includes('timestamp') && kinds.includes('integer'))
    return "Write the length of time, such as INTERVAL '30 days'.";
  if (kinds.some((kind) => kind === 'date' || kind === 'timestamp') && kinds.includes('string')) {
    return "Write INTERVAL '30 days' for a length of time.";
  }
  if (kinds.includes('interval')) return 'An interval is added to a date or a timestamp, or taken from one.';
  if (operator === '+' && [left, right].every(({ type }) => isDateLike(type)))
    return 'Dates are subtracted from each other, not added.';
  return undefined;
}

export function checkNegate(checking: Checking, expression: ExpressionOf<'negate'>): Typed | null {
  const { start, end } = expression;
  const operand = checking.check(expression.operand);
  if (operand === null) return null;
  if (!isNumeric(operand.type) && operand.type.kind !== 'interval') {
    return checking.report(
      'type-mismatch',
      operand,
      `A minus stands before a number, and this is ${nameType(operand.type)}.`,
    );
  }
  const type: DataType = operand.type.kind === 'integer' ? { kind: 'integer' } : operand.type;
  return { kind: 'negate', operand, type, nullable: operand.nullable, start, end };
}
