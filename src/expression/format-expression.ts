import { BINDING } from './binding.js';
import type { ExpressionOf } from './expression-of.js';
import { formatLiteral } from './format-literal.js';
import { isAggregate, isNeverFunction, isReservedWord } from './keywords.js';
import { atom, bracket, type SqlFragment } from './sql-fragment.js';
import type { Expression, Identifier, TypeName } from './syntax.js';

/**
 * The canonical text of an expression, in PostgreSQL's spelling with as few parentheses as it takes.
 * `parseExpression` reads the same tree from it, but for the ranges.
 */
export function formatExpression(expression: Expression): string {
  return format(expression).text;
}

function format(expression: Expression): SqlFragment {
  switch (expression.kind) {
    case 'literal': {
      const text = formatLiteral(expression.value);
      return text.startsWith('-') ? { text, binding: BINDING.sign } : atom(text);
    }
    case 'name':
      return atom(formatName(expression.parts));
    case 'current':
      return atom(expression.what === 'date' ? 'CURRENT_DATE' : 'CURRENT_TIMESTAMP');
    case 'and':
    case 'or':
      return formatJunction(expression);
    case 'not':
      return { text: `NOT ${bracket(format(expression.operand), BINDING.not)}`, binding: BINDING.not };
    case 'compare': {
      const { operator, left, right } = expression;
      return formatBinary(left, operator, right, BINDING.comparison, true);
    }
    case 'distinct': {
      const { negated, left, right } = expression;
      return formatBinary(left, `IS ${negated ? 'NOT ' : ''}DISTINCT FROM`, right, BINDING.is, true);
    }
    case 'is': {
      const operand = bracket(format(expression.operand), BINDING.is + 1);
      const text = `${operand} IS ${expression.negated ? 'NOT ' : ''}${expression.test.toUpperCase()}`;
      return { text, binding: BINDING.is };
    }
    case 'in':
    case 'between':
    case 'like':
      return formatMembership(expression);
    case 'case':
      return formatCase(expression);
    case 'call':
      return atom(`${formatFunctionName(expression.name)}(${formatList(expression.arguments)})`);
    case 'arithmetic': {
      const { operator, left, right } = expression;
      return formatBinary(left, operator, right, arithmeticBinding(operator), false);
    }
    case 'negate':
      // Before another minus, two would begin a comment.
      return { text: `-${bracket(format(expression.operand), BINDING.sign + 1)}`, binding: BINDING.sign };
    case 'cast':
      return atom(`CAST(${format(expression.operand).text} AS ${formatType(expression.target)})`);
    case 'extract':
      return atom(`EXTRACT(${expression.field} FROM ${format(expression.operand).text})`);
  }
}

function formatList(expressions: readonly Expression[]): string {
  return expressions.map((expression) => format(expression).text).join(', ');
}

/** A junction first in one of its own kind would be read as one with it; one later stays apart by its parentheses. */
function formatJunction({ kind, operands }: ExpressionOf<'and' | 'or'>): SqlFragment {
  const binding = BINDING[kind];
  const text = operands
    .map((operand) => bracket(format(operand), binding + 1))
    .join(` ${kind.toUpperCase()} `);
  return { text, binding };
}

function formatBinary(
  left: Expression,
  operator: string,
  right: Expression,
  binding: number,
  nonAssociative: boolean,
): SqlFragment {
  const before = bracket(format(left), nonAssociative ? binding + 1 : binding);
  return { text: `${before} ${operator} ${bracket(format(right), binding + 1)}`, binding };
}

function arithmeticBinding(operator: ExpressionOf<'arithmetic'>['operator']): number {
  if (operator === '||') return BINDING.concatenation;
  return operator === '+' || operator === '-' ? BINDING.sum : BINDING.product;
}

function formatMembership(expression: ExpressionOf<'in' | 'between' | 'like'>): SqlFragment {
  const tight = BINDING.membership + 1;
  const not = expression.negated ? 'NOT ' : '';
  const operand = bracket(format(expression.operand), tight);
  const binding = BINDING.membership;
  if (expression.kind === 'in')
    return { text: `${operand} ${not}IN (${formatList(expression.items)})`, binding };
  if (expression.kind === 'between') {
    const low = bracket(format(expression.low), tight);
    return {
      text: `${operand} ${not}BETWEEN ${low} AND ${bracket(format(expression.high), tight)}`,
      binding,
    };
  }
  const word = expression.caseInsensitive ? 'ILIKE' : 'LIKE';
  const escaped = expression.escape ? ` ESCAPE ${bracket(format(expression.escape), tight)}` : '';
  return {
    text: `${operand} ${not}${word} ${bracket(format(expression.pattern), tight)}${escaped}`,
    binding,
  };
}

function formatCase({ subject, branches, otherwise }: ExpressionOf<'case'>): SqlFragment {
  const parts = ['CASE'];
  if (subject) parts.push(format(subject).text);
  for (const { when, then } of branches) parts.push(`WHEN ${format(when).text} THEN ${format(then).text}`);
  if (otherwise) parts.push(`ELSE ${format(otherwise).text}`);
  return atom(`${parts.join(' ')} END`);
}

function formatType({ text, arguments: arguments_ }: TypeName): string {
  return arguments_.length === 0 ? text : `${text}(${arguments_.join(', ')})`;
}

function formatName(parts: readonly Identifier[]): string {
  return parts.map(({ text }, index) => formatIdentifier(text, index > 0 || !isReservedWord(text))).join('.');
}

/** Words that begin a form of their own when a parenthesis follows. */
const FORMS = new Set(['extract', 'exists', 'now']);

function formatFunctionName({ text }: Identifier): string {
  const taken = isReservedWord(text) || isNeverFunction(text) || isAggregate(text) || FORMS.has(text);
  return formatIdentifier(text, !taken).replace(/^[a-z_0-9]+$/, (name) => name.toUpperCase());
}

function formatIdentifier(text: string, mayBePlain: boolean): string {
  return mayBePlain && /^[a-z_][a-z0-9_]*$/.test(text) ? text : `"${text.replaceAll('"', '""')}"`;
}
