import type { Search } from '../../../../src/logic/answer.js';
import type { Condition, Logic } from '../../../../src/logic/logic.js';
import type { ConditionPair } from '../../../support/condition-pairs.js';

/** Whether a record was looked for for which a condition is TRUE, is not, or may be either. */
type Wanted = boolean | null;

export interface Asked {
  readonly name: string;
  readonly a: Wanted;
  readonly b: Wanted;
  readonly answer: Search;
}

export interface Answers {
  readonly a: Condition;
  readonly b: Condition;
  /** Both in one set, and the condition that both are true. */
  readonly together: Condition;
  readonly joined: Condition;
  readonly asked: readonly Asked[];
}

const QUESTIONS: readonly Omit<Asked, 'answer'>[] = [
  { name: 'A without B', a: true, b: false },
  { name: 'B without A', a: false, b: true },
  { name: 'A and B', a: true, b: true },
  { name: 'neither', a: false, b: false },
  { name: 'A', a: true, b: null },
  { name: 'not A', a: false, b: null },
];

export function askAll(logic: Logic, pair: Pick<ConditionPair, 'a' | 'b'>): Answers {
  const a = logic.condition('lead', [pair.a.typed]);
  const b = logic.condition('lead', [pair.b.typed]);
  const asked = QUESTIONS.map((question) => ({
    ...question,
    answer: logic.find({
      inside: [...(question.a === true ? [a] : []), ...(question.b === true ? [b] : [])],
      outside: [...(question.a === false ? [a] : []), ...(question.b === false ? [b] : [])],
    }),
  }));
  const together = logic.condition('lead', [pair.a.typed, pair.b.typed]);
  const operands = [pair.a.typed, pair.b.typed];
  const joined = logic.condition('lead', [{ ...pair.a.typed, kind: 'and', operands }]);
  return { a, b, together, joined, asked };
}

export type Truth = boolean | null;

/** Whether a row for which the conditions have these values is what was looked for. */
export function isWanted({ a, b }: Asked, values: readonly [Truth, Truth]): boolean {
  const fits = (wanted: Wanted, value: Truth) => wanted === null || wanted === (value === true);
  return fits(a, values[0]) && fits(b, values[1]);
}

/** What the answers, the keys and each other say about the pair that cannot all be true; empty when nothing is wrong. */
export function disagreements({ a, b, together, joined, asked }: Answers): readonly string[] {
  const found = (name: string) => asked.find((each) => each.name === name)?.answer.found;
  const apart = [found('A without B'), found('B without A')];
  const faults: string[] = [];
  if (a.key !== null && a.key === b.key && apart.includes('record'))
    faults.push('the keys are equal, and a record tells the conditions apart');
  const distinguishes = a.canonical && b.canonical && a.key !== null && b.key !== null && a.key !== b.key;
  if (distinguishes && apart.every((each) => each === 'none'))
    faults.push('the keys are canonical and differ, and no record tells the conditions apart');
  if (together.key !== joined.key) faults.push('two conditions have another key than their conjunction');
  return faults;
}
