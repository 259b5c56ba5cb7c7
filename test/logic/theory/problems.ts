import { type Rational, rational } from '../../../src/logic/number/rational.js';
import type {
  Interval,
  LinearConstraint,
  LinearProblem,
  LinearVariable,
} from '../../../src/logic/theory/linear-problem.js';

export const whole = (value: number | bigint): Rational => rational(BigInt(value));
export const fraction = (numerator: number, denominator: number): Rational =>
  rational(BigInt(numerator), BigInt(denominator));

export const ANY: Interval = { low: null, high: null };

export function between(low: Rational | null, high: Rational | null): Interval {
  return {
    low: low === null ? null : { value: low, open: false },
    high: high === null ? null : { value: high, open: false },
  };
}

export const atLeast = (low: Rational): Interval => between(low, null);
export const atMost = (high: Rational): Interval => between(null, high);
export const exactly = (value: Rational): Interval => between(value, value);
export const above = (value: Rational): Interval => ({ low: { value, open: true }, high: null });
export const below = (value: Rational): Interval => ({ low: null, high: { value, open: true } });
export const not = (value: Rational): readonly Interval[] => [below(value), above(value)];

interface VariableOptions {
  readonly step?: Rational | null;
  readonly allowed?: readonly Interval[];
  readonly preferred?: readonly Rational[];
}

/** A whole number unless said otherwise. */
export function variable(
  name: string,
  { step = whole(1), allowed = [ANY], preferred = [] }: VariableOptions = {},
): LinearVariable {
  return { name, step, allowed, preferred };
}

/** `row([1, -1], [...])`: the coefficients of the first variables, in their order. */
export function row(
  coefficients: readonly (number | bigint | Rational)[],
  allowed: readonly Interval[],
): LinearConstraint {
  return {
    terms: coefficients.map((coefficient, index) => ({
      variable: index,
      coefficient: typeof coefficient === 'object' ? coefficient : whole(coefficient),
    })),
    allowed,
  };
}

export function problemOf(
  variables: readonly LinearVariable[],
  constraints: readonly LinearConstraint[],
): LinearProblem {
  return { variables, constraints };
}
