import { describe, expect, it } from 'vitest';
import type { Relation } from '../../src/diagnostic/finding.js';
import { createMeanings } from '../../src/meaning/create-meanings.js';
import { companyGraph, leadTerms, meaningNamed } from './company.js';

const CONDITIONS = [
  'score >= 60',
  'NOT score < 60',
  'score < 60 OR score IS NULL',
  'score > 60 AND consent',
  'score BETWEEN 40 AND 80',
  "status = 'new'",
  "status <> 'new'",
  "status IN ('mql', 'sal') AND score >= 60",
  'consent IS NOT TRUE',
  "account.country = 'nl'",
  'account.employees IS NULL',
  "LOWER(country) = 'nl'",
  "country LIKE 'n%'",
  'amount > refunded',
  "qualified_at >= created_at + INTERVAL '2 days'",
];

const INVERSE: Readonly<Record<Relation, Relation>> = {
  equivalent: 'equivalent',
  narrower: 'wider',
  wider: 'narrower',
  overlapping: 'overlapping',
  disjoint: 'disjoint',
  unknown: 'unknown',
};

const graph = companyGraph(
  leadTerms(Object.fromEntries(CONDITIONS.map((each, index) => [`t${index}`, each]))),
);
const meanings = createMeanings(graph);
const all = CONDITIONS.map((_, index) => meaningNamed(graph, meanings, 'term', `t${index}`));
const pairs = all.flatMap((left, i) =>
  all.map((right, j) => ({ left, right, name: `${CONDITIONS[i]} | ${CONDITIONS[j]}` })),
);

describe('relations', () => {
  it('are turned round with the sides, and shown by records of the same sides', () => {
    for (const { left, right, name } of pairs) {
      const [there, back] = [meanings.compare(left, right), meanings.compare(right, left)];
      if (there.relation === null) throw new Error(name);
      expect(back.relation, name).toBe(INVERSE[there.relation]);
      expect(back.same, name).toBe(there.same);
      expect(back.assumptions, name).toEqual(there.assumptions);
      const turned = { onlyThis: back.witness.onlyOther, onlyOther: back.witness.onlyThis };
      for (const side of ['onlyThis', 'onlyOther'] as const)
        expect(there.witness[side] === undefined, name).toBe(turned[side] === undefined);
    }
  });

  it('are all decided here, with a record for each side that has some of its own', () => {
    const shown: Readonly<Record<Relation, readonly string[]>> = {
      equivalent: [],
      narrower: ['both', 'onlyOther'],
      wider: ['both', 'onlyThis'],
      overlapping: ['both', 'onlyOther', 'onlyThis'],
      disjoint: ['onlyOther', 'onlyThis'],
      unknown: ['never'],
    };
    for (const { left, right, name } of pairs) {
      const { relation, witness, words, same, reason } = meanings.compare(left, right);
      expect(reason, name).toBeNull();
      expect(Object.keys(witness).sort(), name).toEqual(shown[relation ?? 'unknown']);
      expect(Object.keys(words).sort(), name).toEqual(shown[relation ?? 'unknown']);
      expect(same, name).toBe(relation === 'equivalent');
    }
  });

  it('agree with the fingerprints', () => {
    for (const { left, right, name } of pairs) {
      const isSame = meanings.fingerprint(left) === meanings.fingerprint(right);
      expect(isSame, name).toBe(meanings.compare(left, right).same);
    }
  });

  it('are not told between the meanings of two graphs', () => {
    const elsewhere = companyGraph(leadTerms({ other: 'score = 77' }));
    const [first] = all;
    const foreign = meaningNamed(elsewhere, createMeanings(elsewhere), 'term', 'other');
    if (!first) throw new Error('no meanings');
    expect(() => meanings.compare(first, foreign)).toThrow(/another graph/);
  });
});
