import { DIALECTS, type DialectName } from './dialects/dialect-by-name.js';
import { printArithmetic, printNegate } from './print-sql-arithmetic.js';
import { printBetween, printCompare, printDistinct, printIn } from './print-sql-comparison.js';
import { printCase, printCast, printDeclared, printExtract, printFunction } from './print-sql-function.js';
import { printLike } from './print-sql-like.js';
import { printLiteral, printText } from './print-sql-literal.js';
import { printIs, printJunction, printNot, printTerm } from './print-sql-logic.js';
import { atom, type SqlFragment } from './sql-fragment.js';
import type { SqlPrinting } from './sql-printing.js';
import type { FieldInfo, Typed } from './typed.js';

export interface SqlOptions {
  readonly dialect: DialectName;
  /** The SQL of a field along a path: an atom, such as `l.score` or `CASE … END`. Computed fields come here too. */
  readonly column: (path: readonly string[], field: FieldInfo) => string;
  /** Whether the row at the end of a path is there, such as `a.account_id IS NOT NULL`. Never asked for the empty path. */
  readonly exists: (path: readonly string[]) => string;
  /** `cube`: the text holds no `{`, `}`, `\` or back-tick, which readers of a Cube model take for their own. */
  readonly embedding?: 'plain' | 'cube';
  /** The SQL of the present moment, a UTC timestamp without a time zone. By default the database's own clock. */
  readonly now?: string;
}

/** SQL with PostgreSQL's meaning, on whatever database. */
export function printSql(typed: Typed, options: SqlOptions): string {
  return startPrinting(options, []).print(typed).text;
}

/**
 * A computed field's own expression, as `column` may give it: NULL where the row at the end of the path is missing.
 * Throws for a stored field.
 */
export function printComputed(path: readonly string[], field: FieldInfo, options: SqlOptions): string {
  if (field.expression === null) throw new RangeError(`${field.entity}.${field.name} is a stored field.`);
  const { text } = startPrinting(options, path).print(field.expression);
  return path.length === 0 ? `(${text})` : `CASE WHEN ${options.exists(path)} THEN ${text} END`;
}

function startPrinting(options: SqlOptions, path: readonly string[]): SqlPrinting {
  const base = DIALECTS[options.dialect];
  const dialect = options.now === undefined ? base : { ...base, now: options.now };
  const printing: SqlPrinting = {
    dialect,
    path,
    print: (typed) => printPart(printing, typed),
    printAt: (longer, typed) => startPrinting(options, [...path, ...longer]).print(typed),
    column: (steps, field) => options.column([...path, ...steps], field),
    exists: (steps) => options.exists([...path, ...steps]),
    text: (value) => printText(value, options.embedding ?? 'plain'),
  };
  return printing;
}

function printPart(printing: SqlPrinting, typed: Typed): SqlFragment {
  switch (typed.kind) {
    case 'literal':
      return printLiteral(printing, typed.value);
    case 'column':
      return atom(printing.column(typed.path, typed.field));
    case 'term':
      return printTerm(printing, typed);
    case 'current': {
      const { now } = printing.dialect;
      return atom(typed.what === 'date' ? `CAST(${now} AS date)` : now);
    }
    case 'and':
    case 'or':
      return printJunction(printing, typed);
    case 'not':
      return printNot(printing, typed);
    case 'compare':
      return printCompare(printing, typed);
    case 'distinct':
      return printDistinct(printing, typed);
    case 'is':
      return printIs(printing, typed);
    case 'in':
      return printIn(printing, typed);
    case 'between':
      return printBetween(printing, typed);
    case 'like':
      return printLike(printing, typed);
    case 'case':
      return printCase(printing, typed);
    case 'function':
      return printFunction(printing, typed);
    case 'declared':
      return printDeclared(printing, typed);
    case 'arithmetic':
      return printArithmetic(printing, typed);
    case 'negate':
      return printNegate(printing, typed);
    case 'cast':
      return printCast(printing, typed);
    case 'extract':
      return printExtract(printing, typed);
  }
}
