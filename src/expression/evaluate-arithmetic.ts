import { addDecimals, divideDecimals, multiplyDecimals } from './decimal.js';
import { addDateLike } from './evaluate-date.js';
import type { Evaluating } from './evaluating.js';
import { EvaluationError } from './evaluation-error.js';
import type { TypedOf } from './expression-of.js';
import type { ArithmeticOperator } from './syntax.js';
import type { Decimal, Value } from './value.js';
import { toDecimal, toDouble } from './widen.js';

type Known = NonNullable<Value>;

const MAX_INTEGER = 2n ** 63n - 1n;

export function evaluateArithmetic(
  evaluating: Evaluating,
  { operator, left, right }: TypedOf<'arithmetic'>,
): Value {
  const a = evaluating.evaluate(left);
  const b = evaluating.evaluate(right);
  if (a === null || b === null) return null;
  if (operator === '||') return { kind: 'string', value: textOf(a) + textOf(b) };
  if (isNumeric(a) && isNumeric(b)) return calculate(operator, a, b);
  return addDateLike(operator, a, b);
}

function textOf(value: Known): string {
  if (value.kind === 'string') return value.value;
  throw new RangeError(`A ${value.kind} is no text.`);
}

function isNumeric({ kind }: Known): boolean {
  return kind === 'integer' || kind === 'decimal' || kind === 'number';
}

function calculate(operator: ArithmeticOperator, left: Known, right: Known): Value {
  if (left.kind === 'number' || right.kind === 'number') {
    return { kind: 'number', value: calculateDouble(operator, toDouble(left), toDouble(right)) };
  }
  if (left.kind === 'integer' && right.kind === 'integer') {
    return integerValue(calculateInteger(operator, left.value, right.value));
  }
  return { kind: 'decimal', value: calculateDecimal(operator, toDecimal(left), toDecimal(right)) };
}

function calculateInteger(operator: ArithmeticOperator, left: bigint, right: bigint): bigint {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    default:
      if (right === 0n) throw divisionByZero();
      return left / right;
  }
}

export function integerValue(value: bigint): Value {
  if (value > MAX_INTEGER || value < -MAX_INTEGER - 1n)
    throw new EvaluationError('An integer is out of range.');
  return { kind: 'integer', value };
}

function calculateDecimal(operator: ArithmeticOperator, left: Decimal, right: Decimal): Decimal {
  switch (operator) {
    case '+':
      return addDecimals(left, right);
    case '-':
      return addDecimals(left, { units: -right.units, scale: right.scale });
    case '*':
      return multiplyDecimals(left, right);
    default:
      if (right.units === 0n) throw divisionByZero();
      return divideDecimals(left, right);
  }
}

/** PostgreSQL has neither infinite results nor such as vanish. */
function calculateDouble(operator: ArithmeticOperator, left: number, right: number): number {
  switch (operator) {
    case '+':
      return inRange(left + right, false);
    case '-':
      return inRange(left - right, false);
    case '*':
      return inRange(left * right, left !== 0 && right !== 0);
    default:
      if (right === 0) throw divisionByZero();
      return inRange(left / right, left !== 0);
  }
}

function inRange(value: number, mayNotVanish: boolean): number {
  if (!Number.isFinite(value) || (value === 0 && mayNotVanish))
    throw new EvaluationError('A number is out of range.');
  return value;
}

function divisionByZero(): EvaluationError {
  return new EvaluationError('Division by zero.');
}

export function negateValue(value: Value): Value {
  if (value === null) return null;
  switch (value.kind) {
    case 'integer':
      return integerValue(-value.value);
    case 'decimal':
      return { kind: 'decimal', value: { units: -value.value.units, scale: value.value.scale } };
    case 'number':
      return { kind: 'number', value: -value.value };
    case 'interval': {
      const { months, days, micros } = value.value;
      return { kind: 'interval', value: { months: -months, days: -days, micros: -micros } };
    }
    default:
      throw new RangeError(`A ${value.kind} has no sign.`);
  }
}
