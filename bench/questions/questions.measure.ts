import { performance } from 'node:perf_hooks';
import { expect, it } from 'vitest';
import { createLogic } from '../../src/logic/create-logic.js';
import { type ConditionPair, sampleConditionPairs } from '../../test/support/condition-pairs.js';
import { NoCounterpart, SmtWriter } from './to-smt.js';
import { loadZ3, type Satisfiable, type Z3 } from './z3.js';

const PAIRS = Number(process.env.ACCORD_BENCH_PAIRS ?? 600);
const SEED = Number(process.env.ACCORD_BENCH_SEED ?? 20261122);

const memoryBefore = process.memoryUsage().rss;
const z3 = await loadZ3();
const memoryOfZ3 = (process.memoryUsage().rss - memoryBefore) / 2 ** 20;

/** Is there a record only in the one, only in the other, in both? */
const QUESTIONS = ['only a', 'only b', 'both'] as const;
type Answers = Record<(typeof QUESTIONS)[number], Satisfiable>;

it.skipIf(z3 === null)(`asks the engine and Z3 about ${PAIRS} pairs (needs npm install in bench/)`, () => {
  if (z3 === null) return;
  const ready = z3.startMilliseconds.toFixed(0);
  console.log(`${z3.version}, ready after ${ready} ms, ${memoryOfZ3.toFixed(0)} MB more; seed ${SEED}`);
  const pairs = sampleConditionPairs(PAIRS, SEED);
  relateByEngine(pairs[0]);
  const engineTimes: number[] = [];
  const z3Times: number[] = [];
  const without = new Map<string, number>();
  let undecided = 0;
  const counts = { agree: 0, disagree: 0, z3Unknown: 0, engineUnknown: 0, decidedByZ3: 0, bothUnknown: 0 };
  for (const pair of pairs) {
    const [ours, ourTime] = timed(() => relateByEngine(pair));
    const script = scriptOf(pair);
    if (Object.values(ours).includes('unknown')) undecided++;
    if (typeof script !== 'string') {
      without.set(script.without, (without.get(script.without) ?? 0) + 1);
      if (Object.values(ours).includes('unknown'))
        console.log(`unknown to us, not for Z3: ${pair.a.text} ~ ${pair.b.text}`);
      continue;
    }
    const [theirs, theirTime] = timed(() => relateByZ3(z3, pair, script));
    engineTimes.push(ourTime);
    z3Times.push(theirTime);
    for (const question of QUESTIONS) compare(pair, question, ours[question], theirs[question], counts);
  }
  console.log(
    `pairs that both can be asked: ${z3Times.length} of ${pairs.length}; without a counterpart in Z3:`,
  );
  console.log(Object.fromEntries([...without].sort((a, b) => b[1] - a[1])));
  console.log(counts);
  console.log(`pairs with a question that the engine leaves open: ${undecided}`);
  show('engine', engineTimes);
  show('Z3', z3Times);
  for (const share of [0.5, 0.95]) {
    const ratio = quantile(engineTimes, share) / quantile(z3Times, share);
    console.log(`p${share * 100}: engine / Z3 = ${ratio.toFixed(3)}`);
  }
  expect(counts.disagree).toBe(0);
});

function compare(
  pair: ConditionPair,
  question: string,
  ours: Satisfiable,
  theirs: Satisfiable,
  counts: Record<
    'agree' | 'disagree' | 'z3Unknown' | 'engineUnknown' | 'decidedByZ3' | 'bothUnknown',
    number
  >,
): void {
  if (ours === 'unknown') {
    counts.engineUnknown++;
    if (theirs === 'unknown') counts.bothUnknown++;
    else counts.decidedByZ3++;
    console.log(`unknown to us, ${theirs} to Z3, ${question}: ${pair.a.text} ~ ${pair.b.text}`);
  } else if (theirs === 'unknown') counts.z3Unknown++;
  else if (ours === theirs) counts.agree++;
  else {
    counts.disagree++;
    console.log(
      `DISAGREE, ${question}: ${ours} to us, ${theirs} to Z3:\n  a: ${pair.a.text}\n  b: ${pair.b.text}`,
    );
  }
}

/** From typed conditions to three answers, records confirmed by the evaluator; nothing is kept from pair to pair. */
function relateByEngine(pair: ConditionPair | undefined): Answers {
  const logic = createLogic();
  if (!pair) throw new RangeError('No pair.');
  const a = logic.condition('lead', [pair.a.typed]);
  const b = logic.condition('lead', [pair.b.typed]);
  const ask = (inside: readonly (typeof a)[], outside: readonly (typeof a)[]): Satisfiable => {
    const { found } = logic.find({ inside, outside });
    return found === 'record' ? 'yes' : found === 'none' ? 'no' : 'unknown';
  };
  return { 'only a': ask([a], [b]), 'only b': ask([b], [a]), both: ask([a, b], []) };
}

function scriptOf({ a, b }: ConditionPair): string | { readonly without: string } {
  const writer = new SmtWriter();
  try {
    const left = writer.condition(a.typed);
    const right = writer.condition(b.typed);
    return `${writer.text()}\n(define-fun a () Bool ${left})\n(define-fun b () Bool ${right})\n`;
  } catch (error) {
    if (error instanceof NoCounterpart) return { without: error.message };
    throw error;
  }
}

/** The text is written anew, so that both start from typed conditions. */
function relateByZ3(z3: Z3, pair: ConditionPair, script: string): Answers {
  const written = scriptOf(pair);
  if (written !== script) throw new Error('The text is not the same twice.');
  return {
    'only a': z3.check(`${script}(assert (and a (not b)))`),
    'only b': z3.check(`${script}(assert (and b (not a)))`),
    both: z3.check(`${script}(assert (and a b))`),
  };
}

function timed<T>(make: () => T): readonly [T, number] {
  const started = performance.now();
  const made = make();
  return [made, performance.now() - started];
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function show(who: string, times: readonly number[]): void {
  const at = (share: number) => quantile(times, share).toFixed(2);
  console.log(`${who.padEnd(8)} p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms a pair`);
}
