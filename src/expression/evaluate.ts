import { splitTimestamp } from './calendar.js';
import { evaluateArithmetic, negateValue } from './evaluate-arithmetic.js';
import { castValue } from './evaluate-cast.js';
import {
  compareAll,
  evaluateBetween,
  evaluateCompare,
  evaluateDistinct,
  evaluateIn,
} from './evaluate-comparison.js';
import { extractField } from './evaluate-date.js';
import { evaluateFunction } from './evaluate-function.js';
import { evaluateIs, evaluateJunction, evaluateLike } from './evaluate-logic.js';
import { booleanValue, type Evaluating, truth } from './evaluating.js';
import type { TypedOf } from './expression-of.js';
import type { CallDeclared, Moment, Row } from './row.js';
import type { FieldInfo, Typed } from './typed.js';
import type { Value } from './value.js';
import { widenTo } from './widen.js';

/**
 * The value of an expression for one row, as PostgreSQL computes it.
 * @throws EvaluationError where PostgreSQL would stop the query
 */
export function evaluate(typed: Typed, row: Row, now: Moment, callDeclared?: CallDeclared): Value {
  return startEvaluating(row, now, callDeclared, []).evaluate(typed);
}

function startEvaluating(
  row: Row,
  now: Moment,
  callDeclared: CallDeclared | undefined,
  base: readonly string[],
): Evaluating {
  const evaluating: Evaluating = {
    now,
    callDeclared,
    evaluate: (typed) => evaluatePart(evaluating, typed),
    exists: (path) => base.length + path.length === 0 || row.exists([...base, ...path]),
    evaluateAt: (path, typed) => startEvaluating(row, now, callDeclared, [...base, ...path]).evaluate(typed),
    field: (path, field) => readField(evaluating, row, base, path, field),
  };
  return evaluating;
}

function readField(
  evaluating: Evaluating,
  row: Row,
  base: readonly string[],
  path: readonly string[],
  field: FieldInfo,
): Value {
  if (!evaluating.exists(path)) return null;
  if (field.expression === null) return row.field([...base, ...path], field.name);
  return path.length === 0
    ? evaluating.evaluate(field.expression)
    : evaluating.evaluateAt(path, field.expression);
}

function evaluatePart(evaluating: Evaluating, typed: Typed): Value {
  switch (typed.kind) {
    case 'literal':
      return typed.value;
    case 'column':
      return widenTo(evaluating.field(typed.path, typed.field), typed.type);
    case 'term':
      return evaluateTerm(evaluating, typed);
    case 'current': {
      const { timestamp } = evaluating.now;
      if (typed.what === 'timestamp') return { kind: 'timestamp', value: timestamp };
      return { kind: 'date', value: splitTimestamp(timestamp).days };
    }
    case 'and':
    case 'or':
      return evaluateJunction(evaluating, typed);
    case 'not': {
      const value = truth(evaluating.evaluate(typed.operand));
      return booleanValue(value === null ? null : !value);
    }
    case 'compare':
      return evaluateCompare(evaluating, typed);
    case 'distinct':
      return evaluateDistinct(evaluating, typed);
    case 'is':
      return evaluateIs(evaluating, typed);
    case 'in':
      return evaluateIn(evaluating, typed);
    case 'between':
      return evaluateBetween(evaluating, typed);
    case 'like':
      return evaluateLike(evaluating, typed);
    case 'case':
      return widenTo(evaluateCase(evaluating, typed), typed.type);
    case 'function':
      return evaluateFunction(evaluating, typed);
    case 'declared':
      return evaluateDeclared(evaluating, typed);
    case 'arithmetic':
      return evaluateArithmetic(evaluating, typed);
    case 'negate':
      return negateValue(evaluating.evaluate(typed.operand));
    case 'cast':
      return castValue(evaluating.evaluate(typed.operand), typed.type);
    case 'extract':
      return extractField(typed.field, evaluating.evaluate(typed.operand));
  }
}

function evaluateTerm(evaluating: Evaluating, { path, term }: TypedOf<'term'>): Value {
  if (path.length === 0) return evaluating.evaluate(term.condition);
  if (!evaluating.exists(path)) return booleanValue(false);
  return evaluating.evaluateAt(path, term.condition);
}

function evaluateCase(evaluating: Evaluating, { subject, branches, otherwise }: TypedOf<'case'>): Value {
  const on = subject ? evaluating.evaluate(subject) : null;
  for (const { when, then } of branches) {
    const value = evaluating.evaluate(when);
    const chosen = subject ? compareAll(on, value) === 0 : truth(value) === true;
    if (chosen) return evaluating.evaluate(then);
  }
  return otherwise ? evaluating.evaluate(otherwise) : null;
}

function evaluateDeclared(
  evaluating: Evaluating,
  { declared, arguments: given }: TypedOf<'declared'>,
): Value {
  if (!evaluating.callDeclared)
    throw new RangeError(`Nothing evaluates the declared function ${declared.name}.`);
  const values = given.map((argument) => evaluating.evaluate(argument));
  if (declared.strict && values.includes(null)) return null;
  return evaluating.callDeclared(declared, values);
}
