import { BINDING } from './binding.js';
import { constantOf } from './constant.js';
import { commonUnit, type Elapsed, isElapsed, microsPerUnit } from './elapsed.js';
import { formatDecimal } from './format-literal.js';
import { bracket, type SqlFragment } from './sql-fragment.js';
import type { SqlPrinting } from './sql-printing.js';
import type { Typed } from './typed.js';

/** A timestamp, also where a date stands: the difference of two dates would be a count of days. */
export function printTimestamp(printing: SqlPrinting, typed: Typed): SqlFragment {
  const printed = printing.print(typed);
  if (typed.type.kind === 'timestamp') return printed;
  return { text: `CAST(${printed.text} AS timestamp)`, binding: BINDING.cast };
}

function countElapsed(printing: SqlPrinting, { arguments: arguments_ }: Elapsed): string {
  const [from = '', to = ''] = arguments_.map((argument) =>
    bracket(printTimestamp(printing, argument), BINDING.cast),
  );
  return printing.dialect.elapsed(from, to);
}

/** How many of what the database counts elapsed time in make one of the function's unit. */
function countPerUnit(printing: SqlPrinting, { name }: Elapsed): bigint {
  return (microsPerUnit(name) * printing.dialect.elapsedPerSecond) / 1_000_000n;
}

/** Elapsed time as a number in the function's unit. */
export function printElapsed(printing: SqlPrinting, call: Elapsed): SqlFragment {
  const text = printing.dialect.divideElapsed(countElapsed(printing, call), countPerUnit(printing, call));
  return { text, binding: BINDING.product };
}

/**
 * Operands of a comparison in which an elapsed time stands beside exact numbers, all multiplied so that nothing is
 * divided: `days_between(a, b) > 2.5` compares seconds with 216000. Null for any other comparison.
 */
export function printScaled(
  printing: SqlPrinting,
  operands: readonly Typed[],
): readonly SqlFragment[] | null {
  const first = operands.find(isElapsed);
  if (first === undefined || commonUnit(operands) === null) return null;
  const factor = countPerUnit(printing, first);
  return operands.map((operand) => {
    if (isElapsed(operand)) return { text: countElapsed(printing, operand), binding: BINDING.cast };
    return printProduct(printing, operand, factor);
  });
}

function printProduct(printing: SqlPrinting, typed: Typed, factor: bigint): SqlFragment {
  const value = constantOf(typed);
  if (value?.kind === 'integer') return signed((value.value * factor).toString());
  if (value?.kind === 'decimal')
    return signed(formatDecimal(shorten(value.value.units * factor, value.value.scale)));
  const printed = printing.print(typed);
  // As an integer the product may not fit 64 bits.
  const exact =
    typed.type.kind === 'integer'
      ? `CAST(${printed.text} AS ${printing.dialect.typeName({ kind: 'decimal', scale: 0 })})`
      : bracket(printed, BINDING.product);
  return { text: `${exact} * ${factor}`, binding: BINDING.product };
}

/** Without zeros at its end. */
function shorten(units: bigint, scale: number): { units: bigint; scale: number } {
  let digits = units;
  let places = scale;
  while (places > 0 && digits % 10n === 0n) {
    digits /= 10n;
    places -= 1;
  }
  return { units: digits, scale: places };
}

function signed(text: string): SqlFragment {
  return {
    text: text.endsWith('.') ? text.slice(0, -1) : text,
    binding: text.startsWith('-') ? BINDING.sign : BINDING.cast,
  };
}
