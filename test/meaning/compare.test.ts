import { describe, expect, it } from 'vitest';
import { createMeanings } from '../../src/meaning/create-meanings.js';
import type { Comparison } from '../../src/meaning/meaning.js';
import { companyGraph, leadTerms, meaningNamed } from './company.js';

/** How two conditions on leads compare. */
function compare(left: string, right: string): Comparison {
  const graph = companyGraph(leadTerms({ left, right }));
  const meanings = createMeanings(graph);
  return meanings.compare(
    meaningNamed(graph, meanings, 'term', 'left'),
    meaningNamed(graph, meanings, 'term', 'right'),
  );
}

const NOTHING = { assumptions: [], witness: {}, words: {}, reason: null };

describe('compare on conditions', () => {
  it.each([
    ['score >= 60', 'NOT (score < 60)'],
    ['score > 59', 'score >= 60'],
    ["consent AND status = 'mql'", "status = 'mql' AND consent IS TRUE"],
    ['net > 5', 'amount - refunded > 5.00'],
  ])('%s means the same as %s', (left, right) => {
    const told = compare(left, right);
    expect(told).toMatchObject({ same: true, relation: 'equivalent', differs: [], proof: 'proved' });
    expect(told.witness).toEqual({});
  });

  it('names what sameness leans on', () => {
    expect(compare("status <> 'new'", "status IN ('working', 'mql', 'sal')")).toEqual({
      ...NOTHING,
      same: true,
      relation: 'equivalent',
      differs: [],
      proof: 'proved',
      assumptions: ['lead.status is one of new, working, mql, sal'],
    });
  });

  it('tells narrower and wider, with a record of the wider one only', () => {
    const narrower = compare('score >= 60 AND consent', 'score >= 60');
    expect(narrower).toMatchObject({
      same: false,
      relation: 'narrower',
      differs: ['condition'],
      proof: 'refuted',
    });
    expect(Object.keys(narrower.witness).sort()).toEqual(['both', 'onlyOther']);
    expect(narrower.witness.onlyOther?.score).toBeGreaterThanOrEqual(60);
    expect(narrower.witness.onlyOther?.consent).not.toBe(true);
    expect(narrower.words.both).toMatch(/^lead with score \d+ and consent true$/);
    const wider = compare('score >= 60', 'score >= 60 AND consent');
    expect(wider.relation).toBe('wider');
    expect(Object.keys(wider.witness).sort()).toEqual(['both', 'onlyThis']);
  });

  it('tells an overlap by three records', () => {
    const told = compare('score >= 60', 'grade >= 3');
    expect(told).toMatchObject({ same: false, relation: 'overlapping', proof: 'refuted' });
    expect(Object.keys(told.witness).sort()).toEqual(['both', 'onlyOther', 'onlyThis']);
    expect(told.witness.both?.score).toBeGreaterThanOrEqual(60);
    expect(told.witness.both?.grade).toBeGreaterThanOrEqual(3);
  });

  it('tells what is disjoint', () => {
    const told = compare('score >= 60', 'score < 60');
    expect(told).toMatchObject({ same: false, relation: 'disjoint', proof: 'refuted' });
    expect(Object.keys(told.witness).sort()).toEqual(['onlyOther', 'onlyThis']);
  });

  it('follows NULL: the negation of a condition is not what it leaves out', () => {
    const told = compare('NOT score >= 60', 'score < 60 OR score IS NULL');
    expect(told).toMatchObject({ relation: 'narrower', witness: { onlyOther: { score: null } } });
    expect(told.words.onlyOther).toBe('lead without a score');
  });

  it('tells a missing related row', () => {
    const told = compare(
      'account.country IS NULL',
      'account.country IS NULL AND account.account_id IS NOT NULL',
    );
    expect(told.relation).toBe('wider');
    expect(told.witness.onlyThis).toMatchObject({ account: null });
    expect(told.words.onlyThis).toMatch(/without an account/);
  });

  it('holds for every meaning of a declared function', () => {
    const same = compare(
      "region_of(country) = 'emea' AND consent",
      "consent AND 'emea' = region_of(country)",
    );
    expect(same).toMatchObject({
      same: true,
      proof: 'modulo',
      assumptions: ['region_of(...) may give anything'],
    });
    const other = compare("region_of(country) = 'emea'", "region_of(country) = 'apac'");
    expect(other).toMatchObject({ same: false, relation: 'disjoint', proof: 'modulo' });
  });

  it('never compares the records of two entities', () => {
    const graph = companyGraph(`
terms:
  - {name: big_account, entity: account, where: employees > 5}
  - {name: big_lead, entity: lead, where: score > 5}
`);
    const meanings = createMeanings(graph);
    const [left, right] = ['big_account', 'big_lead'].map((name) =>
      meaningNamed(graph, meanings, 'term', name),
    );
    if (!left || !right) throw new Error('no meanings');
    expect(meanings.compare(left, right)).toEqual({
      ...NOTHING,
      same: false,
      relation: null,
      differs: ['entity'],
      proof: 'proved',
    });
  });
});

describe('find', () => {
  const graph = companyGraph(
    leadTerms({ left: 'score >= 60', right: 'score >= 50', none: 'score > 5 AND score < 6' }),
  );
  const meanings = createMeanings(graph);
  const records = (name: string) => {
    const meaning = meaningNamed(graph, meanings, 'term', name);
    if (meaning.kind !== 'records') throw new Error('no records');
    return meaning;
  };

  it('gives a record, or proves that there is none', () => {
    const found = meanings.find({ inside: [records('right')], outside: [records('left')] });
    expect(found).toMatchObject({ answer: 'record', proof: 'refuted' });
    if (found.answer !== 'record') throw new Error('none found');
    expect(found.record.score).toBeGreaterThanOrEqual(50);
    expect(found.record.score).toBeLessThan(60);
    expect(found.words).toBe(`lead with score ${found.record.score}`);
    expect(meanings.find({ inside: [records('left')], outside: [records('right')] })).toEqual({
      answer: 'none',
      proof: 'proved',
      assumptions: [],
    });
    expect(meanings.find({ inside: [records('none')], outside: [] })).toMatchObject({ answer: 'none' });
    const all = meanings.records('lead', []);
    expect(meanings.find({ inside: [all], outside: [records('left')] })).toMatchObject({ answer: 'record' });
  });

  it('refuses a question about two entities', () => {
    const accounts = meanings.records('account', []);
    expect(() => meanings.find({ inside: [accounts], outside: [records('left')] })).toThrow(/one entity/);
  });
});
