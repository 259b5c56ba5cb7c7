import { add, divide, multiply, type Rational, ZERO } from '../number/rational.js';
import { contains } from './interval.js';
import type { Interval, LinearProblem } from './linear-problem.js';

/** Whether the values satisfy the problem as it was put: by substitution, with nothing of what the solver made of it. */
export function satisfiesProblem(problem: LinearProblem, values: readonly Rational[]): boolean {
  return (
    values.length === problem.variables.length &&
    problem.variables.every(({ step, allowed }, index) => {
      const value = values[index] ?? ZERO;
      return isAllowed(allowed, value) && (step === null || divide(value, step).denominator === 1n);
    }) &&
    problem.constraints.every(({ terms, allowed }) => {
      const total = terms.reduce(
        (sum, { variable, coefficient }) => add(sum, multiply(coefficient, values[variable] ?? ZERO)),
        ZERO,
      );
      return isAllowed(allowed, total);
    })
  );
}

function isAllowed(allowed: readonly Interval[], value: Rational): boolean {
  return allowed.some((interval) => contains(interval, value));
}
