import { describe, expect, it } from 'vitest';
import { createMeanings } from '../../src/meaning/create-meanings.js';
import type { Comparison } from '../../src/meaning/meaning.js';
import { companyGraph, meaningNamed } from './company.js';

const BASE = `
terms:
  - {name: good_lead, entity: lead, where: score >= 60}
  - {name: fine_lead, entity: lead, where: NOT score < 60}
  - {name: won, entity: deal, where: stage = 'won'}
metrics:
  - {name: leads, type: count, of: lead}
  - {name: good_leads, type: count, of: good_lead}
  - {name: won_deals, type: count, of: won}
  - {name: deals, type: count, of: deal}
`;

/** How two metrics, given as what follows the name, compare. */
function compare(left: string, right: string): Comparison {
  const graph = companyGraph(`${BASE}  - {name: left, ${left}}\n  - {name: right, ${right}}\n`);
  const meanings = createMeanings(graph);
  return meanings.compare(
    meaningNamed(graph, meanings, 'metric', 'left'),
    meaningNamed(graph, meanings, 'metric', 'right'),
  );
}

describe('compare on metrics', () => {
  it.each([
    ['type: count, of: good_lead', 'type: count, of: fine_lead'],
    ['type: count, of: good_lead', 'type: count, of: lead, where: score > 59'],
    ['type: count, of: lead', 'type: count, of: lead, time: created_at'],
    ['type: sum, of: lead, value: net', 'type: sum, of: lead, value: amount - refunded'],
    ['type: sum, of: lead, value: amount * 2', 'type: sum, of: lead, value: amount + amount'],
    [
      'type: sum, of: lead, value: ABS(amount)',
      'type: sum, of: lead, value: CASE WHEN amount < 0 THEN -amount ELSE amount END',
    ],
    [
      'type: max, of: lead, value: score * score - grade * grade',
      'type: max, of: lead, value: (score - grade) * (grade + score)',
    ],
    ['type: sum, of: lead, value: amount, unit: USD', 'type: sum, of: lead, value: amount, unit: usd'],
    ['type: median, of: lead, value: amount', 'type: percentile, percentile: 0.5, of: lead, value: amount'],
    ['type: ratio, numerator: won_deals, denominator: deals', 'type: derived, expression: won_deals / deals'],
    [
      'type: derived, expression: won_deals + leads * 2',
      'type: derived, expression: (2 * leads) + won_deals',
    ],
    [
      'type: derived, expression: deals - won_deals - leads',
      'type: derived, expression: deals - (won_deals + leads)',
    ],
    ['type: derived, expression: leads', 'type: count, of: lead'],
    ['type: cumulative, metric: leads, window: 2 weeks', 'type: cumulative, metric: leads, window: 14 days'],
    ['type: cumulative, metric: leads, window: 2 days', 'type: cumulative, metric: leads, window: 48 hours'],
  ])('%s means the same as %s', (left, right) => {
    const told = { same: true, relation: 'equivalent', differs: [], proof: 'proved', reason: null };
    expect(compare(left, right)).toMatchObject(told);
  });

  it('tells the relation when only the condition differs', () => {
    const told = compare('type: count, of: good_lead, where: consent', 'type: count, of: good_lead');
    expect(told).toMatchObject({
      same: false,
      relation: 'narrower',
      differs: ['condition'],
      proof: 'refuted',
    });
    expect(told.witness.onlyOther).toBeDefined();
  });

  it('tells every part that differs, and no relation then', () => {
    const told = compare(
      'type: sum, of: good_lead, value: amount, unit: USD',
      'type: average, of: lead, value: refunded, time: qualified_at, unit: EUR',
    );
    expect(told).toMatchObject({
      same: false,
      relation: null,
      differs: ['aggregation', 'value', 'condition', 'time', 'unit'],
      proof: 'refuted',
    });
    expect(told.witness.onlyOther).toBeDefined();
    expect(compare('type: count, of: lead', 'type: count, of: lead, time: qualified_at')).toMatchObject({
      same: false,
      relation: null,
      differs: ['time'],
      proof: 'proved',
      witness: {},
    });
    expect(compare('type: count, of: lead', 'type: count, of: deal')).toMatchObject({
      same: false,
      relation: null,
      differs: ['entity', 'time'],
    });
  });

  it.each<[string, string, string, readonly string[]]>([
    [
      'a part that differs',
      'type: ratio, numerator: won_deals, denominator: deals',
      'type: ratio, numerator: won_deals, denominator: leads',
      ['parts'],
    ],
    [
      'swapped parts',
      'type: ratio, numerator: won_deals, denominator: deals',
      'type: ratio, numerator: deals, denominator: won_deals',
      ['parts'],
    ],
    [
      'another formula',
      'type: derived, expression: deals - won_deals',
      'type: derived, expression: won_deals - deals',
      ['value'],
    ],
    [
      'a formula that is no division of two any more',
      'type: derived, expression: deals / won_deals',
      'type: derived, expression: 2 * deals / won_deals',
      ['value'],
    ],
    [
      'another shape',
      'type: ratio, numerator: won_deals, denominator: deals',
      'type: count, of: lead',
      ['aggregation'],
    ],
    [
      'another window',
      'type: cumulative, metric: leads, window: month',
      'type: cumulative, metric: leads, window: year',
      ['aggregation'],
    ],
    [
      'another unit',
      'type: derived, expression: deals * 2, unit: EUR',
      'type: derived, expression: deals * 2, unit: USD',
      ['unit'],
    ],
    [
      'another key',
      'type: conversion, from: leads, to: won_deals, by: account_id, within: 30 days',
      'type: conversion, from: leads, to: won_deals, by: account_id, within: 1 month',
      ['aggregation'],
    ],
  ])('tells %s', (_, left, right, differs) => {
    expect(compare(left, right)).toMatchObject({ same: false, relation: null, differs });
  });

  it('shows the record on which a part differs', () => {
    const told = compare(
      'type: ratio, numerator: good_leads, denominator: leads, unit: percent',
      'type: ratio, numerator: leads, denominator: leads, unit: percent',
    );
    expect(told).toMatchObject({ same: false, differs: ['parts'] });
  });

  it('does not claim a difference it cannot show: formulas that may be the same number', () => {
    const told = compare('type: derived, expression: leads * 2', 'type: derived, expression: leads + leads');
    expect(told).toMatchObject({ same: null, proof: 'unknown', differs: [] });
    expect(told.reason).toMatch(/formulas/);
  });

  it('knows parts by their meaning, not by their name', () => {
    const told = compare(
      'type: ratio, numerator: good_leads, denominator: leads',
      'type: derived, expression: fine_leads / leads}\n  - {name: fine_leads, type: count, of: fine_lead',
    );
    expect(told).toMatchObject({ same: true, differs: [] });
  });

  it('follows conversions by their records only', () => {
    const told = compare(
      'type: conversion, from: leads, to: won_deals, by: account_id, within: 14 days',
      'type: conversion, from: leads, to: won_amount, by: account_id, within: 2 weeks}\n  - {name: won_amount, type: sum, of: won, value: amount',
    );
    expect(told).toMatchObject({ same: true });
  });
});
