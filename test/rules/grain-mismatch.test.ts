import { describe, expect, it } from 'vitest';
import { checkMarked, rules } from '../support/check-marked.js';

const metric = (rest: string) => `metrics:\n  - {name: m, owners: [sales_ops], ${rest}}`;

describe('grain-mismatch', () => {
  it.each([
    [
      'other units added',
      metric('type: derived, expression: »won_revenue + won_deals«'),
      /usd and a plain number/,
    ],
    ['a median added', metric('type: derived, expression: »deal_size + deal_size«'), /not additive/],
    [
      'a median accumulated',
      metric('type: cumulative, metric: »deal_size«, window: month'),
      /cannot be accumulated/,
    ],
    [
      'something without a time accumulated',
      metric('type: cumulative, metric: »accounts«, window: month').concat(
        '\n  - {name: accounts, owners: [sales_ops], type: count, of: account}',
      ),
      /has no time/,
    ],
    [
      'entities that nothing connects',
      metric('type: ratio, numerator: won_deals, denominator: »views«'),
      /no relationship/,
    ],
    [
      'a related value summed once a record',
      metric('type: sum, of: deal, value: »account.revenue«'),
      /several times/,
    ],
    ['a step to many', metric('type: sum, of: account, value: »deals«.amount'), undefined],
    [
      'a condition on several entities',
      metric(`type: ratio, numerator: won_deals, denominator: deal_accounts, where: »stage = 'won'«`).concat(
        '\n  - {name: deal_accounts, owners: [sales_ops], type: count, of: account}',
      ),
      /records of deal and account at once/,
    ],
    [
      'a ratio of dates',
      metric('type: ratio, numerator: »last_close«, denominator: won_deals').concat(
        '\n  - {name: last_close, owners: [sales_ops], type: max, of: deal, value: closed_at}',
      ),
      /cannot be divided/,
    ],
    [
      'a conversion from a ratio',
      metric('type: conversion, from: »rate«, to: won_deals, by: deal_id, within: 3 days').concat(
        '\n  - {name: rate, owners: [sales_ops], type: ratio, numerator: won_deals, denominator: won_deals}',
      ),
      /follows single records/,
    ],
  ])('finds %s', (_, marked, message) => {
    const { findings, found, expected } = checkMarked(marked);
    expect(rules(findings)).toEqual(['grain-mismatch']);
    expect(found).toBe(expected);
    if (message) expect(findings[0]?.message).toMatch(message);
  });

  it.each([
    metric('type: derived, expression: won_revenue / won_deals'),
    metric('type: derived, expression: won_revenue * 1.19 + 5'),
    metric('type: ratio, numerator: won_revenue, denominator: won_deals'),
    metric('type: cumulative, metric: won_revenue, window: 30 days'),
    metric('type: ratio, numerator: won_deals, denominator: won_deals, where: account.employees > 5'),
    metric('type: sum, of: deal, value: amount * account.employees'),
  ])('is content with %s', (marked) => {
    expect(checkMarked(marked).findings).toEqual([]);
  });
});
