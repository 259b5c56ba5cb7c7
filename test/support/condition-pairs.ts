import fc from 'fast-check';
import { formatExpression } from '../../src/expression/format-expression.js';
import type { Expression } from '../../src/expression/syntax.js';
import type { Typed } from '../../src/expression/typed.js';
import { conditions } from './expression-arbitrary.js';
import { checked, parsed } from './expression-tree.js';
import { mutateCondition } from './mutate-condition.js';
import { Random } from './random.js';
import { rewriteCondition } from './rewrite-condition.js';
import { declaredConditions, typicalConditions } from './typical-conditions.js';

export interface Side {
  readonly text: string;
  readonly expression: Expression;
  readonly typed: Typed;
}

export interface ConditionPair {
  readonly a: Side;
  readonly b: Side;
  /** How B came from A; the rules applied in a rewrite, which is TRUE for the same records. */
  readonly how: 'rewrite' | 'mutation' | 'independent';
  readonly rules: readonly string[];
}

/** Reads the text back, as people write it. */
export function sideOf(expression: Expression): Side {
  const text = formatExpression(expression);
  const again = parsed(text);
  const typed = checked(again, 'condition');
  if (typed === null) throw new Error(`${text} has a problem.`);
  return { text, expression: again, typed };
}

function pairOf(a: Expression, b: Expression, index: number, seed: number): ConditionPair {
  const random = new Random(seed);
  if (index % 2 === 0) {
    const { expression, applied } = rewriteCondition(a, random.integer(1, 6), random);
    return { a: sideOf(a), b: sideOf(expression), how: 'rewrite', rules: applied };
  }
  if (index % 8 === 1) return { a: sideOf(a), b: sideOf(b), how: 'independent', rules: [] };
  // A near miss of another spelling, as often as of the same one.
  const start = random.chance(0.5) ? a : rewriteCondition(a, 2, random).expression;
  const mutated = mutateCondition(start, b, random);
  return { a: sideOf(a), b: sideOf(mutated), how: 'mutation', rules: [] };
}

function samplePairs(
  arbitrary: fc.Arbitrary<Expression>,
  count: number,
  seed: number,
): readonly ConditionPair[] {
  const drawn = fc.tuple(arbitrary, arbitrary, fc.integer());
  return fc.sample(drawn, { numRuns: count, seed }).map(([a, b, own], index) => pairOf(a, b, index, own));
}

const anyCondition: fc.Arbitrary<Expression> = fc.oneof(
  { weight: 12, arbitrary: typicalConditions },
  { weight: 5, arbitrary: conditions(1) },
  { weight: 2, arbitrary: conditions(2) },
  { weight: 1, arbitrary: conditions(3) },
);

/** Half of them rewrites, the others mostly near misses; every construct of the language. */
export function sampleConditionPairs(count: number, seed: number): readonly ConditionPair[] {
  return samplePairs(anyCondition, count, seed);
}

/** With functions declared in a project, which no database here has. */
export function sampleDeclaredPairs(count: number, seed: number): readonly ConditionPair[] {
  return samplePairs(declaredConditions, count, seed);
}
