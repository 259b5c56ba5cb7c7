import { describe, expect, it } from 'vitest';
import { checkDefinitions } from '../../src/check.js';
import { readCorpus } from '../support/corpus.js';
import { markSpans } from '../support/marked-source.js';
import { LIST_MUTATORS, SYNTAX_MUTATORS } from '../support/mutate-definitions.js';
import { REFERENCE_MUTATORS } from '../support/mutate-references.js';
import { type Mutation, mutate } from '../support/mutation.js';

const SEED = 20261122;
const corpus = readCorpus();

function findingsOf(mutation: Mutation) {
  const sources = corpus.map((source) => (source.path === mutation.source.path ? mutation.source : source));
  return checkDefinitions({ config: {}, sources, today: '2026-11-22' }).findings;
}

type Findings = ReturnType<typeof findingsOf>;

function show(mutation: Mutation, findings: Findings): string {
  const here = findings.filter((finding) => finding.span.source.path === mutation.source.path);
  const said = findings.map(({ rule, message }) => `${rule}: ${message}`).join('\n');
  return `${said}\n${markSpans(
    mutation.source,
    here.map((finding) => finding.span),
  )}`;
}

describe(`a mistake in a name, a type or a value, through the whole check (seed ${SEED})`, () => {
  const mutations = mutate(corpus, REFERENCE_MUTATORS, { seed: SEED, each: 6 });

  it('starts from a corpus without errors, and is made in every way', () => {
    const { findings } = checkDefinitions({ config: {}, sources: corpus, today: '2026-11-22' });
    expect(findings.filter((finding) => finding.severity === 'error')).toEqual([]);
    const used = new Set(mutations.map((mutation) => mutation.mutator));
    expect(REFERENCE_MUTATORS.filter(({ name }) => !used.has(name))).toEqual([]);
  });

  it.each(mutations.map((mutation) => [mutation.name, mutation] as const))('%s', (_, mutation) => {
    const findings = findingsOf(mutation);
    const told = findings.filter(
      ({ rule, span }) =>
        rule === mutation.expect.rule &&
        span.source.path === mutation.source.path &&
        span.start <= mutation.expect.end &&
        span.end >= mutation.expect.start,
    );
    expect(told.length, show(mutation, findings)).toBeGreaterThan(0);
  });
});

describe(`a mistake in the text of one definition, through the whole check (seed ${SEED})`, () => {
  const mutations = mutate(corpus, [...SYNTAX_MUTATORS, ...LIST_MUTATORS], { seed: SEED, each: 2 });
  const single = mutations.filter((mutation) => mutation.single);

  it.each(single.map((mutation) => [mutation.name, mutation] as const))(
    'no other error: %s',
    (_, mutation) => {
      const findings = findingsOf(mutation);
      const errors = findings.filter((finding) => finding.severity === 'error');
      expect(
        errors.map((finding) => finding.rule),
        show(mutation, findings),
      ).toEqual(['syntax']);
    },
  );
});
