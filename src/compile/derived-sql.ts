import { printSql } from '../expression/print-sql.js';
import type { Typed } from '../expression/typed.js';
import { DOUBLE, type SqlDialect, sqlTypeOf } from './sql-text.js';

/** A quotient of doubles; NULL when the divisor is 0 or NULL. */
export function printRatio(numerator: string, denominator: string, dialect: SqlDialect): string {
  const double = sqlTypeOf(DOUBLE, dialect);
  return `CAST(${numerator} AS ${double}) / NULLIF(CAST(${denominator} AS ${double}), 0)`;
}

/** Arithmetic on metrics; `reference` gives the SQL of a metric by its name. */
export function printDerived(
  expression: Typed,
  dialect: SqlDialect,
  reference: (name: string) => string,
): string {
  return printSql(divideDoubles(expression), {
    dialect,
    embedding: 'cube',
    column: (_path, field) => reference(field.name),
    exists: () => 'TRUE',
  });
}

/** Every division made one of doubles that is NULL where the divisor is 0. */
function divideDoubles(node: Typed): Typed {
  switch (node.kind) {
    case 'literal':
    case 'column':
    case 'term':
    case 'current':
      return node;
    case 'arithmetic': {
      const left = divideDoubles(node.left);
      const right = divideDoubles(node.right);
      if (node.operator !== '/') return { ...node, left, right };
      const zero: Typed = {
        ...right,
        kind: 'literal',
        type: DOUBLE,
        nullable: false,
        value: { kind: 'number', value: 0 },
      };
      const divisor: Typed = {
        ...position(right),
        kind: 'function',
        name: 'nullif',
        type: DOUBLE,
        nullable: true,
        arguments: [toDouble(right), zero],
      };
      return { ...node, type: DOUBLE, nullable: true, left: toDouble(left), right: divisor };
    }
    case 'and':
    case 'or':
      return { ...node, operands: node.operands.map(divideDoubles) };
    case 'not':
    case 'is':
    case 'negate':
    case 'cast':
    case 'extract':
      return { ...node, operand: divideDoubles(node.operand) };
    case 'compare':
    case 'distinct':
      return { ...node, left: divideDoubles(node.left), right: divideDoubles(node.right) };
    case 'in':
      return { ...node, operand: divideDoubles(node.operand), items: node.items.map(divideDoubles) };
    case 'between':
      return {
        ...node,
        operand: divideDoubles(node.operand),
        low: divideDoubles(node.low),
        high: divideDoubles(node.high),
      };
    case 'like':
      return { ...node, operand: divideDoubles(node.operand), pattern: divideDoubles(node.pattern) };
    case 'case':
      return {
        ...node,
        subject: node.subject && divideDoubles(node.subject),
        branches: node.branches.map(({ when, then }) => ({
          when: divideDoubles(when),
          // biome-ignore lint/suspicious/noThenProperty: SQL's own word; a branch is never awaited.
          then: divideDoubles(then),
        })),
        otherwise: node.otherwise && divideDoubles(node.otherwise),
      };
    case 'function':
    case 'declared':
      return { ...node, arguments: node.arguments.map(divideDoubles) };
  }
}

function toDouble(operand: Typed): Typed {
  return { ...position(operand), kind: 'cast', type: DOUBLE, nullable: operand.nullable, operand };
}

function position({ start, end }: Typed): { start: number; end: number } {
  return { start, end };
}
