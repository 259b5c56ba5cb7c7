import type { ExpressionProblem, ExpressionRule } from './problem.js';
import type { Scope } from './scope.js';
import type { Expression, Located } from './syntax.js';
import type { Typed } from './typed.js';

/** One check under way. Where a part has a problem the result is null, and its siblings are checked all the same. */
export interface Checking {
  readonly scope: Scope;
  check(expression: Expression): Typed | null;
  /** Checks what has to be TRUE, FALSE or UNKNOWN. */
  condition(expression: Expression): Typed | null;
  report(rule: ExpressionRule, place: Located, message: string, help?: string): null;
}

/** Checks every one, so that all problems are told; null when any has one. */
export function checkAll(checking: Checking, expressions: readonly Expression[]): readonly Typed[] | null {
  const checked = expressions.map((expression) => checking.check(expression));
  return allPresent(checked);
}

export function allPresent<T>(items: readonly (T | null)[]): readonly T[] | null {
  const present = items.filter((item) => item !== null);
  return present.length === items.length ? present : null;
}

export function problemOf(
  rule: ExpressionRule,
  { start, end }: Located,
  message: string,
  help?: string,
): ExpressionProblem {
  return { rule, start, end, message, ...(help === undefined ? {} : { help }) };
}
