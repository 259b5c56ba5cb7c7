import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Rational, rational } from '../../../src/logic/number/rational.js';
import type {
  Interval,
  LinearConstraint,
  LinearProblem,
  LinearVariable,
} from '../../../src/logic/theory/linear-problem.js';
import { satisfiesProblem } from '../../../src/logic/theory/satisfies-problem.js';
import { solveLinear, solveLinearMany } from '../../../src/logic/theory/solve-linear.js';
import { between, problemOf, row, variable, whole } from './problems.js';

const SEED = Number(process.env.ACCORD_TEST_SEED ?? 20260);

/** Ends in whole numbers, open or closed; one piece, or everything but one value. */
const pieces: fc.Arbitrary<readonly Interval[]> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .record({
        low: fc.option(fc.record({ value: fc.integer({ min: -6, max: 6 }).map(whole), open: fc.boolean() })),
        width: fc.integer({ min: 0, max: 4 }),
        high: fc.boolean(),
        open: fc.boolean(),
      })
      .map(({ low, width, high, open }) => {
        const end = (low?.value.numerator ?? 0n) + BigInt(width);
        return [{ low, high: high ? { value: whole(end), open } : null }];
      }),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: -2, max: 2 }).map((value) => [
      { low: null, high: { value: whole(value), open: true } },
      { low: { value: whole(value), open: true }, high: null },
    ]),
  },
);

function systems(
  count: number,
  coefficient: fc.Arbitrary<number>,
): fc.Arbitrary<readonly LinearConstraint[]> {
  const one = fc.tuple(fc.array(coefficient, { minLength: count, maxLength: count }), pieces);
  return fc.array(
    one.map(([coefficients, allowed]) => row(coefficients, allowed)),
    { minLength: 1, maxLength: 6 },
  );
}

/** x - y for two of the variables. */
function differences(count: number): fc.Arbitrary<readonly LinearConstraint[]> {
  const place = fc.integer({ min: 0, max: count - 1 });
  const one = fc.tuple(place, place, pieces).map(([left, right, allowed]) => {
    const coefficients = Array.from({ length: count }, () => 0);
    coefficients[left] = (coefficients[left] ?? 0) + 1;
    coefficients[right] = (coefficients[right] ?? 0) - 1;
    return row(coefficients, allowed);
  });
  return fc.array(one, { minLength: 1, maxLength: 8 });
}

/** All points of the grid in the box from -size to size. */
function* points(count: number, size: number, step: Rational): Generator<Rational[]> {
  if (count === 0) {
    yield [];
    return;
  }
  for (const rest of points(count - 1, size, step)) {
    const last = BigInt(size) * step.denominator;
    for (let index = -last; index <= last; index += 1n) yield [...rest, rational(index, step.denominator)];
  }
}

function isFeasible(problem: LinearProblem, size: number, step: Rational): boolean {
  for (const point of points(problem.variables.length, size, step)) {
    if (satisfiesProblem(problem, point)) return true;
  }
  return false;
}

interface Tally {
  feasible: number;
  infeasible: number;
  unknown: number;
}

/** Holds the solver against brute force; answers how often it did not know. */
function compare(
  title: string,
  problems: fc.Arbitrary<LinearProblem>,
  decide: (problem: LinearProblem) => boolean | null,
  runs: number,
): Tally {
  const tally: Tally = { feasible: 0, infeasible: 0, unknown: 0 };
  fc.assert(
    fc.property(problems, (problem) => {
      const solution = solveLinear(problem);
      const expected = decide(problem);
      if (solution.kind === 'unknown') tally.unknown += 1;
      else if (solution.kind === 'infeasible') {
        tally.infeasible += 1;
        expect(expected).not.toBe(true);
      } else {
        tally.feasible += 1;
        expect(satisfiesProblem(problem, solution.values)).toBe(true);
        expect(expected).not.toBe(false);
      }
    }),
    { seed: SEED, numRuns: runs },
  );
  console.info(`${title}, seed ${SEED}: ${JSON.stringify(tally)}`);
  expect(Math.min(tally.feasible, tally.infeasible)).toBeGreaterThan(runs / 50);
  return tally;
}

const box = (count: number, size: number, step: Rational | null): LinearVariable[] =>
  Array.from({ length: count }, (_, index) =>
    variable(`v${index}`, { step, allowed: [between(whole(-size), whole(size))] }),
  );

const small = fc.integer({ min: -5, max: 5 });

test('whole numbers, any coefficients', () => {
  const problems = systems(3, small).map((rows) => problemOf(box(3, 4, whole(1)), rows));
  const tally = compare('whole', problems, (problem) => isFeasible(problem, 4, whole(1)), 1500);
  expect(tally.unknown).toBe(0);
});

test('whole numbers, four variables, few and large coefficients', () => {
  const sparse = fc.oneof(fc.constant(0), fc.constant(0), fc.integer({ min: -9, max: 9 }));
  const problems = systems(4, sparse).map((rows) => problemOf(box(4, 2, whole(1)), rows));
  const tally = compare('sparse', problems, (problem) => isFeasible(problem, 2, whole(1)), 1000);
  expect(tally.unknown).toBe(0);
});

test('whole numbers without bounds: what is found is right, what is refuted has no small solution', () => {
  const free = Array.from({ length: 3 }, (_, index) => variable(`v${index}`));
  const problems = systems(3, small).map((rows) => problemOf(free, rows));
  const tally = compare('unbounded', problems, (problem) => isFeasible(problem, 4, whole(1)) || null, 800);
  expect(tally.unknown).toBeLessThan(8);
});

test('differences of whole numbers', () => {
  const problems = differences(4).map((rows) => problemOf(box(4, 3, whole(1)), rows));
  const tally = compare('differences', problems, (problem) => isFeasible(problem, 3, whole(1)), 1000);
  expect(tally.unknown).toBe(0);
});

test('differences of fractions', () => {
  // A cycle of n differences with open ends has a solution in steps of 1/(n+1) if it has one at all.
  const problems = differences(3).map((rows) => problemOf(box(3, 2, null), rows));
  const tally = compare('fractions', problems, (problem) => isFeasible(problem, 2, rational(1n, 4n)), 400);
  expect(tally.unknown).toBe(0);
});

test('fractions and whole numbers together', () => {
  const [a, b, c] = box(3, 2, null);
  const problems = systems(3, fc.integer({ min: -3, max: 3 })).map((rows) =>
    problemOf(
      [a, b, c].map((each, index) => ({
        ...(each ?? variable('none')),
        step: index === 1 ? whole(1) : null,
      })),
      rows,
    ),
  );
  const tally = compare(
    'mixed',
    problems,
    (problem) => isFeasible(problem, 2, rational(1n, 2n)) || null,
    400,
  );
  expect(tally.unknown).toBe(0);
});

test('steps of different sizes', () => {
  const problems = systems(3, fc.integer({ min: -3, max: 3 })).map((rows) => {
    const steps = [rational(1n, 2n), whole(1), whole(3)];
    const variables = box(3, 3, null).map((each, index) => ({ ...each, step: steps[index] ?? null }));
    return problemOf(variables, rows);
  });
  const tally = compare('steps', problems, (problem) => isFeasible(problem, 3, rational(1n, 2n)), 600);
  expect(tally.unknown).toBe(0);
});

test('two timestamps and their days of three hours', () => {
  const names = ['ts', 'day', 'now', 'today'];
  const links = [
    row([1, -3, 0, 0], [{ low: { value: whole(0), open: false }, high: { value: whole(3), open: true } }]),
    row([0, 0, 1, -3], [{ low: { value: whole(0), open: false }, high: { value: whole(3), open: true } }]),
  ];
  const hours = [between(whole(-7), whole(7))];
  const problems = differences(4).map((rows) =>
    problemOf(
      names.map((name, index) => variable(name, index % 2 === 0 ? { allowed: hours } : {})),
      [...links, ...rows],
    ),
  );
  const decide = (problem: LinearProblem): boolean => {
    for (let ts = -7; ts <= 7; ts += 1)
      for (let now = -7; now <= 7; now += 1) {
        const values = [ts, Math.floor(ts / 3), now, Math.floor(now / 3)].map(whole);
        if (satisfiesProblem(problem, values)) return true;
      }
    return false;
  };
  const tally = compare('days', problems, decide, 1000);
  expect(tally.unknown).toBe(0);
});

test('unions of single values', () => {
  const list = fc
    .uniqueArray(fc.integer({ min: -4, max: 4 }), { minLength: 1, maxLength: 6 })
    .map((values) => values.toSorted((a, b) => a - b).map((value) => between(whole(value), whole(value))));
  const problems = fc
    .tuple(list, list, list, systems(3, fc.integer({ min: -2, max: 2 })))
    .map(([a, b, c, rows]) =>
      problemOf(
        [a, b, c].map((allowed, index) => variable(`v${index}`, { allowed })),
        rows,
      ),
    );
  const tally = compare('lists', problems, (problem) => isFeasible(problem, 4, whole(1)), 800);
  expect(tally.unknown).toBe(0);
});

test('many solutions of the same problem', () => {
  const problems = systems(3, fc.integer({ min: -2, max: 2 })).map((rows) =>
    problemOf(box(3, 3, whole(1)), rows),
  );
  fc.assert(
    fc.property(problems, (problem) => {
      const many = solveLinearMany(problem, 8);
      const all = [...points(3, 3, whole(1))].filter((point) => satisfiesProblem(problem, point));
      expect(many.every((values) => satisfiesProblem(problem, values))).toBe(true);
      expect(new Set(many.map((values) => values.map(({ numerator }) => numerator).join())).size).toBe(
        many.length,
      );
      expect(many.length).toBeGreaterThanOrEqual(Math.min(all.length, 2));
      expect(many.length).toBeLessThanOrEqual(Math.min(all.length, 8));
    }),
    { seed: SEED, numRuns: 200 },
  );
  console.info(`many, seed ${SEED}`);
});
