import { describe, expect, it } from 'vitest';
import { checkMarked, lines, rules } from '../support/check-marked.js';

describe('name-collision', () => {
  it('finds a definition given twice whose meanings cannot be compared, on the later one', () => {
    const { findings } = checkMarked(
      `terms:\n  - {name: won_deal, owners: [sales_ops], entity: deal, where: amuont > 5}`,
    );
    expect(lines(findings)).toContain('name-collision: The term won_deal is defined twice.');
    const [twice] = findings.filter(({ rule }) => rule === 'name-collision');
    expect(twice?.related).toHaveLength(1);
    expect(twice?.related?.[0]?.span.source.path).toBe('base.yml');
  });

  it.each([
    ['conflicting-definition', 'amount > 5'],
    ['duplicate-definition', "NOT (stage <> 'won')"],
  ])('leaves meanings that can be compared to %s', (rule, where) => {
    const { findings } = checkMarked(
      `terms:\n  - {name: won_deal, owners: [sales_ops], entity: deal, where: ${where}}`,
    );
    expect(rules(findings)).toEqual([rule]);
  });

  it.each([
    [
      'a term and a field',
      `terms:\n  - {name: »amount«, owners: [sales_ops], entity: deal, where: stage = 'lost'}`,
    ],
    [
      'a segmentation and a field',
      `segmentations:\n  - {name: »stage«, owners: [sales_ops], entity: deal, exhaustive: false, segments: [{name: big, where: amount > 5}]}`,
    ],
    [
      'a segmentation and a metric',
      `segmentations:\n  - {name: won_deals, owners: [sales_ops], entity: deal, exhaustive: false, segments: [{name: big, where: amount > 5}]}`,
    ],
  ])('finds %s under one name', (_, marked) => {
    const { findings } = checkMarked(marked);
    expect(rules(findings)).toEqual(['name-collision']);
    expect(findings[0]?.related).toHaveLength(1);
  });

  it('leaves a term and the metric of its name alone', () => {
    const { findings } = checkMarked(
      `terms:\n  - {name: deal_size, owners: [sales_ops], entity: deal, where: stage = 'won' AND amount > 0}`,
    );
    expect(findings).toEqual([]);
  });

  it.each([
    ['a metric and a field', 'metrics:\n  - {name: deal_amount, owners: [sales_ops], type: count, of: deal}'],
    ['a metric and an entity', 'metrics:\n  - {name: deal, owners: [sales_ops], type: count, of: deal}'],
    [
      'a term and a field that says it',
      `entities:
  - {name: trial, owners: [sales_ops], source: x, primary_key: id, fields: [{name: id, type: string}, {name: is_paid, type: boolean}]}
terms:
  - {name: paid, owners: [sales_ops], entity: trial, where: is_paid}
metrics:
  - {name: paid_trials, owners: [sales_ops], type: count, of: paid}`,
    ],
  ])('leaves %s alone, whose words alone are alike', (_, text) => {
    expect(checkMarked(text).findings).toEqual([]);
  });

  it.each([
    [
      'more than a column can hold',
      `metrics:\n  - {name: »${'long_'.repeat(12)}name«, owners: [sales_ops], type: count, of: deal}`,
      /too long/,
    ],
  ])('finds a metric that would be compiled to %s', (_, marked, message) => {
    const { findings } = checkMarked(marked);
    expect(rules(findings)).toEqual(['name-collision']);
    expect(findings[0]?.message).toMatch(message);
  });
});
