import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  solveEqualities,
  type TextProblem,
  type TextSetOperations,
} from '../../../src/logic/theory/solve-equalities.js';

const SEED = Number(process.env.ACCORD_TEST_SEED ?? 20261);

/** All texts of the alphabet `a`, `aa`, … but some, or some texts. */
interface TextSet {
  readonly complement: boolean;
  readonly members: readonly string[];
}

const has = (set: TextSet, text: string) => set.members.includes(text) !== set.complement;

const OPERATIONS: TextSetOperations<TextSet> = {
  intersect(left, right) {
    if (!left.complement)
      return { complement: false, members: left.members.filter((text) => has(right, text)) };
    if (!right.complement) return OPERATIONS.intersect(right, left);
    return { complement: true, members: [...new Set([...left.members, ...right.members])] };
  },
  isEmpty: ({ complement, members }) => !complement && members.length === 0,
  sample(set, count) {
    if (!set.complement) return set.members.slice(0, count);
    const found: string[] = [];
    for (let text = 'a'; found.length < count; text += 'a') if (has(set, text)) found.push(text);
    return found;
  },
};

const of = (...members: string[]): TextSet => ({ complement: false, members });
const allBut = (...members: string[]): TextSet => ({ complement: true, members });

function isRight({ variables, equal, different }: TextProblem<TextSet>, values: readonly string[]): boolean {
  return (
    variables.every((set, index) => has(set, values[index] ?? '')) &&
    equal.every(([a, b]) => values[a] === values[b]) &&
    different.every(([a, b]) => values[a] !== values[b])
  );
}

test('equal texts lie in both sets', () => {
  const problem = {
    variables: [of('x', 'y'), of('y', 'z'), allBut('z')],
    equal: [[0, 1] as const],
    different: [[1, 2] as const],
  };
  expect(solveEqualities(problem, OPERATIONS)).toEqual({ kind: 'solved', values: ['y', 'y', 'a'] });
  expect(
    solveEqualities(
      {
        ...problem,
        equal: [
          [0, 1],
          [1, 2],
        ],
      },
      OPERATIONS,
    ).kind,
  ).toBe('infeasible');
  expect(solveEqualities({ ...problem, variables: [of('x'), of('y', 'z'), allBut()] }, OPERATIONS).kind).toBe(
    'infeasible',
  );
});

test('a text does not differ from itself, nor from one that equals it by way of others', () => {
  const variables = [allBut(), allBut(), allBut()];
  expect(solveEqualities({ variables, equal: [], different: [[1, 1]] }, OPERATIONS).kind).toBe('infeasible');
  expect(
    solveEqualities(
      {
        variables,
        equal: [
          [2, 1],
          [1, 0],
        ],
        different: [[0, 2]],
      },
      OPERATIONS,
    ).kind,
  ).toBe('infeasible');
});

test('three texts of two values cannot all differ', () => {
  const three = [of('x', 'y'), of('x', 'y'), of('x', 'y')];
  const different = [
    [0, 1],
    [1, 2],
    [0, 2],
  ] as const;
  expect(solveEqualities({ variables: three, equal: [], different }, OPERATIONS).kind).toBe('infeasible');
  expect(solveEqualities({ variables: three, equal: [], different: different.slice(1) }, OPERATIONS)).toEqual(
    {
      kind: 'solved',
      values: ['y', 'y', 'x'],
    },
  );
});

test('too many texts of too few values end without a verdict', () => {
  const variables = Array.from({ length: 14 }, () => of(...'abcdefghijklm'));
  const different = variables
    .flatMap((_, a) => variables.map((_, b) => [a, b] as const).filter(() => a > 0))
    .filter(([a, b]) => a > b);
  expect(solveEqualities({ variables, equal: [], different }, OPERATIONS).kind).toBe('unknown');
});

test('the verdict of brute force', () => {
  const universe = ['a', 'aa', 'b', 'c'];
  const set = fc.record({ complement: fc.boolean(), members: fc.subarray(universe) });
  const place = fc.integer({ min: 0, max: 4 });
  const problems = fc.record({
    variables: fc.array(set, { minLength: 5, maxLength: 5 }),
    equal: fc.array(fc.tuple(place, place), { maxLength: 2 }),
    different: fc.array(
      fc.tuple(place, place).filter(([a, b]) => a !== b),
      { maxLength: 9 },
    ),
  });
  // As many texts besides as there are variables stand for all the others.
  const texts = [...universe, 'aaa', 'aaaa', 'aaaaa', 'aaaaaa', 'aaaaaaa'];
  const search = (problem: TextProblem<TextSet>, values: string[]): boolean =>
    values.length === problem.variables.length
      ? isRight(problem, values)
      : texts.some((text) => {
          const own = problem.variables[values.length];
          return own !== undefined && has(own, text) && search(problem, [...values, text]);
        });
  const tally = { solved: 0, infeasible: 0, unknown: 0 };
  fc.assert(
    fc.property(problems, (problem) => {
      const solution = solveEqualities(problem, OPERATIONS);
      tally[solution.kind] += 1;
      if (solution.kind === 'solved') expect(isRight(problem, solution.values)).toBe(true);
      expect(solution.kind).toBe(search(problem, []) ? 'solved' : 'infeasible');
    }),
    { seed: SEED, numRuns: 600 },
  );
  console.info(`equalities, seed ${SEED}: ${JSON.stringify(tally)}`);
  expect(Math.min(tally.solved, tally.infeasible)).toBeGreaterThan(50);
});
