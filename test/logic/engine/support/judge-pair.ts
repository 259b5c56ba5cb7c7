import { evaluate } from '../../../../src/expression/evaluate.js';
import { EvaluationError } from '../../../../src/expression/evaluation-error.js';
import { formatLiteral } from '../../../../src/expression/format-literal.js';
import type { CallDeclared } from '../../../../src/expression/row.js';
import type { Typed } from '../../../../src/expression/typed.js';
import type { Logic } from '../../../../src/logic/logic.js';
import { boundaryRows, neighbourOf } from '../../../support/boundary-rows.js';
import type { ConditionPair } from '../../../support/condition-pairs.js';
import type { SampleRow } from '../../../support/expression-arbitrary.js';
import { Random } from '../../../support/random.js';
import { asRow } from '../../../support/sample-row.js';
import { type Answers, askAll, disagreements, isWanted, type Truth } from './questions.js';
import { callsOf, faultsOf, type Instance, instanceOf } from './witness-rows.js';

/** A record on which both conditions of a pair were evaluated. */
export interface Trial {
  readonly instance: Instance;
  /** The question whose example it is; null for a record that no answer named. */
  readonly exampleOf: string | null;
  readonly values: readonly [Truth, Truth];
}

export interface JudgedPair {
  readonly pair: ConditionPair;
  readonly answers: Answers;
  /** Records that stop a query are left out. */
  readonly trials: readonly Trial[];
  readonly faults: readonly string[];
}

export interface Samples {
  readonly rows: readonly SampleRow[];
  readonly now: bigint;
  readonly seed: number;
}

const FILLINGS = 3;
/** Rows beside each example: a difference that was overlooked often begins there. */
const NEIGHBOURS = 3;
const PLAIN_ROWS = 10;

/** Asks about a pair, and holds the answers against the evaluator. */
export function judgePair(logic: Logic, pair: ConditionPair, { rows, now, seed }: Samples): JudgedPair {
  const random = new Random(seed);
  const answers = askAll(logic, pair);
  const faults = [...disagreements(answers)];
  const trials: Trial[] = [];
  const plain = random.shuffle(rows);
  const run = (instance: Instance, exampleOf: string | null, calls: CallDeclared): boolean => {
    const a = truthOf(pair.a.typed, instance, calls);
    const b = truthOf(pair.b.typed, instance, calls);
    if (a === 'stops' || b === 'stops') return false;
    trials.push({ instance, exampleOf, values: [a, b] });
    return true;
  };
  for (const { name, answer } of answers.asked) {
    if (answer.found !== 'record') continue;
    const { example } = answer;
    faults.push(...faultsOf(example).map((fault) => `the example of ${name}: ${fault}`));
    const ran = plain
      .slice(0, FILLINGS)
      .map((row) => run(instanceOf(example, { row, now }, random), name, callsOf(example, seed)));
    if (!ran.includes(true)) faults.push(`the example of ${name} stops the query`);
    const columns = example.fields.map(({ path, field }) => [...path, field.name].join('.'));
    if (columns.length === 0) continue;
    for (const sample of plain.slice(0, NEIGHBOURS)) {
      const instance = instanceOf(example, { row: sample, now }, random);
      run({ ...instance, row: neighbourOf(instance.row, columns, random) }, null, callsOf(example, seed));
    }
  }
  const boundaries = boundaryRows([pair.a.typed, pair.b.typed], plain, now, random);
  for (const [index, row] of [...plain.slice(0, PLAIN_ROWS), ...boundaries].entries())
    run({ row, now }, null, callsOf(null, seed + index));
  const judged = { pair, answers, trials, faults };
  return {
    ...judged,
    faults: [
      ...faults,
      ...contradictions(
        judged,
        trials.map(({ values }) => values),
      ),
    ],
  };
}

function truthOf(typed: Typed, { row, now }: Instance, calls: CallDeclared): Truth | 'stops' {
  try {
    const value = evaluate(typed, asRow(row), { timestamp: now }, calls);
    return value?.kind === 'boolean' ? value.value : null;
  } catch (error) {
    if (error instanceof EvaluationError) return 'stops';
    throw error;
  }
}

/** Where the values of the trials, whoever found them, contradict an answer: the first trial for each question. */
export function contradictions(
  { pair, answers, trials }: Omit<JudgedPair, 'faults'>,
  values: readonly (readonly [Truth, Truth])[],
): readonly string[] {
  const faults: string[] = [];
  const tell = (index: number) => {
    const trial = trials[index];
    return trial ? `${values[index]?.join(', ')} for ${describeInstance(trial.instance)}` : '';
  };
  for (const asked of answers.asked) {
    const { found } = asked.answer;
    const wrong = trials.findIndex(({ exampleOf }, index) => {
      const given = values[index];
      if (!given) return false;
      if (found === 'record') return exampleOf === asked.name && !isWanted(asked, given);
      return found === 'none' && isWanted(asked, given);
    });
    if (wrong >= 0) faults.push(`${asked.name}: ${found} found, but ${tell(wrong)}`);
  }
  const differing = trials.findIndex((_, index) => {
    const [a, b] = values[index] ?? [];
    return (a === true) !== (b === true);
  });
  if (pair.how === 'rewrite' && differing >= 0)
    faults.push(`a rewrite by ${pair.rules.join(', ')} differs: ${tell(differing)}`);
  const { a, b } = answers;
  if (a.key !== null && a.key === b.key && differing >= 0) faults.push(`equal keys, but ${tell(differing)}`);
  return faults;
}

export function describeInstance({ row, now }: Instance): string {
  const fields = Object.entries(row).map(([name, value]) => `${name}=${formatLiteral(value)}`);
  return `${fields.join(' ')} now=${formatLiteral({ kind: 'timestamp', value: now })}`;
}
