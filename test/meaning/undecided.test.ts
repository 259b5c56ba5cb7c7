import { describe, expect, it } from 'vitest';
import { renderComparison } from '../../src/explain/compare/render-comparison.js';
import { canonicalForm, digest } from '../../src/meaning/canonical-form.js';
import { compareMetrics } from '../../src/meaning/compare-metrics.js';
import { compareRecords } from '../../src/meaning/compare-records.js';
import type { AggregateMeaning, CompositeMeaning, Found, RecordsMeaning } from '../../src/meaning/meaning.js';
import { companyGraph, conditionOf, leadTerms } from './company.js';

const graph = companyGraph(leadTerms({ left: 'score > 1', alike: '1 < score', right: 'score > 2' }));

/** Records whose condition the engine gave up on. */
function beyond(term: string): RecordsMeaning {
  const conditions = [conditionOf(graph, term)];
  const condition = { conditions, key: null, canonical: false, undecided: 'too large' };
  return { kind: 'records', entity: 'lead', condition };
}

const UNKNOWN: Found = { answer: 'unknown', reason: 'too large' };
const NONE: Found = { answer: 'none', proof: 'proved', assumptions: [] };
const RECORD: Found = {
  answer: 'record',
  record: { score: 2 },
  words: 'lead with score 2',
  proof: 'refuted',
  assumptions: [],
};

/** Answers for the left side alone, the right side alone, and both. */
function answering(onlyLeft: Found, onlyRight: Found, both: Found) {
  const left = beyond('left');
  const right = beyond('right');
  const told = compareRecords(
    ({ inside, outside }) => {
      if (outside.length === 0) return both;
      return inside[0] === left ? onlyLeft : onlyRight;
    },
    left,
    right,
  );
  const { same, relation, proof, reason, witness } = told;
  return { same, relation, proof, reason, sides: Object.keys(witness) };
}

describe('what the engine leaves open', () => {
  it.each([
    [
      UNKNOWN,
      UNKNOWN,
      UNKNOWN,
      { same: null, relation: 'unknown', proof: 'unknown', reason: 'too large', sides: [] },
    ],
    [
      NONE,
      UNKNOWN,
      UNKNOWN,
      { same: null, relation: 'unknown', proof: 'unknown', reason: 'too large', sides: [] },
    ],
    [
      UNKNOWN,
      NONE,
      RECORD,
      { same: null, relation: 'unknown', proof: 'unknown', reason: 'too large', sides: ['both'] },
    ],
    [
      RECORD,
      UNKNOWN,
      UNKNOWN,
      { same: false, relation: 'unknown', proof: 'refuted', reason: 'too large', sides: ['onlyThis'] },
    ],
    [
      RECORD,
      RECORD,
      UNKNOWN,
      {
        same: false,
        relation: 'unknown',
        proof: 'refuted',
        reason: 'too large',
        sides: ['onlyThis', 'onlyOther'],
      },
    ],
    [
      NONE,
      RECORD,
      UNKNOWN,
      { same: false, relation: 'narrower', proof: 'refuted', reason: 'too large', sides: ['onlyOther'] },
    ],
    [
      NONE,
      RECORD,
      NONE,
      { same: false, relation: 'narrower', proof: 'refuted', reason: null, sides: ['onlyOther'] },
    ],
    [NONE, NONE, NONE, { same: true, relation: 'equivalent', proof: 'proved', reason: null, sides: [] }],
  ])('%# is no verdict where there is none', (onlyLeft, onlyRight, both, expected) => {
    expect(answering(onlyLeft, onlyRight, both)).toEqual(expected);
  });

  it('is the same where it is written the same', () => {
    const never = () => UNKNOWN;
    expect(compareRecords(never, beyond('left'), beyond('alike'))).toMatchObject({
      same: true,
      proof: 'proved',
    });
  });

  it('has a fingerprint by how it is written', () => {
    const print = (term: string) => digest(canonicalForm(beyond(term)));
    expect(print('alike')).toBe(print('left'));
    expect(print('right')).not.toBe(print('left'));
    expect(print('left')).toMatch(/^[0-9a-f]{16}$/);
  });
});

describe('metrics with something undecided', () => {
  const left = beyond('left');
  const sum: AggregateMeaning = {
    kind: 'aggregate',
    records: left,
    aggregation: 'sum',
    value: 'a',
    key: null,
    time: null,
    unit: null,
  };
  const asking = (values: boolean | null) => ({
    conditions: (ours: RecordsMeaning, theirs: RecordsMeaning) => compareRecords(() => UNKNOWN, ours, theirs),
    values: () => values,
  });

  it.each([
    [null, { same: null, differs: [], proof: 'unknown' }],
    [true, { same: true, differs: [], proof: 'proved' }],
    [false, { same: false, differs: ['value'], proof: 'proved', reason: null }],
  ])('tells values that are %s', (values, expected) => {
    expect(compareMetrics(asking(values), sum, { ...sum, value: 'b' })).toMatchObject(expected);
  });

  it('keeps a difference that is sure beside one that is open', () => {
    const told = compareMetrics(asking(null), sum, { ...sum, value: 'b', time: 'created_at', unit: 'EUR' });
    expect(told).toMatchObject({ same: false, relation: null, differs: ['time', 'unit'], reason: null });
    const open = compareMetrics(asking(true), sum, { ...sum, records: beyond('right') });
    expect(open).toMatchObject({ same: null, proof: 'unknown', reason: 'too large' });
  });

  it('does not take parts for different ones that may be the same', () => {
    const ratio = (part: AggregateMeaning, shape: string, samples: readonly number[]): CompositeMeaning => ({
      kind: 'composite',
      shape,
      parts: [part],
      unit: null,
      samples,
    });
    const other = { ...sum, records: beyond('right') };
    const told = compareMetrics(asking(true), ratio(sum, 'ratio', [1]), ratio(other, 'derived $0', [2]));
    expect(told).toMatchObject({ same: null, proof: 'unknown', differs: [] });
    const sure = compareMetrics(
      asking(false),
      ratio(sum, 'ratio', [1]),
      ratio({ ...sum, value: 'b' }, 'derived $0', [2]),
    );
    expect(sure).toMatchObject({ same: false, differs: ['value', 'parts'] });
  });
});

describe('accord compare, where nothing was decided', () => {
  const operand = (name: string) =>
    ({ kind: 'term', name, definition: null, meaning: beyond(name) }) as const;
  const render = (onlyLeft: Found) => {
    const [left, right] = [operand('left'), operand('right')];
    const comparison = compareRecords(
      ({ inside, outside }) => (outside.length > 0 && inside[0] === left.meaning ? onlyLeft : UNKNOWN),
      left.meaning,
      right.meaning,
    );
    return renderComparison(graph, { left, right, comparison, parts: [] }, { color: false, width: 80 });
  };

  it('says so, and why', () => {
    expect(render(UNKNOWN)).toBe('Whether left and right mean the same could not be decided: too large.\n');
    expect(render(RECORD)).toContain(
      'left and right mean different things; how one stands to the other could not be\n',
    );
    expect(render(RECORD)).not.toContain('Proven');
  });
});
