import fc from 'fast-check';
import type { Logic } from '../../../../src/logic/logic.js';
import type { ConditionPair } from '../../../support/condition-pairs.js';
import { sampleRows } from '../../../support/expression-arbitrary.js';
import type { SampleDatabase } from '../../../support/expression-databases.js';
import { dividesInexactly } from '../../../support/inexact-division.js';
import { contradictions, type JudgedPair, judgePair, type Samples } from './judge-pair.js';
import { selectPairs } from './select-pairs.js';
import { shrinkPair } from './shrink-pair.js';

/** Rows for one pair: this many at random, and as many again at its constants. */
const ROWS = 24;
const NOW = 1_795_305_600_123_456n;

export interface Held {
  readonly judged: readonly JudgedPair[];
  /** Each tells one pair, what is wrong with it, and the seed. */
  readonly failures: readonly string[];
}

/** Holds the engine's answers about pairs against the evaluator and databases. */
export async function holdPairs(
  logic: Logic,
  pairs: readonly ConditionPair[],
  databases: readonly SampleDatabase[],
  seed: number,
): Promise<Held> {
  const rows = fc.sample(sampleRows, { numRuns: ROWS, seed });
  const samples = (index: number): Samples => ({ rows, now: NOW, seed: seed * 1009 + index });
  const judged = pairs.map((pair, index) => judgePair(logic, pair, samples(index)));
  const failures = judged.flatMap(({ faults, pair }, index) =>
    faults.length === 0 ? [] : [tellFailure(logic, pair, faults, samples(index))],
  );
  for (const database of databases) {
    const comparable = judged.filter(
      ({ pair }) => database.dialect === 'postgres' || ![pair.a.typed, pair.b.typed].some(dividesInexactly),
    );
    failures.push(...(await compareWith(database, comparable)));
  }
  return { judged, failures: failures.map((failure) => `${failure}\nseed ${seed}`) };
}

function tellFailure(logic: Logic, pair: ConditionPair, faults: readonly string[], samples: Samples): string {
  const smaller = shrinkPair(pair, (candidate) => judgePair(logic, candidate, samples).faults.length > 0);
  const told = `${tellPair(pair)}\n${faults.join('\n')}`;
  if (smaller === pair) return told;
  return `${told}\nSmaller:\n${tellPair(smaller)}\n${judgePair(logic, smaller, samples).faults.join('\n')}`;
}

async function compareWith(
  database: SampleDatabase,
  judged: readonly JudgedPair[],
): Promise<readonly string[]> {
  if (judged.length === 0) return [];
  try {
    const found = await selectPairs(database, judged);
    return judged.flatMap((each, index) => {
      const values = found[index] ?? [];
      const faults = [...contradictions(each, values)];
      const differing = each.trials.find(({ values: ours }, at) => ours.join() !== values[at]?.join());
      if (differing) faults.push(`the evaluator says ${differing.values.join(', ')}`);
      return faults.length === 0 ? [] : [`${database.dialect}: ${tellPair(each.pair)}\n${faults.join('\n')}`];
    });
  } catch (error) {
    const [only, ...more] = judged;
    if (only && more.length === 0) return [`${database.dialect} refuses ${tellPair(only.pair)}\n${error}`];
    const half = Math.ceil(judged.length / 2);
    const first = await compareWith(database, judged.slice(0, half));
    return [...first, ...(await compareWith(database, judged.slice(half)))];
  }
}

function tellPair({ a, b, how }: ConditionPair): string {
  return `${how}\n  A: ${a.text}\n  B: ${b.text}`;
}
