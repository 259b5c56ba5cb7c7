import { describe, expect, it } from 'vitest';
import { checkMarked, rules } from '../support/check-marked.js';

const term = (where: string) =>
  `terms:\n  - name: t\n    owners: [sales_ops]\n    entity: deal\n    where: ${where}`;
const metric = (rest: string) => `metrics:\n  - {name: m, owners: [sales_ops], ${rest}}`;

describe('type-mismatch', () => {
  it.each([
    ['text against a number', term(`amount > »'much'«`)],
    ['a condition that is no condition', term(`»amount«`)],
    ['= NULL', term(`»closed_at = NULL«`)],
    ['NULL in NOT IN', term(`stage NOT IN ('won', »NULL«)`)],
    ['text in order without a collation', term(`»deal_id < 'b'«`)],
    ['a sum of text', metric(`type: sum, of: won_deal, value: »stage«`)],
    ['a time that is no time', metric(`type: count, of: won_deal, time: »amount«`)],
    [
      'a term of another entity',
      `terms:\n  - {name: big_account, owners: [sales_ops], entity: account, where: employees > 1000, disjoint_with: [»won_deal«]}`,
    ],
    [
      'keys that cannot be equal',
      `entities:
  - name: visit
    owners: [sales_ops]
    source: web.visits
    primary_key: visit_id
    fields: [{name: visit_id, type: string}, {name: account_number, type: integer}]
    relationships: [{name: account, to: account, on: »account_number«, type: many_to_one}]`,
    ],
    [
      'a computed field of another type than declared',
      `entities:
  - name: visit
    owners: [sales_ops]
    source: web.visits
    primary_key: visit_id
    fields: [{name: visit_id, type: string}, {name: long, type: integer, expression: »LENGTH(visit_id) > 3«}]`,
    ],
  ])('finds %s', (_, marked) => {
    const { findings, found, expected } = checkMarked(marked);
    expect(found).toBe(expected);
    expect(rules(findings)).toEqual(['type-mismatch']);
  });

  it('lets integers stand for decimals, and dates for timestamps', () => {
    const { findings } = checkMarked(term(`amount >= 10 AND closed_at >= DATE '2026-01-01'`));
    expect(findings).toEqual([]);
  });
});
