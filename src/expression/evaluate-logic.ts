import { booleanValue, type Evaluating, truth } from './evaluating.js';
import { EvaluationError } from './evaluation-error.js';
import type { TypedOf } from './expression-of.js';
import { matchesLike, readLikePattern } from './like.js';
import type { Value } from './value.js';

/** What decides an AND is FALSE, an OR TRUE; it need not be evaluated further, as no database promises an order. */
export function evaluateJunction(evaluating: Evaluating, { kind, operands }: TypedOf<'and' | 'or'>): Value {
  const deciding = kind === 'or';
  let unknown = false;
  for (const operand of operands) {
    const value = truth(evaluating.evaluate(operand));
    if (value === deciding) return booleanValue(deciding);
    unknown ||= value === null;
  }
  return booleanValue(unknown ? null : !deciding);
}

export function evaluateIs(evaluating: Evaluating, { negated, test, operand }: TypedOf<'is'>): Value {
  const value = evaluating.evaluate(operand);
  const holds = test === 'null' || test === 'unknown' ? value === null : truth(value) === (test === 'true');
  return booleanValue(holds !== negated);
}

export function evaluateLike(evaluating: Evaluating, typed: TypedOf<'like'>): Value {
  const text = evaluating.evaluate(typed.operand);
  const pattern = evaluating.evaluate(typed.pattern);
  if (text === null || pattern === null) return null;
  if (text.kind !== 'string' || pattern.kind !== 'string') throw new RangeError('LIKE compares strings.');
  // PostgreSQL notices it only in texts that match so far; no pattern that is right ever depends on that.
  if (readLikePattern(pattern.value, typed.escape) === null) {
    throw new EvaluationError('A LIKE pattern must not end in its escape character.');
  }
  return booleanValue(matchesLike(text.value, pattern.value, typed) !== typed.negated);
}
