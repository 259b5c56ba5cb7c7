import { checkArithmetic, checkNegate } from './check-arithmetic.js';
import { checkCall } from './check-call.js';
import { checkCase } from './check-case.js';
import { checkCast, checkExtract } from './check-cast.js';
import { checkCompare, checkDistinct } from './check-comparison.js';
import { checkIs, checkJunction, checkNot, requireCondition } from './check-condition.js';
import { checkLike } from './check-like.js';
import { checkBetween, checkIn } from './check-membership.js';
import { checkName } from './check-name.js';
import { type Checking, problemOf } from './checking.js';
import { literalOf } from './constant.js';
import type { ExpressionProblem } from './problem.js';
import type { Scope } from './scope.js';
import type { Expression } from './syntax.js';
import { isNumeric, nameType } from './type-rules.js';
import type { Typed } from './typed.js';

/** `typed` is null when there is a problem, or when a name is broken and has a finding elsewhere. */
export interface CheckResult {
  readonly typed: Typed | null;
  readonly problems: readonly ExpressionProblem[];
}

/** What the place needs: TRUE or FALSE, any value a column can hold, or something to calculate with. */
export type Expected = 'condition' | 'value' | 'number';

/** Finds out what the names stand for and whether the types fit. All problems are told, in the order of the text. */
export function checkExpression(expression: Expression, scope: Scope, expected: Expected): CheckResult {
  const problems: ExpressionProblem[] = [];
  const checking: Checking = {
    scope,
    check: (part) => checkPart(checking, part),
    condition: (part) => requireCondition(checking, checking.check(part)),
    report: (rule, place, message, help) => {
      problems.push(problemOf(rule, place, message, help));
      return null;
    },
  };
  const typed =
    expected === 'condition' ? checking.condition(expression) : requireValue(checking, expression, expected);
  problems.sort((left, right) => left.start - right.start || left.end - right.end);
  return { typed: problems.length === 0 ? typed : null, problems };
}

function requireValue(
  checking: Checking,
  expression: Expression,
  expected: 'value' | 'number',
): Typed | null {
  const typed = checking.check(expression);
  if (typed === null) return null;
  const { type } = typed;
  if (type.kind === 'null') return checking.report('type-mismatch', typed, 'This is NULL for every record.');
  if (type.kind === 'interval') {
    const help = 'Write `days_between(a, b)`, `hours_between` or `minutes_between`.';
    return checking.report(
      'type-mismatch',
      typed,
      'An interval is not a value that can be shown or counted.',
      help,
    );
  }
  if (expected === 'number' && !isNumeric(type)) {
    return checking.report('type-mismatch', typed, `This is ${nameType(type)}; a number is needed here.`);
  }
  return typed;
}

function checkPart(checking: Checking, expression: Expression): Typed | null {
  switch (expression.kind) {
    case 'literal':
      return literalOf(expression.value, expression);
    case 'name':
      return checkName(checking, expression);
    case 'current': {
      const { what, start, end } = expression;
      return { kind: 'current', what, type: { kind: what }, nullable: false, start, end };
    }
    case 'and':
    case 'or':
      return checkJunction(checking, expression);
    case 'not':
      return checkNot(checking, expression);
    case 'compare':
      return checkCompare(checking, expression);
    case 'distinct':
      return checkDistinct(checking, expression);
    case 'is':
      return checkIs(checking, expression);
    case 'in':
      return checkIn(checking, expression);
    case 'between':
      return checkBetween(checking, expression);
    case 'like':
      return checkLike(checking, expression);
    case 'case':
      return checkCase(checking, expression);
    case 'call':
      return checkCall(checking, expression);
    case 'arithmetic':
      return checkArithmetic(checking, expression);
    case 'negate':
      return checkNegate(checking, expression);
    case 'cast':
      return checkCast(checking, expression);
    case 'extract':
      return checkExtract(checking, expression);
  }
}
