import { BINDING } from './binding.js';
import { constantOf } from './constant.js';
import type { TypedOf } from './expression-of.js';
import { printTimestamp } from './print-sql-elapsed.js';
import { ATOM, atom, bracket, type SqlFragment } from './sql-fragment.js';
import type { SqlPrinting } from './sql-printing.js';
import { isDateLike, scaleOf } from './type-rules.js';
import type { Typed } from './typed.js';

const MAX_INT32 = 2n ** 31n - 1n;

export function printArithmetic(printing: SqlPrinting, typed: TypedOf<'arithmetic'>): SqlFragment {
  const { operator, left, right, type } = typed;
  if (operator === '||')
    return printBinary(printing.print(left), '||', printing.print(right), BINDING.concatenation);
  if (isDateLike(left.type) || isDateLike(right.type)) return printDateArithmetic(printing, typed);
  const binding = operator === '+' || operator === '-' ? BINDING.sum : BINDING.product;
  if (operator === '/' && type.kind === 'decimal') return printDecimalDivision(printing, left, right);
  if (type.kind !== 'integer')
    return printBinary(printing.print(left), operator, printing.print(right), binding);
  const symbol = operator === '/' ? printing.dialect.integerDivision : operator;
  const wide = isWide(left) || isWide(right);
  const first = printing.print(left);
  return printBinary(wide ? first : widen(printing, first), symbol, printing.print(right), binding);
}

function printBinary(left: SqlFragment, symbol: string, right: SqlFragment, binding: number): SqlFragment {
  return { text: `${bracket(left, binding)} ${symbol} ${bracket(right, binding + 1)}`, binding };
}

function printDecimalDivision(printing: SqlPrinting, left: Typed, right: Typed): SqlFragment {
  const scales = [scaleOf(left.type), scaleOf(right.type)].filter((scale) => scale !== null);
  const scale = scales.length === 2 ? Math.max(...scales) : null;
  const dividend = bracket(printing.print(left), BINDING.product);
  const divisor = bracket(printing.print(right), BINDING.product + 1);
  return { text: printing.dialect.divideDecimals(dividend, divisor, scale), binding: BINDING.product };
}

function widen(printing: SqlPrinting, { text }: SqlFragment): SqlFragment {
  return atom(`CAST(${text} AS ${printing.dialect.typeName({ kind: 'integer' })})`);
}

/** Whether the database surely computes it in 64 bits; a short literal, a length and a count of days are 32 bits wide. */
function isWide(typed: Typed): boolean {
  switch (typed.kind) {
    case 'literal':
      return (
        typed.value?.kind === 'integer' && (typed.value.value > MAX_INT32 || typed.value.value < -MAX_INT32)
      );
    case 'negate':
      return isWide(typed.operand);
    case 'cast':
      return typed.operand.type.kind !== 'boolean';
    case 'arithmetic':
      return !isDateLike(typed.left.type);
    case 'case':
      return [
        ...typed.branches.map((branch) => branch.then),
        ...(typed.otherwise ? [typed.otherwise] : []),
      ].some(isWide);
    case 'function':
      return typed.name === 'nullif'
        ? typed.arguments.slice(0, 1).some(isWide)
        : typed.name !== 'length' && typed.arguments.some(isWide);
    default:
      return true;
  }
}

function printDateArithmetic(
  printing: SqlPrinting,
  { operator, left, right }: TypedOf<'arithmetic'>,
): SqlFragment {
  if (isDateLike(left.type) && isDateLike(right.type)) {
    const both = left.type.kind === 'date' && right.type.kind === 'date';
    const [a, b] = [left, right].map((date) =>
      both ? printing.print(date) : printTimestamp(printing, date),
    );
    return printBinary(a ?? atom(''), '-', b ?? atom(''), BINDING.sum);
  }
  const [date, other] = isDateLike(left.type) ? [left, right] : [right, left];
  const offset = other.type.kind === 'integer' ? printDays(printing, other) : printing.print(other);
  return printBinary(printing.print(date), operator, offset, BINDING.sum);
}

/** Days are added as 32-bit integers. */
function printDays(printing: SqlPrinting, typed: Typed): SqlFragment {
  const value = constantOf(typed);
  const printed = printing.print(typed);
  if (value?.kind === 'integer' && value.value >= -MAX_INT32 && value.value <= MAX_INT32) return printed;
  return atom(`CAST(${printed.text} AS integer)`);
}

export function printNegate(printing: SqlPrinting, { operand }: TypedOf<'negate'>): SqlFragment {
  const value = constantOf(operand);
  if (value?.kind === 'interval') {
    const { months, days, micros } = value.value;
    return atom(
      printing.dialect.timeLiteral({
        kind: 'interval',
        value: { months: -months, days: -days, micros: -micros },
      }),
    );
  }
  return { text: `-${bracket(printing.print(operand), ATOM)}`, binding: BINDING.sign };
}
