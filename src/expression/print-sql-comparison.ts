import { BINDING } from './binding.js';
import type { TypedOf } from './expression-of.js';
import { printScaled } from './print-sql-elapsed.js';
import { ATOM, BESIDE_COMPARISON, bracket, type SqlFragment } from './sql-fragment.js';
import type { SqlPrinting } from './sql-printing.js';
import { findUnevenComparison } from './truncation.js';
import type { Typed } from './typed.js';

export function printCompare(printing: SqlPrinting, typed: TypedOf<'compare'>): SqlFragment {
  const { operator, left, right } = typed;
  const ordered = operator !== '=' && operator !== '<>';
  const uneven = ordered || printing.dialect.keepsNullOfTruncation ? null : findUnevenComparison(typed);
  if (uneven) {
    const { truncation, constant } = uneven;
    // Skips row groups, which IN does not.
    return printBetween(printing, {
      negated: operator === '<>',
      operand: truncation,
      low: constant,
      high: constant,
    });
  }
  const [a = '', b = ''] = printOperands(printing, [left, right], ordered);
  return { text: `${a} ${operator} ${b}`, binding: BINDING.comparison };
}

export function printDistinct(
  printing: SqlPrinting,
  { negated, left, right }: TypedOf<'distinct'>,
): SqlFragment {
  const [a = '', b = ''] = printOperands(printing, [left, right], false);
  return { text: `${a} IS ${negated ? 'NOT ' : ''}DISTINCT FROM ${b}`, binding: BINDING.is };
}

export function printIn(printing: SqlPrinting, { negated, operand, items }: TypedOf<'in'>): SqlFragment {
  const [subject = '', ...list] = printOperands(printing, [operand, ...items], false);
  return { text: `${subject} ${negated ? 'NOT ' : ''}IN (${list.join(', ')})`, binding: BINDING.membership };
}

export function printBetween(
  printing: SqlPrinting,
  { negated, operand, low, high }: Pick<TypedOf<'between'>, 'negated' | 'operand' | 'low' | 'high'>,
): SqlFragment {
  const [subject = '', from = '', to = ''] = printOperands(printing, [operand, low, high], true);
  return {
    text: `${subject} ${negated ? 'NOT ' : ''}BETWEEN ${from} AND ${to}`,
    binding: BINDING.membership,
  };
}

function printOperands(
  printing: SqlPrinting,
  operands: readonly Typed[],
  ordered: boolean,
): readonly string[] {
  const scaled = printScaled(printing, operands);
  if (scaled) return scaled.map((fragment) => bracket(fragment, BESIDE_COMPARISON));
  return operands.map((operand, index) => {
    const printed = printing.print(operand);
    if (!ordered || index > 0 || operand.type.kind !== 'string') return bracket(printed, BESIDE_COMPARISON);
    return printing.dialect.binary(bracket(printed, ATOM));
  });
}
