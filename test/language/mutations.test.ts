import { describe, expect, it } from 'vitest';
import type { Source } from '../../src/diagnostic/source.js';
import { readDefinitions } from '../../src/language/read-definitions.js';
import { readCorpus } from '../support/corpus.js';
import { markSpans } from '../support/marked-source.js';
import { LIST_MUTATORS, SYNTAX_MUTATORS } from '../support/mutate-definitions.js';
import { mutate } from '../support/mutation.js';

const SEED = 20261122;
const corpus = readCorpus();
const mutations = mutate(corpus, [...SYNTAX_MUTATORS, ...LIST_MUTATORS], { seed: SEED, each: 8 });

/** An item takes what it used to mean with it. */
const itemsIn = (source: Source) =>
  readDefinitions([source]).definitions.filter(({ previousOf }) => previousOf === null).length;
const countOf = new Map(corpus.map((source) => [source.path, itemsIn(source)]));

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
    const { problems } = readDefinitions([mutation.source]);
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
    expect(itemsIn(mutation.source), `other definitions are lost\n${shown}`).toBeGreaterThanOrEqual(
      (countOf.get(mutation.source.path) ?? 0) - 1,
    );
  });
});

const KEPT: Source = {
  path: 'kept.yml',
  text: `terms:
  - name: qualified_lead
    owners: [marketing_ops]
    entity: lead
    where: score >= 60 AND consent
    version: 2
    previous:
      sunset: 2027-03-31
      because: The call centre needs time
      title: Qualified lead as of 2024
      where: score >= 50 AND status IN ('mql', 'sal')
metrics:
  - name: average_score
    type: average
    of: qualified_lead
    value: score
    where: status <> 'new'
    version: 2
    previous: {sunset: 2027-03-31, type: count, of: lead}
segmentations:
  - name: tier
    entity: account
    version: 3
    segments: [{name: all, where: employees > 0}]
    previous:
      version: 1
      sunset: 2027-03-31
      segments:
        - {name: large, where: employees >= 100}
        - name: small
          where: employees < 100
`,
};

/** Hardly a key is required there, and of a block whose first line moved the others are out of line. */
const NO_MISTAKE = new Set(['required key gone', 'indented too far', 'indented too little']);

describe(`what definitions used to mean, with one mistake (seed ${SEED})`, () => {
  const inside = KEPT.text
    .split('\n')
    .flatMap((line, index) => (/^ {6}/.test(line) || /previous/.test(line) ? [index] : []));
  const lineOf = (at: number) => KEPT.text.slice(0, at).split('\n').length - 1;
  const mutations = mutate([KEPT], SYNTAX_MUTATORS, { seed: SEED, each: 12 }).filter(
    ({ mutator, expect: place }) => inside.includes(lineOf(place.start)) && !NO_MISTAKE.has(mutator),
  );

  it('start from none, and are many', () => {
    expect(readDefinitions([KEPT]).problems).toEqual([]);
    expect(mutations.length).toBeGreaterThan(60);
  });

  it.each(mutations.map((mutation) => [mutation.name, mutation] as const))(
    '%s',
    (_, { source, expect: place, single }) => {
      const { problems } = readDefinitions([source]);
      const shown = `${problems.map((one) => one.message).join('\n')}\n${markSpans(
        source,
        problems.map((one) => one.span),
      )}`;
      const touching = problems.filter(({ span }) => span.start <= place.end && span.end >= place.start);
      expect(touching.length, `touches ${JSON.stringify(place)}\n${shown}`).toBeGreaterThan(0);
      if (!single) return;
      expect(problems.length, shown).toBe(1);
      expect(itemsIn(source), shown).toBeGreaterThanOrEqual(2);
    },
  );
});
