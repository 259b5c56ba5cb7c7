import { describe, expect, it } from 'vitest';
import { proofsOf } from '../../src/explain/proofs.js';
import { createMeanings } from '../../src/meaning/create-meanings.js';
import { companyGraph } from '../meaning/company.js';

const graph = companyGraph(`
terms:
  - {name: good_lead, entity: lead, where: score >= 60 AND consent}
  - {name: fine_lead, entity: lead, where: NOT score < 60 AND consent IS TRUE}
  - {name: hot_lead, entity: lead, where: good_lead AND grade = 1}
  - {name: scored_lead, entity: lead, where: score IS NOT NULL}
  - {name: cold_lead, entity: lead, where: score < 60}
  - {name: graded_lead, entity: lead, where: grade > 0 OR good_lead}
  - {name: home_lead, entity: lead, where: account.home AND country = 'nl'}
  - {name: odd_lead, entity: lead, where: "ROUND(amount / refunded, 2) > score * grade AND score > 1"}
  - {name: home, entity: account, where: country = 'nl'}
  - {name: won, entity: deal, where: stage = 'won'}
metrics:
  - {name: good_leads, type: count, of: good_lead}
  - {name: hot_leads, type: count, of: good_lead, where: grade = 1}
  - {name: won_amount, type: sum, of: won, value: amount, unit: EUR}
  - {name: high, type: percentile, percentile: 0.9, of: deal, value: amount}
  - {name: share, type: ratio, numerator: hot_leads, denominator: good_leads}
  - {name: twice, type: derived, expression: share * 2}
  - {name: so_far, type: cumulative, metric: good_leads, window: month}
  - {name: lately, type: cumulative, metric: good_leads, window: 30 days}
  - {name: ever, type: cumulative, metric: good_leads, window: unbounded}
  - {name: follow, type: conversion, from: good_leads, to: won_amount, by: account_id, within: 90 days}
segmentations:
  - {name: tier, entity: account, segments: [{name: large, where: employees >= 100 AND country = 'nl'}, {name: rest, where: employees < 100}]}
`);
const meanings = createMeanings(graph);

function proofs(kind: string, name: string) {
  const definition = graph.definitions.find((each) => each.kind === kind && each.name === name);
  if (!definition) throw new Error(`no ${kind} ${name}`);
  return proofsOf(graph, meanings, definition);
}

describe('the normal form', () => {
  it('writes out the terms of the entity, each condition once, and keeps those of related records', () => {
    expect(proofs('term', 'hot_lead').normalForm).toEqual([
      'score is at least 60',
      'grade is 1',
      'consent is true',
    ]);
    expect(proofs('term', 'graded_lead').normalForm).toEqual([
      'grade is more than 0 or (score is at least 60 and consent is true)',
    ]);
    expect(proofs('term', 'home_lead').normalForm).toEqual([
      'country of residence is nl',
      "account's country is nl",
    ]);
  });

  it.each<[string, readonly string[]]>([
    [
      'hot_leads',
      ['count over lead where score is at least 60 and consent is true and grade is 1 by created_at'],
    ],
    ['won_amount', ['sum of amount over deal where stage is won by closed_at', 'in EUR']],
    ['high', ['percentile 0.9 of amount over deal by closed_at']],
    [
      'share',
      [
        'numerator: count over lead where score is at least 60 and consent is true and grade is 1 by created_at',
        'denominator: count over lead where score is at least 60 and consent is true by created_at',
      ],
    ],
    [
      'so_far',
      ['month to date: count over lead where score is at least 60 and consent is true by created_at'],
    ],
    [
      'lately',
      ['over 30 days: count over lead where score is at least 60 and consent is true by created_at'],
    ],
    ['ever', ['since ever: count over lead where score is at least 60 and consent is true by created_at']],
    [
      'follow',
      [
        'from: count over lead where score is at least 60 and consent is true by created_at',
        'to: sum of amount over deal where stage is won by closed_at',
        'by account_id within 90 days',
      ],
    ],
  ])('tells the metric %s by its parts', (name, expected) => {
    expect(proofs('metric', name).normalForm).toEqual(expected);
  });

  it('tells a formula, then what it is made of', () => {
    const [formula, part = ''] = proofs('metric', 'twice').normalForm;
    expect(formula).toBe('share times 2');
    expect(part).toMatch(/^share: numerator: count over lead where .*; denominator: count over lead where /);
  });
});

describe('the neighbours', () => {
  it('of a term are the other terms on its fields, those with records in common first', () => {
    const { neighbours } = proofs('term', 'good_lead');
    expect(neighbours.map(({ name, relation }) => [name, relation])).toEqual([
      ['fine_lead', 'equivalent'],
      ['graded_lead', 'narrower'],
      ['scored_lead', 'narrower'],
      ['hot_lead', 'wider'],
      ['odd_lead', expect.stringMatching(/^(overlapping|unknown)$/)],
      ['cold_lead', 'disjoint'],
    ]);
    const [same, narrower] = neighbours;
    expect(same).toEqual({
      of: null,
      kind: 'term',
      name: 'fine_lead',
      relation: 'equivalent',
      words: 'the same',
      witness: {},
    });
    expect(narrower?.words).toMatch(/^narrower: a lead with .* belongs to graded_lead alone$/);
    expect(neighbours.find(({ name }) => name === 'hot_lead')?.words).toMatch(
      /^wider: a lead with score \d+, (grade \d+ and consent true|consent true and without a grade) belongs to good_lead alone$/,
    );
    expect(neighbours.at(-1)?.words).toBe('disjoint: no lead belongs to both');
  });

  it('of a metric are those of its records, but not the term it counts', () => {
    expect(proofs('metric', 'good_leads').neighbours.map(({ name }) => name)).not.toContain('good_lead');
    const [first] = proofs('metric', 'hot_leads').neighbours;
    expect(first).toMatchObject({ name: 'hot_lead', relation: 'equivalent' });
    expect(proofs('metric', 'share').neighbours).toEqual([]);
  });

  it('of a segmentation are those of each segment', () => {
    expect(proofs('segmentation', 'tier').neighbours).toEqual([
      expect.objectContaining({ of: 'large', kind: 'term', name: 'home', relation: 'narrower' }),
    ]);
    const { neighbours } = proofs('term', 'home');
    expect(neighbours).toEqual([
      expect.objectContaining({ of: null, kind: 'segment', name: 'tier.large', relation: 'wider' }),
    ]);
    expect(neighbours[0]?.words).toMatch(/^wider: an account with .* belongs to home alone$/);
  });

  it('are not looked for where nothing is read', () => {
    expect(proofs('entity', 'lead')).toEqual({ normalForm: [], neighbours: [] });
  });
});
