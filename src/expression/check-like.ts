import type { Checking } from './checking.js';
import { checkListedPattern } from './closed-list.js';
import { constantOf, isNull } from './constant.js';
import type { ExpressionOf } from './expression-of.js';
import { readLikePattern } from './like.js';
import type { Expression } from './syntax.js';
import { countCharacters } from './text.js';
import { nameType } from './type-rules.js';
import type { Typed } from './typed.js';

export function checkLike(checking: Checking, expression: ExpressionOf<'like'>): Typed | null {
  const { negated, caseInsensitive, start, end } = expression;
  const operand = checkText(checking, expression.operand);
  const pattern = checkText(checking, expression.pattern);
  const escaped = expression.escape === null ? { character: null } : checkEscape(checking, expression.escape);
  if (operand === null || pattern === null || escaped === null) return null;
  const written = constantOf(pattern);
  if (written?.kind === 'string' && readLikePattern(written.value, escaped.character) === null) {
    return checking.report(
      'syntax',
      pattern,
      'The pattern ends in its escape character.',
      'Double it to mean the character itself.',
    );
  }
  const how = { escape: escaped.character, caseInsensitive };
  if (!checkListedPattern(checking, operand, pattern, how)) return null;
  const nullable = operand.nullable || pattern.nullable;
  return { kind: 'like', negated, operand, pattern, ...how, type: { kind: 'boolean' }, nullable, start, end };
}

function checkText(checking: Checking, expression: Expression): Typed | null {
  const typed = checking.check(expression);
  if (typed === null) return null;
  if (isNull(typed))
    return checking.report(
      'type-mismatch',
      typed,
      'NULL is like nothing: this is never true.',
      'Write `IS NULL`.',
    );
  if (typed.type.kind === 'string') return typed;
  return checking.report(
    'type-mismatch',
    typed,
    `LIKE compares strings, and this is ${nameType(typed.type)}.`,
  );
}

function checkEscape(checking: Checking, expression: Expression): { readonly character: string } | null {
  if (expression.kind === 'literal' && expression.value?.kind === 'string') {
    const character = expression.value.value;
    if (countCharacters(character) <= 1) return { character };
  }
  return checking.report('type-mismatch', expression, 'ESCAPE takes one character in single quotes.');
}
