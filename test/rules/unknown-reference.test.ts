import { describe, expect, it } from 'vitest';
import { checkMarked, lines } from '../support/check-marked.js';

describe('unknown-reference', () => {
  it.each([
    [
      'a term of a metric',
      `metrics:\n  - {name: m, owners: [sales_ops], type: count, of: »won_dael«}`,
      'No term or entity is called `won_dael`.',
      'Did you mean `won_deal`?',
    ],
    [
      'a name of another kind',
      `metrics:\n  - {name: m, owners: [sales_ops], type: count, of: »won_deals«}`,
      'No term or entity is called `won_deals`; there is a metric of that name.',
      'Did you mean `won_deal`?',
    ],
    [
      'an entity of a term',
      `terms:\n  - {name: t, owners: [sales_ops], entity: »deals«, where: stage = 'won'}`,
      'No entity is called `deals`.',
      'Did you mean `deal`?',
    ],
    [
      'a promise',
      `terms:\n  - {name: t, owners: [sales_ops], entity: deal, where: amount > 1, refines: [»nothing_like_it«]}`,
      'No term is called `nothing_like_it`.',
      'There are won_deal, t.',
    ],
    [
      'a field in a condition',
      `terms:\n  - {name: t, owners: [sales_ops], entity: deal, where: stage = 'won' AND »amuont« > 1}`,
      undefined,
      'Did you mean `amount`?',
    ],
    [
      'a field along a relationship, in a folded scalar',
      `terms:\n  - name: t\n    owners: [sales_ops]\n    entity: deal\n    where: >-\n      stage = 'won'\n      AND account.»employes« > 1`,
      undefined,
      'Did you mean `employees`?',
    ],
    [
      "a metric's time",
      `metrics:\n  - {name: m, owners: [sales_ops], type: count, of: won_deal, time: »closed«}`,
      'No date or timestamp of deal is called `closed`.',
      'Did you mean `closed_at`?',
    ],
    [
      'a metric in a derived metric',
      `metrics:\n  - {name: m, owners: [sales_ops], type: derived, expression: won_revenue / »won_deal«}`,
      undefined,
      'Did you mean `won_deals`?',
    ],
    [
      "a dashboard's metric",
      `dashboards:\n  - {name: d, owners: [sales_ops], uses: [»won_revenu«]}`,
      'No definition is called `won_revenu`.',
      'Did you mean `won_revenue`?',
    ],
    [
      "a conversion's key",
      `metrics:\n  - {name: m, owners: [sales_ops], type: conversion, from: won_deals, to: views, by: »account_id«, within: 3 days}`,
      'No field of page_view is called `account_id`.',
      'There are view_id, seen_at.',
    ],
  ])('points at %s', (_, marked, message, help) => {
    const { findings, found, expected } = checkMarked(marked);
    expect(found).toBe(expected);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.rule).toBe('unknown-reference');
    if (message) expect(findings[0]?.message).toBe(message);
    expect(findings[0]?.help).toBe(help);
  });

  it('says nothing of a name that exists but could not be read', () => {
    const { findings } = checkMarked(
      `terms:\n  - {name: t, owners: [sales_ops], entity: deal, where: amount > 1, oops: 1}\nmetrics:\n  - {name: m, owners: [sales_ops], type: count, of: t}`,
    );
    expect(lines(findings)).toHaveLength(1);
    expect(findings[0]?.rule).toBe('syntax');
  });
});
