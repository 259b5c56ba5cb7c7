import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLogic } from '../../../src/logic/create-logic.js';
import { sampleConditionPairs, sampleDeclaredPairs } from '../../support/condition-pairs.js';
import { openDuckdb, openPostgres, type SampleDatabase } from '../../support/expression-databases.js';
import { type Held, holdPairs } from './support/hold-pairs.js';
import type { JudgedPair } from './support/judge-pair.js';

/** 500 pairs; ACCORD_DEEP=40 makes 20,000. */
const DEEP = Number(process.env.ACCORD_DEEP ?? '1');
/** Each batch has the seed of the one before plus one: a failing batch is repeated first by its own seed. */
const SEED = Number(process.env.ACCORD_SEED ?? Date.now() % 2_000_000_000);
const BATCH = 50;
const BATCHES = 10 * DEEP;
const MAX_SHOWN = 5;
/** Under 2 % of many pairs are left open; of a few hundred, chance alone makes it twice as many. */
const MAX_UNDECIDED = 0.02;

class Tally {
  private readonly counts = new Map<string, number>();
  pairs = 0;
  undecided = 0;

  add({ pair, answers }: JudgedPair): void {
    this.pairs += 1;
    const [apart, back, both] = answers.asked.map(({ answer }) => answer.found);
    const verdict = [apart, back, both].includes('unknown') ? 'undecided' : relationOf(apart, back, both);
    if (verdict === 'undecided') this.undecided += 1;
    const key = `${pair.how === 'rewrite' ? 'rewrite' : 'other'} ${verdict}`;
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }

  toString(): string {
    const counts = [...this.counts].sort().map(([verdict, count]) => `${verdict} ${count}`);
    return `${this.pairs} pairs: ${counts.join(', ')}; seed ${SEED}`;
  }
}

function relationOf(apart: string | undefined, back: string | undefined, both: string | undefined): string {
  if (apart === 'none') return back === 'none' ? 'equivalent' : 'narrower';
  if (back === 'none') return 'wider';
  return both === 'none' ? 'disjoint' : 'overlapping';
}

async function holdBatches(batches: number, hold: (seed: number) => Promise<Held>): Promise<Tally> {
  const tally = new Tally();
  for (let batch = 0; batch < batches; batch += 1) {
    const { judged, failures } = await hold(SEED + batch);
    expect(failures.slice(0, MAX_SHOWN).join('\n\n'), `${failures.length} failures`).toBe('');
    for (const each of judged) tally.add(each);
  }
  console.info(`${tally}`);
  return tally;
}

describe('no answer about a pair of conditions is contradicted', () => {
  let databases: readonly SampleDatabase[] = [];
  beforeAll(async () => {
    databases = [await openPostgres(), await openDuckdb()];
  });
  afterAll(async () => {
    for (const database of databases) await database.close();
  });

  test(
    'by the evaluator, PostgreSQL or DuckDB, and hardly any is left open',
    async () => {
      const tally = await holdBatches(BATCHES, (seed) =>
        holdPairs(createLogic(), sampleConditionPairs(BATCH, seed), databases, seed),
      );
      expect(tally.pairs).toBe(BATCH * BATCHES);
      expect(tally.undecided / tally.pairs).toBeLessThan(MAX_UNDECIDED);
    },
    60_000 * DEEP,
  );

  test(
    'by the evaluator, whatever the declared functions give',
    async () => {
      const tally = await holdBatches(2 * DEEP, (seed) =>
        holdPairs(createLogic(), sampleDeclaredPairs(BATCH, seed), [], seed),
      );
      // What one function gives for a text and for the same in lower case is often left open.
      expect(tally.undecided / tally.pairs).toBeLessThan(2 * MAX_UNDECIDED);
    },
    60_000 * DEEP,
  );
});
