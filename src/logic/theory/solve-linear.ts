import { divide, keyOfRational, multiply, ONE, type Rational, ZERO } from '../number/rational.js';
import type { Style } from './choose-value.js';
import { splitComponents } from './components.js';
import type { LinearProblem } from './linear-problem.js';
import { type Prepared, prepare } from './prepare.js';
import { satisfiesProblem } from './satisfies-problem.js';
import { type SearchResult, searchCases } from './search-cases.js';
import { OutOfSteps, StepBudget } from './step-budget.js';
import { otherSides, type Variation, variationsOf } from './variations.js';

export type LinearSolution =
  /** One value per variable; together they satisfy everything exactly. */
  | { readonly kind: 'solved'; readonly values: readonly Rational[] }
  /** Proven. */
  | { readonly kind: 'infeasible' }
  | { readonly kind: 'unknown'; readonly reason: string };

/** A step takes some ten microseconds. */
export interface LinearBudget {
  readonly steps: number;
}

const DEFAULT_BUDGET: LinearBudget = { steps: 20_000 };
/** Of one attempt among many, as part of the whole. */
const SHARE = 8;

export function solveLinear(problem: LinearProblem, budget: LinearBudget = DEFAULT_BUDGET): LinearSolution {
  const prepared = prepare(problem);
  const result = prepared === null ? null : solvePrepared(prepared, [], new StepBudget(budget.steps));
  if (prepared === null || result === null) return { kind: 'infeasible' };
  const names = problem.variables.map(({ name }) => name).join(', ');
  if (result === 'out of steps')
    return { kind: 'unknown', reason: `comparing ${names} takes more than ${budget.steps} steps` };
  if (result === 'unknown')
    return {
      kind: 'unknown',
      reason: `no numbers were found for ${names}, and no proof that there are none`,
    };
  const values = inActualUnits(prepared, result);
  if (!satisfiesProblem(problem, values))
    return { kind: 'unknown', reason: `the numbers found for ${names} do not stand the check` };
  return { kind: 'solved', values };
}

/**
 * Different solutions, at most `count`: the one of `solveLinear` first, then other preferred values, other cases of the
 * unions, the ends of intervals. Candidates for a search in which other things must hold too; not all there are.
 */
export function solveLinearMany(
  problem: LinearProblem,
  count: number,
  budget: LinearBudget = DEFAULT_BUDGET,
): readonly (readonly Rational[])[] {
  const prepared = prepare(problem);
  if (prepared === null) return [];
  const solutions = new Map<string, readonly Rational[]>();
  let left = budget.steps;
  const attempt = (variation: Prepared, styles: readonly Style[], steps: number): SearchResult => {
    const own = new StepBudget(steps);
    const result = solvePrepared(variation, styles, own);
    left -= steps - Math.max(own.remaining, 0);
    if (result === null || typeof result === 'string') return null;
    const values = inActualUnits(prepared, result);
    if (satisfiesProblem(problem, values)) solutions.set(values.map(keyOfRational).join(), values);
    return result;
  };
  const base = count > 0 ? attempt(prepared, [], left) : null;
  if (base === null || base === 'unknown') return [];
  const tryAll = (variations: Iterable<Variation>): void => {
    for (const { variation, styles } of variations) {
      if (solutions.size >= count || left <= 0) return;
      attempt(variation, styles, Math.min(left, Math.ceil(budget.steps / SHARE)));
      // What a variation costs at the least, so that endless fruitless ones come to an end.
      left -= 1;
    }
  };
  tryAll(variationsOf(prepared, base, count));
  // A map goes on to what is added meanwhile: from each solution to those beside it.
  for (const values of solutions.values()) tryAll(otherSides(prepared, inUnits(prepared, values)));
  return [...solutions.values()];
}

function solvePrepared(
  prepared: Prepared,
  styles: readonly Style[],
  budget: StepBudget,
): SearchResult | 'out of steps' {
  const values: Rational[] = prepared.columns.map(() => ZERO);
  let failure: 'unknown' | 'out of steps' | null = null;
  for (const { members, unions } of splitComponents(prepared)) {
    const result = searchOrRunOut(prepared, members, unions, styles, budget);
    if (result === null) return null;
    if (typeof result === 'string') failure = result;
    else for (const member of members) values[member] = result[member] ?? ZERO;
  }
  return failure ?? values;
}

function searchOrRunOut(...search: Parameters<typeof searchCases>): SearchResult | 'out of steps' {
  try {
    return searchCases(...search);
  } catch (error) {
    if (error instanceof OutOfSteps) return 'out of steps';
    throw error;
  }
}

function inActualUnits({ columns }: Prepared, values: readonly Rational[]): readonly Rational[] {
  return values.map((value, index) => multiply(value, columns[index]?.unit ?? ONE));
}

function inUnits({ columns }: Prepared, values: readonly Rational[]): readonly Rational[] {
  return values.map((value, index) => divide(value, columns[index]?.unit ?? ONE));
}
