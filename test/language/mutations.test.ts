import { describe, expect, it } from 'vitest';
import { readDefinitions } from '../../src/language/read-definitions.js';
import { readCorpus } from '../support/corpus.js';
import { markSpans } from '../support/marked-source.js';
import { LIST_MUTATORS, SYNTAX_MUTATORS } from '../support/mutate-definitions.js';
import { mutate } from '../support/mutation.js';

const SEED = 20261122;
const corpus = readCorpus();
const mutations = mutate(corpus, [...SYNTAX_MUTATORS, ...LIST_MUTATORS], { seed: SEED, each: 8 });

const countOf = new Map(corpus.map((source) => [source.path, readDefinitions([source]).definitions.length]));

describe(`definitions with one mistake (seed ${SEED})`, () => {
  it('start from a corpus without any', () => {
    expect(readDefinitions(corpus).problems).toEqual([]);
  });

  it('are at least 300, of every kind of mistake', () => {
    expect(mutations.length).toBeGreaterThanOrEqual(300);
    const used = new Set(mutations.map((mutation) => mutation.mutator));
    expect([...SYNTAX_MUTATORS, ...LIST_MUTATORS].filter(({ name }) => !used.has(name))).toEqual([]);
  });

  it.each(mutations.map((mutation) => [mutation.name, mutation] as const))('%s', (_, mutation) => {
    const { definitions, problems } = readDefinitions([mutation.source]);
    const touching = problems.filter(
      ({ span }) => span.start <= mutation.expect.end && span.end >= mutation.expect.start,
    );
    // Shown on failure: the mutated file with the ranges of all problems in it, and what they say.
    const shown = `${problems.map((one) => one.message).join('\n')}\n${markSpans(
      mutation.source,
      problems.map((one) => one.span),
    )}`;
    expect(touching.length, `touches ${JSON.stringify(mutation.expect)}\n${shown}`).toBeGreaterThan(0);
    if (!mutation.single) return;
    expect(problems.length, shown).toBe(1);
    expect(definitions.length, `other definitions are lost\n${shown}`).toBeGreaterThanOrEqual(
      (countOf.get(mutation.source.path) ?? 0) - 1,
    );
  });
});
