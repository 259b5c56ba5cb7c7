import { BINDING } from './binding.js';
import type { TypedOf } from './expression-of.js';
import { ATOM, BESIDE_COMPARISON, bracket, type SqlFragment } from './sql-fragment.js';
import type { SqlPrinting } from './sql-printing.js';

export function printJunction(printing: SqlPrinting, { kind, operands }: TypedOf<'and' | 'or'>): SqlFragment {
  const binding = BINDING[kind];
  // An AND inside an OR needs none, but people read it wrongly without.
  const minimum = kind === 'or' ? BINDING.not : binding + 1;
  const parts = operands.map((operand) => bracket(printing.print(operand), minimum));
  return { text: parts.join(` ${kind.toUpperCase()} `), binding };
}

export function printNot(printing: SqlPrinting, { operand }: TypedOf<'not'>): SqlFragment {
  return { text: `NOT ${bracket(printing.print(operand), ATOM)}`, binding: BINDING.not };
}

export function printIs(printing: SqlPrinting, { operand, negated, test }: TypedOf<'is'>): SqlFragment {
  const subject = bracket(printing.print(operand), BESIDE_COMPARISON);
  return { text: `${subject} IS ${negated ? 'NOT ' : ''}${test.toUpperCase()}`, binding: BINDING.is };
}

/** A record that is not there belongs to no term, so FALSE and not UNKNOWN. */
export function printTerm(printing: SqlPrinting, { path, term }: TypedOf<'term'>): SqlFragment {
  if (path.length === 0) return printing.print(term.condition);
  const condition = bracket(printing.printAt(path, term.condition), BINDING.not);
  return { text: `${printing.exists(path)} AND ${condition}`, binding: BINDING.and };
}
