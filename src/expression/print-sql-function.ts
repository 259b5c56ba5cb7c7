import { BINDING } from './binding.js';
import { isElapsed } from './elapsed.js';
import type { TypedOf } from './expression-of.js';
import { printElapsed, printTimestamp } from './print-sql-elapsed.js';
import { ATOM, atom, bracket, type SqlFragment } from './sql-fragment.js';
import type { SqlPrinting } from './sql-printing.js';
import type { Typed } from './typed.js';

export function printFunction(printing: SqlPrinting, typed: TypedOf<'function'>): SqlFragment {
  if (isElapsed(typed)) return printElapsed(printing, typed);
  const { name, arguments: arguments_ } = typed;
  const [first] = arguments_;
  const printed = arguments_.map((argument) => printing.print(argument).text);
  const [value = ''] = printed;
  switch (name) {
    case 'trim':
      return atom(printing.dialect.trim(value));
    case 'round':
    case 'floor':
    case 'ceil':
      if (typed.type.kind === 'number') return atom(printing.dialect.wholeDouble(name, value));
      return call(name, printed);
    case 'greatest':
    case 'least':
      if (first?.type.kind !== 'string') return call(name, printed);
      return call(name, [printing.dialect.binary(bracket(printing.print(first), ATOM)), ...printed.slice(1)]);
    case 'date_trunc':
      return call(name, [
        value,
        ...arguments_.slice(1).map((argument) => printTimestamp(printing, argument).text),
      ]);
    default:
      return call(name, printed);
  }
}

function call(name: string, arguments_: readonly string[]): SqlFragment {
  return atom(`${name.toUpperCase()}(${arguments_.join(', ')})`);
}

export function printDeclared(
  printing: SqlPrinting,
  { declared, arguments: arguments_ }: TypedOf<'declared'>,
): SqlFragment {
  const name = /^[a-z_][a-z0-9_]*$/.test(declared.name)
    ? declared.name
    : `"${declared.name.replaceAll('"', '""')}"`;
  return atom(`${name}(${arguments_.map((argument) => printing.print(argument).text).join(', ')})`);
}

export function printCase(
  printing: SqlPrinting,
  { subject, branches, otherwise }: TypedOf<'case'>,
): SqlFragment {
  const parts = ['CASE'];
  if (subject) parts.push(printing.print(subject).text);
  for (const { when, then } of branches)
    parts.push(`WHEN ${printing.print(when).text} THEN ${printing.print(then).text}`);
  if (otherwise) parts.push(`ELSE ${printing.print(otherwise).text}`);
  return atom(`${parts.join(' ')} END`);
}

export function printCast(printing: SqlPrinting, { operand, type }: TypedOf<'cast'>): SqlFragment {
  const printed = printing.print(operand);
  if (operand.type.kind === 'boolean' && type.kind === 'integer')
    return atom(`CAST(${printed.text} AS integer)`);
  if (operand.type.kind === 'date' && type.kind === 'string')
    return atom(printing.dialect.dateText(printed.text));
  if (operand.type.kind === 'number' && type.kind === 'decimal') {
    return atom(printing.dialect.decimalOfDouble(printed.text, printing.dialect.typeName(type)));
  }
  if (keepsValue(operand, type)) return printed;
  return atom(`CAST(${printed.text} AS ${printing.dialect.typeName(type)})`);
}

/** A decimal without a scale to round to; DuckDB's would be rounded to 3 digits. */
function keepsValue(operand: Typed, type: Typed['type']): boolean {
  const { type: from } = operand;
  return from.kind === 'decimal' && type.kind === 'decimal' && from.scale === type.scale;
}

export function printExtract(printing: SqlPrinting, { field, operand }: TypedOf<'extract'>): SqlFragment {
  const printed = printing.print(operand);
  if (field === 'second') return atom(printing.dialect.seconds(bracket(printed, BINDING.cast)));
  return atom(`EXTRACT(${field.toUpperCase()} FROM ${printed.text})`);
}
